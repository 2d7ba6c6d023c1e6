import { createClient } from "@ld-rest/client";

/** What a report about an application needs from both operations. */
export async function lookUp({ token, fetch, applicationKey, integrationKey }) {
  const ld = createClient({ token, ...(fetch ? { fetch } : {}) });
  const app = await ld.getApplication({ applicationKey, expand: ["flags"] });
  const { items } = await ld.getAllIntegrationConfigurations({ integrationKey });
  return { name: app.name, flags: app.flags?.totalCount ?? 0, integrations: items.map(({ name }) => name) };
}
