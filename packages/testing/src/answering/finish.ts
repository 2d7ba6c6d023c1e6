import { type FakeAnswer, type FakeRequest, headerValue } from "../http/message.js";
import type { Spending } from "../limits/limits.js";
import type { Reply } from "./reply.js";

/** What every answer says beside what it is about. */
export interface Circumstances {
  /** The value of `Date`. */
  readonly date: string;
  readonly spending: Spending;
  /** By how much the server's clock is wrong, in milliseconds. */
  readonly skew: number;
}

/**
 * Gives a reply the headers that every answer has: `Date`, those of CORS, and what is left of the rate limits. An answer that says how long to
 * wait in `Retry-After` has that instead of the account's limits.
 */
export function finish(
  request: FakeRequest,
  { status, body, headers }: Reply,
  { date, spending, skew }: Circumstances,
): FakeAnswer {
  const all: Record<string, string> = { date };
  if (body !== undefined) {
    all["content-type"] = "application/json";
    all["content-length"] = body.length;
  }
  all["access-control-allow-origin"] = headerValue(request.headers, "origin") ?? "*";
  all["vary"] = "Origin";
  if (headers?.["retry-after"] === undefined) {
    all["x-ratelimit-global-remaining"] = String(spending.globalRemaining);
    if (spending.routeRemaining !== undefined) all["x-ratelimit-route-remaining"] = String(spending.routeRemaining);
    all["x-ratelimit-reset"] = String(spending.reset + skew);
  }
  if (headers) Object.assign(all, headers);
  if (body === undefined) return { status, headers: all };
  if (status === 200 && body.tag !== "") {
    all["etag"] = body.tag;
    if (isUnchanged(headerValue(request.headers, "if-none-match"), body.tag)) return notModified(all);
  }
  return request.method === "HEAD" ? { status, headers: all } : { status, headers: all, body: body.text };
}

/** Without what describes a body that isn't sent (RFC 9110, section 15.4.5). */
function notModified({ "content-type": _, "content-length": __, ...headers }: Record<string, string>): FakeAnswer {
  return { status: 304, headers };
}

/** Whether the caller has the body already (RFC 9110, section 13.1.2: weak comparison, `*` for any). */
function isUnchanged(condition: string | undefined, tag: string): boolean {
  if (condition === undefined) return false;
  return condition.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag);
}
