import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contractCases, reportContract, runContract } from "../src/contract.js";
import { outlineOf, propertyOf, type Schema } from "../src/core/schema.js";
import { createFakeApi, createManualClock, type FakeApi, type FakeRequest, fixtures } from "../src/index.js";
import { listen } from "../src/node.js";
import { schemas } from "../src/schema-table.gen.js";
import { fieldMutants, type Mutant, mutants } from "./mutants.js";

const baseUrl = "https://app.launchdarkly.com";
/** The operations for which there are mutants and random states. */
const only = ["getApplication/", "getAllIntegrationConfigurations/"];
const handled = contractCases.filter(({ id }) => only.some((prefix) => id.startsWith(prefix)));
const rateLimit = { global: 1_000_000, routes: { getApplication: 100_000 } };

/** A `fetch` of a fake with a planted mistake. It also sends what a real server can't, such as a body after HEAD. */
function connect(mutant: Mutant | undefined): FakeApi["fetch"] & { token: string } {
  const fake = createFakeApi({ rateLimit });
  const fetch: FakeApi["fetch"] = async (url, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers));
    const request: FakeRequest = { method: init?.method ?? "GET", url: String(url), headers };
    const { status, headers: own, body } = mutant ? mutant.respond(fake, request) : fake.respond(request);
    const response = new Response(null, { status, headers: own });
    return Object.assign(response, { text: async () => body ?? "" });
  };
  return Object.assign(fetch, { token: fake.token });
}

async function differencesOf(mutant: Mutant | undefined): Promise<string[]> {
  const fetch = connect(mutant);
  const results = await runContract({ baseUrl, token: fetch.token, fetch, only });
  return results.flatMap(({ id, differences }) => differences.map((difference) => `${id}: ${difference}`));
}

/** Looks up what the schema of a response says about a place. */
function schemaAt(root: string, path: readonly string[]): { required: boolean; schema: Schema } {
  return path.reduce<{ required: boolean; schema: Schema }>(
    ({ schema }, key) => {
      const outline = outlineOf(schemas, schema);
      const isIndex = /^\d+$/.test(key);
      const member = isIndex ? outline.items || {} : (propertyOf(outline, key) ?? {});
      return { required: outline.required.includes(key), schema: member };
    },
    { required: false, schema: { $ref: root } },
  );
}

function fieldsOf(root: string, body: unknown): Mutant[] {
  const isAny = (path: readonly string[]) => {
    const { schema } = schemaAt(root, path);
    return schema.$ref === undefined && schema.type === undefined;
  };
  return fieldMutants([body], (path) => schemaAt(root, path).required, isAny);
}

const all = [
  ...mutants,
  ...fieldsOf("Application", fixtures.applicationWithFlags),
  ...fieldsOf("IntegrationConfigurationCollection", fixtures.integrationConfigurations),
  ...fieldsOf("ErrorBody", fixtures.notFound),
];

