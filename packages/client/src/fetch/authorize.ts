import type { Call, Fetch } from "./layer.js";

/**
 * An access token, or a function that returns one. The function is called before each request, so that a token can be rotated.
 *
 * @returns the token, or a promise of it
 */
export type Token = string | (() => string | Promise<string>);

/**
 * Sets the `Authorization` header to the access token, without a scheme (REST API overview, "Authentication"). The request must be the
 * attempt's own, so that middleware never sees the token.
 *
 * @param origin - the only origin that the token is sent to
 * @param allowInsecureHttp - whether the token may be sent over plain http to another machine
 * @throws TypeError before anything is sent, if the token or the URL is invalid; the message doesn't contain the token
 */
export function authorize(
  next: Fetch,
  token: Token | undefined,
  origin: string,
  allowInsecureHttp: boolean,
  call: Call,
): Fetch {
  return async (request) => {
    if (!allowInsecureHttp && !secureUrl.test(request.url))
      throw new TypeError(
        `The access token would be sent unencrypted to ${request.url}. Use https, or set allowInsecureHttp.`,
      );
    if (!request.url.startsWith(`${origin}/`))
      throw new TypeError(
        `The access token would be sent to ${request.url}, but belongs to ${origin}. Create a client with that baseUrl.`,
      );
    const value = typeof token === "function" ? await token() : token;
    checkToken(value);
    call.redact = createRedact(value);
    request.headers.set("authorization", value);
    return next(request);
  };
}

/** URLs that the token may be sent to: encrypted, or on this machine. */
const secureUrl = /^https:|^http:\/\/(([^/@]+\.)?localhost|127(\.\d+){3}|\[::1\])(:\d+)?\//;

function checkToken(token: unknown): asserts token is string {
  if (typeof token !== "string" || token === "") throw tokenError("is missing");
  if (/^(sdk|mob)-/.test(token)) throw tokenError("is an SDK key or mobile key");
  if (/\s/.test(token)) throw tokenError("contains white space, such as a line break or the space after a scheme");
  if (!/^[\x21-\x7e]+$/.test(token)) throw tokenError("has characters that a header can't contain");
}

function tokenError(problem: string): TypeError {
  return new TypeError(`The access token ${problem}. Use a personal or service access token (api-...).`);
}

/** Returns a function that redacts the token in a text: verbatim, JSON-escaped and URL-encoded. */
function createRedact(token: string): (text: string) => string {
  const forms = [token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token)];
  return (text) => forms.reduce((redacted, form) => redacted.replaceAll(form, "[token]"), text);
}
