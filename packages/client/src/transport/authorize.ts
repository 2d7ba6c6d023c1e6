import type { Transport } from "./transport.js";

/**
 * An access token, or what returns one: asked anew for each request, so that a token can be rotated.
 *
 * @returns the token, or a promise of it
 */
export type Token = string | (() => string | Promise<string>);

/**
 * Sends the access token as the value of `Authorization`, with no scheme word before it (REST API overview, "Authentication").
 *
 * @param allowInsecureHttp - whether it may go over plain http to a host that isn't this machine; default: false
 * @throws TypeError before anything is sent, for a token that is no access token or a URL that would give it away; the message
 *   never holds the token
 */
export function authorize(next: Transport, token: Token, allowInsecureHttp?: boolean): Transport {
  return async (request) => {
    if (allowInsecureHttp !== true) refuseInsecure(request.url);
    const authorization = checkToken(await (typeof token === "function" ? token() : token));
    return await next({ ...request, headers: { ...request.headers, authorization } });
  };
}

/** URLs that the token may travel to: encrypted, or within this machine. */
const secure = /^https:|^http:\/\/(([^/@]+\.)?localhost|127(\.\d+){3}|\[::1\])(:\d+)?\//;

function refuseInsecure(url: string): void {
  if (secure.test(url)) return;
  throw new TypeError(`The access token would go unencrypted to ${url}. Use https or allowInsecureHttp.`);
}

function checkToken(token: unknown): string {
  const problem =
    typeof token !== "string" || token === ""
      ? "is missing"
      : /^(sdk|mob)-/.test(token)
        ? "is an SDK or mobile key"
        : !/^[\x21-\x7e]+$/.test(token) && "is malformed";
  if (!problem) return token as string; // or it would be missing
  throw new TypeError(`The access token ${problem}. Use a personal or service access token (api-...).`);
}