describe("the contract", () => {
  test("finds at least 95 % of the mutants", async () => {
    const missed: string[] = [];
    for (const mutant of all) if ((await differencesOf(mutant)).length === 0) missed.push(mutant.name);
    console.log(
      `The contract finds ${all.length - missed.length} of ${all.length} mutants. Missed: ${missed.join("; ")}`,
    );
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map(({ name }) => name)).size).toBeGreaterThan(all.length * 0.9);
    expect(missed.length / all.length, missed.join("\n")).toBeLessThanOrEqual(0.05);
  });

  test("finds nothing wrong with the fake over 100 random states", async () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((key) => !/^\.{1,2}$/.test(key));
    const states = fc.sample(
      fc.record({
        keys: fc.uniqueArray(text, { minLength: 1, maxLength: 5 }),
        flags: fc.uniqueArray(text, { maxLength: 4 }),
        ids: fc.uniqueArray(fc.uuid(), { maxLength: 5 }),
        integration: text.filter((key) => !["redis", "dynamodb", "split", "unleash"].includes(key)),
        name: fc.string(),
      }),
      { numRuns: 100, seed: 16 },
    );
    for (const { keys, flags, ids, integration, name } of states) {
      const fake = createFakeApi({
        rateLimit,
        applications: [
          ({ buildApplication, buildFlagListing }) =>
            keys.map((key) =>
              buildApplication({ key, name, flags: { items: flags.map((flag) => buildFlagListing({ key: flag })) } }),
            ),
        ],
        integrationConfigurations: [
          ({ buildIntegrationConfiguration }) =>
            ids.map((_id) => buildIntegrationConfiguration({ _id, name, _integrationKey: integration })),
        ],
        integrationKeys: [integration],
      });
      const options = { baseUrl, token: fake.token, fetch: fake.fetch, only };
      const results = await runContract({
        ...options,
        keys: { applicationKey: keys[0] ?? "", integrationKey: integration },
      });
      expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    }
  });

  test("passes over a socket, and changes nothing", async () => {
    const fake = createFakeApi();
    await using server = await listen(fake);
    const before = fake.snapshot();
    const results = await runContract({ baseUrl: `${server.url}/`, token: fake.token, only });
    expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    expect(results).toHaveLength(handled.length);
    expect(fake.snapshot()).toEqual(before);
  });

  test("waits for the end of a window if a rate limit is exceeded", async () => {
    const clock = createManualClock();
    const fake = createFakeApi({ clock, rateLimit: { global: 3 } });
    const waiting = { ...clock, setTimeout: (callback: () => void, ms: number) => clock.advance(ms).then(callback) };
    const results = await runContract({ baseUrl, token: fake.token, fetch: fake.fetch, only, clock: waiting });
    expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
  });
});

describe("a run", () => {
  const broken = mutants.find(({ name }) => name === "a scheme is accepted");
  const run = (options: Partial<Parameters<typeof runContract>[0]> = {}) => {
    const fetch = connect(broken);
    return runContract({ baseUrl, token: fetch.token, fetch, only, ...options });
  };

  test("can be limited to a basis and to cases by name", async () => {
    const documented = await run({ basis: "documented" });
    expect(new Set(documented.map(({ basis }) => basis))).toEqual(new Set(["documented"]));
    const chosen = await run({ only: ["getApplication/"], skip: ["token", "scheme"] });
    expect(chosen.every(({ id, outcome }) => id.startsWith("getApplication/") && outcome === "passed")).toBe(true);
  });

  test("counts declared differences as expected, and their absence as a difference", async () => {
    const expected = ["getApplication/scheme-word", "getAllIntegrationConfigurations/scheme-word"];
    const results = await run({ expected: [...expected, "getApplication/head"] });
    expect(results.filter(({ outcome }) => outcome === "expected").map(({ id }) => id)).toEqual(expected);
    const [surprise] = results.filter(({ outcome }) => outcome === "differs");
    expect(surprise).toMatchObject({
      id: "getApplication/head",
      differences: ["declared as different, but it is not"],
    });
    await expect(run({ expected: ["nope"] })).rejects.toThrow('runContract: unknown case "nope"');
    await expect(run({ onlyy: [] } as object)).rejects.toThrow('unknown option "onlyy"');
  });

  test("stops when the server is gone", async () => {
    const server = await listen(createFakeApi());
    await server.close();
    const [first, ...rest] = await runContract({ baseUrl: server.url, token: "api-1" });
    expect(first?.differences).toEqual([expect.stringMatching(/^no response: .*ECONNREFUSED/)]);
    expect(rest.every(({ outcome }) => outcome === "skipped")).toBe(true);
  });

  test("is reported as text, JSON and JUnit's XML, without the token", async () => {
    const fetch = connect(broken);
    const results = await runContract({ baseUrl, token: fetch.token, fetch, only });
    const text = reportContract(results);
    expect(text).toContain("DIFFERS  getApplication responds with 401 to a token with a scheme (documented)");
    expect(text).toContain("           status: expected 401, got 200\n           case getApplication/scheme-word");
    expect(JSON.parse(reportContract(results, "json"))).toEqual(results);
    const xml = reportContract(results, "junit");
    expect(xml).toContain(`<testsuite name="contract" tests="${results.length}" failures="2" skipped="0">`);
    expect(xml).toContain('<failure message="status: expected 401, got 200">');
    for (const report of [text, xml]) expect(report).not.toContain(fetch.token);
  });
});
