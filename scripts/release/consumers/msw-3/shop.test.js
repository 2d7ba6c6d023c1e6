import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createClient } from "@ld-rest/client";
import { createFakeApi } from "@ld-rest/testing";
import { handlers } from "@ld-rest/testing/msw";
import { setupServer } from "msw/node";

const fake = createFakeApi();
const server = setupServer(...handlers(fake));
before(() => server.listen({ onUnhandledFrame: "error" }));
after(() => server.close());

const ld = createClient({ token: fake.token });

test("this is Node 24", () => {
  assert.match(process.version, /^v24\./);
});

test("MSW 3 answers the client", async () => {
  const { flags } = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["flags"] });
  assert.equal(flags.totalCount, 2);
  fake.log.assertRequested("getApplication", { times: 1, status: 200 });
});

test("MSW 3 answers errors", async () => {
  await assert.rejects(ld.getApplication({ applicationKey: "nope" }), { status: 404, code: "not_found" });
});

test("a reset connection is a failed fetch", async () => {
  fake.faults.add({ kind: "reset" }, { times: 1 });
  await assert.rejects(fetch("https://app.launchdarkly.com/api/v2/applications/any"), TypeError);
});
