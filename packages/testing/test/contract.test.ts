import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runContract } from "../src/contract.js";
import { createFakeApi, createManualClock, type FakeApi } from "../src/index.js";
import { type FakeServer, listen } from "../src/node.js";
import { type Mistake, mistakes } from "./planted-mistakes.js";

/** A fake that is right but for one planted mistake. */
function plant(mistake: Mistake): FakeApi {
  const fake = createFakeApi();
  return { ...fake, answer: (request) => mistake(fake.answer(request), request, fake) };
}

const findDifferences = async (server: FakeServer, fake: FakeApi) =>
  (await runContract({ baseUrl: server.url, token: fake.token })).filter(({ passed }) => !passed);

describe("the contract over a real socket", () => {
  const fake = createFakeApi();
  let server: FakeServer;
  beforeAll(async () => {
    server = await listen(fake);
  });
  afterAll(() => server.close());

  test("is kept by the fake", async () => {
    expect(await findDifferences(server, fake)).toEqual([]);
  });

  test("is kept at a base URL with a slash at its end, and for other keys", async () => {
    fake.applications.add(fake.factories.buildApplication({ key: "a/b ü" }));
    const options = { applicationKey: "a/b ü", integrationKey: "honeycomb" };
    const results = await runContract({ baseUrl: `${server.url}/`, token: fake.token, ...options });
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
  });

  test("changes nothing on the server", async () => {
    const before = fake.snapshot();
    await findDifferences(server, fake);
    expect(fake.snapshot()).toEqual(before);
  });
});

describe("a server", () => {
  test.each(mistakes)("that %s is found out", async (_, mistake, title) => {
    const fake = plant(mistake);
    const server = await listen(fake);
    const differences = await findDifferences(server, fake);
    await server.close();
    expect(differences.filter((one) => one.title.includes(title)).length).toBeGreaterThan(0);
    for (const { differences: lines } of differences) expect(lines.join()).not.toContain(fake.token);
  });

  test("that can't be reached differs in everything, and the report says why", async () => {
    const server = await listen(createFakeApi());
    await server.close();
    const results = await runContract({ baseUrl: server.url, token: "api-1" });
    expect(results.every(({ passed }) => !passed)).toBe(true);
    expect(results[0]?.differences).toEqual([expect.stringMatching(/^no answer: .*ECONNREFUSED/)]);
  });

  test("whose limit is spent is asked again once its window has ended", async () => {
    const clock = createManualClock();
    const waits: number[] = [];
    const fake = createFakeApi({ clock, rateLimit: { global: 8 } });
    const waiting = {
      now: clock.now,
      sleep: async (ms: number) => {
        waits.push(ms);
        clock.advance(ms);
      },
    };
    const options = { baseUrl: "https://app.launchdarkly.com", token: fake.token, fetch: fake.fetch };
    const results = await runContract({ ...options, clock: waiting });
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(new Set(waits)).toEqual(new Set([10_000]));
  });
});
