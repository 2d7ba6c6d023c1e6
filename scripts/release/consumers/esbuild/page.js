import { createClient } from "@ld-rest/client";
import { createFakeApi } from "@ld-rest/testing";

const fake = createFakeApi();
const ld = createClient({ token: fake.token, fetch: fake.fetch });

globalThis.page = Promise.all([
  ld.getApplication({ applicationKey: "com.launchdarkly.cafe" }),
  ld.getAllIntegrationConfigurations({ integrationKey: "datadog" }),
]);
