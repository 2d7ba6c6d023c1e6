import type { IntegrationConfiguration, IntegrationConfigurationCollection } from "@ld-rest/types";
import { joinBodies } from "../core/body.js";
import type { Permissions } from "../core/roles.js";
import { fixtures } from "../fixtures.gen.js";
import { routes } from "../routes.gen.js";
import { defineResource } from "./resource.js";

/** Actions that a role can allow. The API documents no action for reading, so the first name is the fake's own. */
const [view, ...changes] = ["viewIntegration", "updateConfiguration", "deleteIntegration"] as const;

/** Integrations whose configurations have endpoints of their own: persistent stores and flag imports. */
const elsewhere = new Set(["redis", "dynamodb", "split", "unleash"]);

export const integrationKeys = defineResource<string>({
  key: (key) => key,
  initial: () => examples().map(keyOf),
});

export const integrationConfigurations = defineResource<IntegrationConfiguration>({
  schema: "IntegrationConfiguration",
  key: ({ _id }) => _id,
  group: ({ _integrationKey }) => _integrationKey,
  initial: () =>
    examples().flatMap((example) => example.items.map((item) => ({ _integrationKey: keyOf(example), ...item }))),
  handlers: {
    getAllIntegrationConfigurations: ({ parameters, collection, collections, permissions, errors }) => {
      const { integrationKey } = parameters;
      if (permissions && !permissions.allows(view, [{ kind: "integration", name: integrationKey }])) {
        return errors.reply(403);
      }
      const href = `/api/v2/integration-configurations/keys/${encodeURIComponent(integrationKey)}`;
      const rest = `,"_links":${JSON.stringify({ self: { href, type: "application/json" } })}}`;
      const empty = joinBodies('{"items":', [], rest);
      if (elsewhere.has(integrationKey)) return { status: 200, body: empty };
      if (permissions) {
        const items = collection
          .listGroup(integrationKey)
          ?.map((item) => withAccess(item, integrationKey, permissions));
        if (items) return { status: 200, body: { items, _links: { self: { href, type: "application/json" } } } };
      }
      const body = collection.groupBody(integrationKey, (items) => joinBodies('{"items":', items, rest));
      if (body) return { status: 200, body };
      return collections["integrationKeys"]?.has(integrationKey) ? { status: 200, body: empty } : errors.reply(404);
    },
  },
});

function withAccess(item: IntegrationConfiguration, name: string, permissions: Permissions): IntegrationConfiguration {
  return { ...item, _access: permissions.access(changes, [{ kind: "integration", name, tags: item.tags ?? [] }]) };
}

function examples(): IntegrationConfigurationCollection[] {
  return routes.getAllIntegrationConfigurations.responses["200"].examples.map((name) => fixtures[name]);
}

/** Reads the integration's key from a collection's link, for configurations that don't name it. */
function keyOf({ _links }: IntegrationConfigurationCollection): string {
  return decodeURIComponent(_links["self"]?.href?.split("/").at(-1) ?? "");
}
