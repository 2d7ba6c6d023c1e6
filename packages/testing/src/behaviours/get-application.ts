import type { Application } from "@ld-rest/types";
import type { Reply } from "../answering/reply.js";
import { bodyOf } from "../state/entry.js";
import { type Call, textParameter } from "./behaviour.js";

/** What a role can allow to be done with an application. The first is what reading takes: a name of this fake, the API documents none. */
const [view, ...changes] = [
  "viewApplication",
  "updateApplicationDescription",
  "updateApplicationKind",
  "deleteApplication",
] as const;

/** An application by its key; its flags only where `expand` names them. */
export function getApplication(call: Call): Reply {
  const { role, state, errors, parameters } = call;
  const key = textParameter(call, "applicationKey");
  const resource = [{ kind: "application", name: key }];
  if (role && !role.allows(view, resource)) return errors.forbidden();

  const entry = state.applications.entry(key);
  if (!entry) return errors.notFound();
  const expanded = parameters["expand"]?.includes("flags") ?? false;
  const body = bodyOf(entry, `${expanded ? "expanded" : "plain"} ${role?.variant ?? ""}`, (application) => ({
    ...(expanded ? withFlags(application) : withoutFlags(application)),
    ...(role ? { _access: role.access(changes, resource) } : {}),
  }));
  return { status: 200, body };
}

function withFlags(application: Application): Application {
  const href = `/api/v2/applications/${encodeURIComponent(application.key)}?expand=flags`;
  const none = { items: [], totalCount: 0, _links: { self: { href, type: "application/json" } } };
  return { ...application, flags: application.flags ?? none };
}

function withoutFlags({ flags: _, ...application }: Application): Application {
  return application;
}
