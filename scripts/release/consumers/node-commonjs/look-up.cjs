// Node 20.19 and newer load ES modules with `require`, as long as these await nothing while they load.
const assert = require("node:assert/strict");
const { createClient, isApiError } = require("@ld-rest/client");
const { createFakeApi } = require("@ld-rest/testing");
const { servers } = require("@ld-rest/types");
const document = require("@ld-rest/types/openapi.json");

async function main() {
  const fake = createFakeApi();
  const ld = createClient({ token: fake.token, fetch: fake.fetch });
  const app = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe" });
  assert.equal(app.kind, "mobile");
  const { items } = await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });
  assert.ok(items.length > 0);
  await assert.rejects(Promise.resolve(ld.getApplication({ applicationKey: "missing" })), (error) => {
    return isApiError(error) && error.status === 404;
  });
  assert.equal(document.servers[0].url, servers.commercial);
}

main();
