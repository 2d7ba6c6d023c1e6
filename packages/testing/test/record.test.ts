import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createClient } from "@ld-rest/client";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { redact } from "../src/bin/redact.js";
import { arbitrary } from "../src/fast-check.js";
import { createFakeApi, type FakeApi } from "../src/index.js";
import { listen, readStateFile } from "../src/node.js";

const folder = mkdtempSync(join(tmpdir(), "ld-rest-record-"));
afterAll(() => rmSync(folder, { recursive: true }));

const bin = join(import.meta.dirname, "../dist/bin/ld-rest-fake.js");

/** Records what a fake responds to. @returns the file, and what the command printed */
async function record(fake: FakeApi, args: readonly string[]): Promise<{ file: string; output: string }> {
  await using server = await listen(fake);
  const file = join(folder, "state.json");
  const env = { ...process.env, LAUNCHDARKLY_TOKEN: fake.token };
  const command = [bin, "record", "--out", file, "--base-url", server.url, ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, { env });
  return { file, output: stdout };
}

describe("recording", () => {
  test("writes a state whose replay gives the same responses, except for secrets and personal data", async () => {
    const reachable = (key: string) =>
      !["", ".", ".."].includes(key) && !/[\p{Surrogate}\p{Cc}]/u.test(key) && !key.startsWith("-");
    const [random] = fc.sample(
      fc.record({
        applications: fc.uniqueArray(
          arbitrary("Application").filter(({ key }) => reachable(key)),
          { selector: ({ key }) => key, minLength: 3, maxLength: 5 },
        ),
        integrationConfigurations: fc.uniqueArray(
          arbitrary("IntegrationConfiguration").map((one) => ({ ...one, _integrationKey: "slack" })),
          { selector: ({ _id }) => _id, minLength: 3 },
        ),
      }),
      { numRuns: 1, seed: 16 },
    );
    const fake = createFakeApi(random);
    const keys = fake.applications.list().map(({ key }) => key);
    const args = [
      ...keys.flatMap((key) => ["--application-key", key]),
      "--integration-key",
      "slack",
      "--integration-key",
      "honeycomb",
    ];
    const { file } = await record(fake, args);
    const replay = createFakeApi(readStateFile(file));

    const look = async (one: FakeApi) => {
      const ld = createClient({ token: one.token, fetch: one.fetch });
      const applications = [];
      for (const applicationKey of keys) {
        applications.push(
          await ld.getApplication({ applicationKey }),
          await ld.getApplication({ applicationKey, expand: ["flags"] }),
        );
      }
      const { items: slack } = await ld.getAllIntegrationConfigurations({ integrationKey: "slack" });
      const { items: honeycomb } = await ld.getAllIntegrationConfigurations({ integrationKey: "honeycomb" });
      return { applications, integrationConfigurations: [...slack, ...honeycomb], integrationKeys: [] };
    };
    const original = await look(fake);
    const maskRedacted = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value).replaceAll(/redacted-\d+|person-\d+@example\.com/g, "…"));
    expect(maskRedacted(await look(replay))).toEqual(maskRedacted(redact(original, fake.token).state));
  });

  test("replaces secrets and personal data consistently, and lists what it replaced", async () => {
    const fake = createFakeApi({
      token: "api-recorded",
      applications: [
        ({ buildApplication }) => [
          buildApplication({
            key: "a",
            description: "Ask eve@acme.com or api-recorded",
            _maintainer: { member: { email: "eve@acme.com" } },
          }),
          buildApplication({ key: "b", _maintainer: { member: { email: "eve@acme.com", firstName: "Evelyn" } } }),
        ],
      ],
      integrationConfigurations: [
        ({ buildIntegrationConfiguration }) =>
          buildIntegrationConfiguration({
            configValues: { apiKey: "secret-1", nested: { list: ["secret-1", 1, true] } },
          }),
      ],
    });
    const { file, output } = await record(fake, [
      "--application-key",
      "a",
      "--application-key",
      "b",
      "--integration-key",
      "datadog",
    ]);
    const text = readFileSync(file, "utf8");
    for (const secret of ["eve@acme.com", "Evelyn", "Flores", "secret-1", "api-recorded"]) {
      expect(text + output).not.toContain(secret);
    }
    const {
      applications: [a, b],
      integrationConfigurations: [configuration],
    } = JSON.parse(text);
    expect(a._maintainer.member.email).toMatch(/^person-\d+@example\.com$/);
    expect(b._maintainer.member.email).toBe(a._maintainer.member.email);
    expect(a.description).toBe(`Ask ${a._maintainer.member.email} or redacted-token`);
    const { apiKey, nested } = configuration.configValues;
    expect(nested).toEqual({ list: [apiKey, 1, true] });
    expect(output).toContain(
      `replaced applications[0]._maintainer.member.email with "${a._maintainer.member.email}"\n`,
    );
    expect(output).toContain("Wrote ");
  });
});
