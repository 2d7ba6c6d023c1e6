import type { Clock } from "../clock.js";
import { NetworkError } from "../errors/network-error.js";
import type { ServerClock } from "../rate-limit/server-clock.js";
import type { Transport } from "./transport.js";

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Takes the token out of a text. */
type Hide = (text: string) => string;

/**
 * The innermost layer: one call of fetch, with its body read.
 *
 * @param fetch - default: `globalThis.fetch` as it is at the time of each call, so that a mock that is installed later is seen
 * @throws {@link NetworkError} where no answer comes, or its body breaks off; the signal's reason where it was aborted
 */
export function exchange(fetch: Fetch | undefined, clock: Clock, serverClock: ServerClock): Transport {
  return async (request) => {
    const { method, url, headers, body, signal, binary } = request;
    const hide = (text: string) => hideToken(text, headers["authorization"]);
    const sentAt = clock.now();
    try {
      const init = { method, headers, body, signal, redirect: "manual" } as RequestInit; // undefined is as good as absent
      const response = clean(await (fetch ?? globalThis.fetch)(url, init), hide);
      serverClock.observe(response.headers, sentAt);
      return { response, body: binary && response.ok ? await response.blob() : await readText(response, hide) };
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      const cause = copyError(error, hide);
      throw new NetworkError(`got no whole answer: ${reason(cause)}`, request, { cause });
    }
  };
}

/**
 * Headers and status lines are logged, so a token that the server repeats there is taken out: of values alone, since a token as
 * short as a test's may be part of a name.
 */
function clean(response: Response, hide: Hide): Response {
  const { status, statusText, headers, body } = response;
  const values = [statusText, ...headers.values()].join("\n");
  if (hide(values) === values) return response;
  return new Response(body, {
    status,
    statusText: hide(statusText),
    headers: [...headers].map(([name, value]) => [name, hide(value)]),
  });
}

/** An error's body is shown to people, so a token that the server repeats there is taken out, however it is escaped. */
async function readText(response: Response, hide: Hide): Promise<string> {
  const text = await response.text();
  if (response.ok) return text;
  try {
    return hide(JSON.stringify(JSON.parse(text)));
  } catch {
    return hide(text);
  }
}

/**
 * A copy of what fetch threw: message, code and causes. The original may hold the request, and so the token; so may its message.
 */
function copyError(error: unknown, hide: Hide, depth = 0): Error {
  const { message, code, cause } = Object(error) as { message?: unknown; code?: unknown; cause?: unknown };
  const copy = new Error(
    hide(String(message || code || error)),
    cause && depth < 3 ? { cause: copyError(cause, hide, depth + 1) } : undefined,
  );
  return Object.assign(copy, code ? { code: hide(String(code)) } : {}, { stack: String(copy) });
}

/** The token may stand in a text as it is, or as JSON has it. */
function hideToken(text: string, token?: string): string {
  return token ? text.replaceAll(token, "[token]").replaceAll(JSON.stringify(token).slice(1, -1), "[token]") : text;
}

/** What the innermost cause says: undici's own message is no more than "fetch failed". */
function reason(error: Error): string {
  return error.cause instanceof Error ? reason(error.cause) : error.message;
}
