import { type Client, createClient, isApiError } from "@ld-rest/client";
import { createFakeApi } from "@ld-rest/testing";
import { type Application, applicationKindValues, type IntegrationConfiguration } from "@ld-rest/types";

async function lookUp(ld: Client): Promise<{ app: Application; items: readonly IntegrationConfiguration[] }> {
  const app = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["flags"] });
  const { items } = await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });
  return { app, items };
}

const fake = createFakeApi();
const ld = createClient({ token: fake.token, fetch: fake.fetch });
const { app, items } = await lookUp(ld);
const flags: number | undefined = (await ld.getApplication({ applicationKey: app.key, expand: ["flags"] })).flags
  .totalCount;
if (flags === undefined) throw new Error("The flags were not expanded.");
const kind: (typeof applicationKindValues)[number] = app.kind;
if (items.length === 0 || !applicationKindValues.includes(kind)) throw new Error("Nothing came.");

try {
  await ld.getApplication({ applicationKey: "missing" });
  throw new Error("It was found.");
} catch (error) {
  if (!isApiError(error) || error.status !== 404) throw error;
}

// @ts-expect-error a parameter that the operation doesn't have
void (() => ld.getApplication({ application: "com.launchdarkly.cafe" }));
// @ts-expect-error the only property that can be expanded is `flags`
void (() => ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["links"] }));
