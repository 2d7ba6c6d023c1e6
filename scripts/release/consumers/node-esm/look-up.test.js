import assert from "node:assert/strict";
import { test } from "node:test";
import { createFakeApi } from "@ld-rest/testing";
import { lookUp } from "./look-up.js";

test("both operations answer", async () => {
  const { token, fetch } = createFakeApi();
  const found = await lookUp({ token, fetch, applicationKey: "com.launchdarkly.cafe", integrationKey: "datadog" });
  assert.equal(found.name, "LaunchDarklyCafe");
  assert.ok(found.integrations.length > 0);
});
