import type { Transport } from "./transport.js";

/** An access token, or what returns one: asked anew for each request, so that a token can be rotated. */
export type Token = string | (() => string | Promise<string>);

/**
 * Sends the access token as the value of `Authorization`, with no scheme word before it (REST API overview, "Authentication").
 *
 * @throws TypeError before anything is sent, for a token that is no access token; the message never holds it
 */
export function authorize(next: Transport, token: Token): Transport {
  return async (request) => {
    const value = typeof token === "function" ? await token() : token;
    return next({ ...request, headers: { ...request.headers, authorization: checkToken(value) } });
  };
}

function checkToken(token: string): string {
  if (typeof token !== "string" || token === "") {
    throw new TypeError("The access token is empty. Create one in LaunchDarkly under Settings > Authorization.");
  }
  const [, prefix] = /^(sdk|mob)-/.exec(token) ?? [];
  if (prefix) {
    const kind = prefix === "sdk" ? "an SDK key" : "a mobile key";
    throw new TypeError(`The token is ${kind}. The REST API takes a personal or service access token (api-…).`);
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError(
      "The access token holds a character that no header can carry, such as a space or a line break.",
    );
  }
  return token;
}
