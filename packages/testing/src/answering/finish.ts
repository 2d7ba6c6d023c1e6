import { type FakeAnswer, type FakeRequest, headerValue } from "../http/message.js";
import type { Reply } from "./reply.js";

/**
 * Gives a reply the headers that every answer has.
 *
 * @param date - the value of `Date`
 */
export function finish(request: FakeRequest, { status, body, headers }: Reply, date: string): FakeAnswer {
  const origin = headerValue(request.headers, "origin");
  const common: Record<string, string> = {
    date,
    "access-control-allow-origin": origin ?? "*",
    vary: "Origin",
    ...headers,
  };
  if (body === undefined) return { status, headers: common };
  if (status === 200) {
    common["etag"] = body.tag;
    if (isUnchanged(headerValue(request.headers, "if-none-match"), body.tag)) return { status: 304, headers: common };
  }
  common["content-type"] = "application/json";
  common["content-length"] = body.length;
  return request.method === "HEAD" ? { status, headers: common } : { status, headers: common, body: body.text };
}

/** Whether the caller has the body already (RFC 9110, section 13.1.2: weak comparison, `*` for any). */
function isUnchanged(condition: string | undefined, tag: string): boolean {
  if (condition === undefined) return false;
  return condition.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag);
}
