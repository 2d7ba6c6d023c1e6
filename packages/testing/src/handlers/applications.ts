import type { Application } from "@ld-rest/types";
import { fixtures } from "../fixtures.gen.js";
import { routes } from "../routes.gen.js";
import { defineResource } from "./resource.js";

/** Actions that a role can allow. The API documents no action for reading, so the first name is the fake's own. */
const [view, ...changes] = [
  "viewApplication",
  "updateApplicationDescription",
  "updateApplicationKind",
  "deleteApplication",
] as const;

export const applications = defineResource<Application>({
  schema: "Application",
  key: ({ key }) => key,
  initial: () => {
    // One object for each key, merged from all examples with that key.
    const byKey = new Map<string, Application>();
    for (const name of routes.getApplication.responses["200"].examples) {
      const application: Application = fixtures[name];
      byKey.set(application.key, { ...byKey.get(application.key), ...application });
    }
    return [...byKey.values()];
  },
  handlers: {
    getApplication: ({ parameters: { applicationKey, expand }, collection, permissions, errors }) => {
      const resource = [{ kind: "application", name: applicationKey }];
      if (permissions && !permissions.allows(view, resource)) return errors.reply(403);
      const expanded = expand?.includes("flags") ?? false;
      const body = collection.body(
        applicationKey,
        `${expanded} ${permissions?.variant}`,
        ({ flags, ...application }) => ({
          ...application,
          ...(expanded ? { flags: flags ?? noFlags(applicationKey) } : {}),
          ...(permissions ? { _access: permissions.access(changes, resource) } : {}),
        }),
      );
      return body ? { status: 200, body } : errors.reply(404);
    },
  },
});

function noFlags(key: string): Application["flags"] {
  const href = `/api/v2/applications/${encodeURIComponent(key)}?expand=flags`;
  return { items: [], totalCount: 0, _links: { self: { href, type: "application/json" } } };
}
