import { createBody } from "../answering/body.js";
import type { Reply } from "../answering/reply.js";
import { readEntry } from "../state/entry.js";
import { type Call, textParameter } from "./behaviour.js";

/**
 * Integrations whose configurations have endpoints of their own, and are left out here: persistent stores for big segments, and imports of
 * flags from other vendors (API reference, "Persistent store integrations" and "Flag import configurations").
 */
const elsewhere: ReadonlySet<string> = new Set(["dynamodb", "redis", "split", "unleash"]);

/** What a role can allow to be done with a configuration. The first is what reading takes: a name of this fake, the API documents none. */
const [view, ...changes] = ["viewIntegration", "updateConfiguration", "deleteIntegration"] as const;

/** The configurations of an integration; an empty list where it exists and nobody has configured it. */
export function getAllIntegrationConfigurations(call: Call): Reply {
  const { role, state, errors } = call;
  const key = textParameter(call, "integrationKey");
  const resource = [{ kind: "integration", name: key }];
  if (role && !role.allows(view, resource)) return errors.forbidden();

  const left = elsewhere.has(key);
  const group = left ? undefined : state.integrationConfigurations.group(key);
  if (!group && !left && !state.integrationKeys.has(key)) return errors.notFound();

  const variant = role?.variant ?? "";
  const known = group?.bodies.get(variant);
  if (known) return { status: 200, body: known };
  const values = [...(group?.entries.values() ?? [])].map(readEntry);
  const items = values.map((value) =>
    role
      ? { ...value, _access: role.access(changes, [{ kind: "integration", name: key, tags: value.tags ?? [] }]) }
      : value,
  );
  const href = `/api/v2/integration-configurations/keys/${encodeURIComponent(key)}`;
  const body = createBody({ items, _links: { self: { href, type: "application/json" } } });
  group?.bodies.set(variant, body);
  return { status: 200, body };
}
