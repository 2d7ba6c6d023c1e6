import { writeFileSync } from "node:fs";
import type { FakeState } from "../fake-api.js";
import { readToken, readUrl, UsageError } from "./command-line.js";
import { redact } from "./redact.js";

/** The options of the command. */
export const recordOptions = {
  out: { type: "string" },
  "application-key": { type: "string", multiple: true },
  "integration-key": { type: "string", multiple: true },
  "base-url": { type: "string", default: "https://app.launchdarkly.com" },
} as const;

/** Writes a state file from the responses of the real API. */
export async function record(values: {
  readonly out?: string | undefined;
  readonly "application-key"?: readonly string[] | undefined;
  readonly "integration-key"?: readonly string[] | undefined;
  readonly "base-url": string;
}): Promise<number> {
  const { out, "application-key": applicationKeys = [], "integration-key": integrationKeys = [] } = values;
  if (out === undefined) throw new UsageError("record takes --out with the file to write");
  if (applicationKeys.length + integrationKeys.length === 0) {
    throw new UsageError("record takes at least one --application-key or --integration-key");
  }
  const token = readToken();
  const { createClient } = await import("@ld-rest/client").catch(() => {
    throw new Error(
      "record needs @ld-rest/client. Run: npx -p @ld-rest/testing -p @ld-rest/client ld-rest-fake record …",
    );
  });
  const ld = createClient({ token, baseUrl: readUrl("--base-url", values["base-url"]) });
  const applications: FakeState["applications"][number][] = [];
  for (const applicationKey of applicationKeys) {
    applications.push(await ld.getApplication({ applicationKey, expand: ["flags"] }));
  }
  const integrationConfigurations: FakeState["integrationConfigurations"][number][] = [];
  for (const integrationKey of integrationKeys) {
    const { items } = await ld.getAllIntegrationConfigurations({ integrationKey });
    integrationConfigurations.push(...items.map((item) => ({ _integrationKey: integrationKey, ...item })));
  }
  const { state, replaced } = redact({ applications, integrationConfigurations, integrationKeys }, token);
  writeFileSync(out, `${JSON.stringify(state, null, 2)}\n`);
  const [total, configured] = [applications.length, integrationConfigurations.length];
  console.log(`Wrote ${out}. Applications: ${total}. Integration configurations: ${configured}.`);
  for (const { path, replacement } of replaced) console.log(`replaced ${path} with ${JSON.stringify(replacement)}`);
  return 0;
}
