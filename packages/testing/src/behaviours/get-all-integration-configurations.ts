import { createBody } from "../answering/body.js";
import type { Reply } from "../answering/reply.js";
import { type Call, textParameter } from "./behaviour.js";

/**
 * Integrations whose configurations have endpoints of their own, and are left out here: persistent stores for big segments, and imports of
 * flags from other vendors (API reference, "Persistent store integrations" and "Flag import configurations").
 */
const elsewhere: ReadonlySet<string> = new Set(["dynamodb", "redis", "split", "unleash"]);

/** The configurations of an integration; an empty list where it exists and nobody has configured it. */
export function getAllIntegrationConfigurations(call: Call): Reply {
  const key = textParameter(call, "integrationKey");
  const { integrationConfigurations, integrationKeys } = call.state;
  const group = elsewhere.has(key) ? undefined : integrationConfigurations.group(key);
  if (!group && !elsewhere.has(key) && !integrationKeys.has(key)) return call.errors.notFound();

  const known = group?.bodies.get("plain");
  if (known) return { status: 200, body: known };
  const href = `/api/v2/integration-configurations/keys/${encodeURIComponent(key)}`;
  const items = [...(group?.entries.values() ?? [])].map(({ value }) => value);
  const body = createBody({ items, _links: { self: { href, type: "application/json" } } });
  group?.bodies.set("plain", body);
  return { status: 200, body };
}
