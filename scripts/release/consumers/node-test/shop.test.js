import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { createClient } from "@ld-rest/client";
import { createFakeApi, createManualClock } from "@ld-rest/testing";
import { runContract } from "@ld-rest/testing/contract";
import { listen } from "@ld-rest/testing/node";

test("fetch answers the client", async () => {
  const fake = createFakeApi();
  const ld = createClient({ token: fake.token, fetch: fake.fetch });
  const { items } = await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });
  assert.equal(items.length, 2);
  fake.log.assertRequested("getAllIntegrationConfigurations", { times: 1 });
});

test("a server keeps to the contract", async () => {
  const fake = createFakeApi();
  const server = await listen(fake);
  const results = await runContract({ baseUrl: server.url, token: fake.token });
  await server.close();
  assert.deepEqual(
    results.filter(({ outcome }) => outcome !== "passed"),
    [],
  );
});

test("the commands are installed", () => {
  for (const command of ["ld-rest-fake", "ld-rest-contract"]) {
    assert.match(execFileSync(`node_modules/.bin/${command}`, ["--help"], { encoding: "utf8" }), /^Usage: .*ld-rest-/);
  }
});

test("an assertion that fails is a failed assertion", () => {
  const fake = createFakeApi({ clock: createManualClock() });
  assert.throws(() => fake.log.assertRequested("getApplication"), { name: "AssertionError", code: "ERR_ASSERTION" });
});
