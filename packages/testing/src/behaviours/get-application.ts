import type { Application } from "@ld-rest/types";
import type { Reply } from "../answering/reply.js";
import { bodyOf } from "../state/entry.js";
import { type Call, textParameter } from "./behaviour.js";

/** An application by its key; its flags only where `expand` names them. */
export function getApplication(call: Call): Reply {
  const entry = call.state.applications.entry(textParameter(call, "applicationKey"));
  if (!entry) return call.errors.notFound();
  const expanded = call.parameters["expand"]?.includes("flags") ?? false;
  return { status: 200, body: bodyOf(entry, expanded ? "expanded" : "plain", expanded ? withFlags : withoutFlags) };
}

function withFlags(application: Application): Application {
  const href = `/api/v2/applications/${encodeURIComponent(application.key)}?expand=flags`;
  const none = { items: [], totalCount: 0, _links: { self: { href, type: "application/json" } } };
  return { ...application, flags: application.flags ?? none };
}

function withoutFlags({ flags: _, ...application }: Application): Application {
  return application;
}
