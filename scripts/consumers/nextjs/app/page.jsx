import { createClient } from "@ld-rest/client";
import { createFakeApi } from "@ld-rest/testing";

export const dynamic = "force-dynamic";

/** A server component: the framework bundles the packages for its own server. */
export default async function Page() {
  const fake = createFakeApi();
  const ld = createClient({ token: fake.token, fetch: fake.fetch });
  const app = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe" });
  const { items } = await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });
  return (
    <p>
      {app.name} has {items.length > 0 ? "integrations" : "nothing"}
    </p>
  );
}
