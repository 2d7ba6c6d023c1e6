import { abortable } from "../clock.js";
import type { Call, Fetch } from "./compose.js";

/**
 * An access token, or a function that returns one. The function is called before each request, so that a token can be rotated.
 *
 * @returns the token, or a promise of it
 */
export type Token = string | (() => string | Promise<string>);

/**
 * Sends the access token in the `Authorization` header, without a scheme (REST API overview, "Authentication"). It is set on a copy of
 * the request, so that middleware never sees the token.
 *
 * @param allowInsecureHttp - whether the token may be sent over plain http to another machine
 * @throws TypeError before anything is sent, if the token is not an access token or the URL is insecure; the token is not in the message
 */
export function authorize(next: Fetch, token: Token, allowInsecureHttp: boolean, call: Call): Fetch {
  return async (request) => {
    if (!allowInsecureHttp) checkUrl(request.url);
    const value = typeof token === "function" ? await abortable(readToken(token), request.signal) : token;
    checkToken(value);
    call.redact = createRedact(value);
    const authorized = copyRequest(request);
    authorized.headers.set("authorization", value);
    return next(authorized);
  };
}

/** Copies a request, and the members that `Request` doesn't know but a framework's fetch does, such as Next.js' `next`. */
function copyRequest(request: Request): Request {
  const copy = new Request(request);
  for (const [name, value] of Object.entries(request)) if (!(name in copy)) Object.assign(copy, { [name]: value });
  return copy;
}

/** URLs that the token may be sent to: encrypted, or on this machine. */
const secureUrl = /^https:|^http:\/\/(([^/@]+\.)?localhost|127(\.\d+){3}|\[::1\])(:\d+)?\//;

function checkUrl(url: string): void {
  if (secureUrl.test(url)) return;
  throw new TypeError(`The access token would be sent unencrypted to ${url}. Use https, or set allowInsecureHttp.`);
}

async function readToken(token: () => string | Promise<string>): Promise<string> {
  return token();
}

function checkToken(token: unknown): void {
  if (typeof token !== "string" || token === "") throw tokenError("is missing");
  if (/^(sdk|mob)-/.test(token)) throw tokenError("is an SDK key or mobile key");
  if (!/^[\x21-\x7e]+$/.test(token)) throw tokenError("has characters that a header can't contain");
}

function tokenError(problem: string): TypeError {
  return new TypeError(`The access token ${problem}. Use a personal or service access token (api-...).`);
}

/** Returns a function that removes the token from a text: as it is, as JSON escapes it, or as a URL encodes it. */
function createRedact(token: string): (text: string) => string {
  const forms = [token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token)];
  return (text) => forms.reduce((redacted, form) => redacted.replaceAll(form, "[token]"), text);
}
