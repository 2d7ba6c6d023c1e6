import { inspect } from "node:util";
import { createClient } from "@ld-rest/client";
import { fixtures } from "@ld-rest/testing";

/** What the typed client gets from both operations: each call as it is written, and its answer below. */
export async function showAnswers(baseUrl: string, token: string, colors: boolean): Promise<string> {
  const ld = createClient({ token, baseUrl });
  const { key } = fixtures.application;
  const application = await ld.getApplication({ applicationKey: key, expand: ["flags"] });
  const configurations = await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });
  const show = (value: unknown) => inspect(value, { depth: 2, breakLength: 120, colors });
  return [
    `await ld.getApplication({ applicationKey: "${key}", expand: ["flags"] })`,
    show(application),
    "",
    'await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" })',
    show(configurations),
  ].join("\n");
}
