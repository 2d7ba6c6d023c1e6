import type { Clock } from "../clock.js";
import { NetworkError } from "../errors/network-error.js";
import type { ServerClock } from "../rate-limit/server-clock.js";
import type { Outgoing, Transport } from "./transport.js";

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * The innermost layer: one call of fetch, with its body read.
 *
 * @param fetch - default: `globalThis.fetch` as it is at the time of each call, so that a mock that is installed later is seen
 * @throws {@link NetworkError} where no answer comes, or its body breaks off; the signal's reason where it was aborted
 */
export function exchange(fetch: Fetch | undefined, clock: Clock, serverClock: ServerClock): Transport {
  return async (request) => {
    const { method, url, headers, body, signal, binary } = request;
    const sentAt = clock.now();
    try {
      const init = { method, headers, body: body ?? null, signal: signal ?? null, redirect: "manual" } as const;
      const response = await (fetch ?? globalThis.fetch)(url, init);
      serverClock.observe(response.headers, sentAt);
      return { response, body: binary && response.ok ? await response.blob() : await readText(request, response) };
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      const cause = copyError(error, request);
      throw new NetworkError(`got no whole answer: ${reason(cause)}`, request, { cause });
    }
  };
}

/** An error's body is shown to people, so a token that the server repeats there is taken out. */
async function readText(request: Outgoing, response: Response): Promise<string> {
  const text = await response.text();
  return response.ok ? text : hideToken(text, request);
}

/**
 * A copy of what fetch threw: message, code and causes. The original may hold the request, and so the token; so may its message.
 */
function copyError(error: unknown, request: Outgoing, depth = 0): Error {
  const { message = error, code, cause } = Object(error) as { message?: unknown; code?: unknown; cause?: unknown };
  const copy = new Error(
    hideToken(String(message), request),
    cause && depth < 3 ? { cause: copyError(cause, request, depth + 1) } : undefined,
  );
  return Object.assign(copy, code ? { code: String(code) } : {}, { stack: String(copy) });
}

function hideToken(text: string, { headers }: Outgoing): string {
  const { authorization } = headers;
  return authorization ? text.replaceAll(authorization, "[token]") : text;
}

/** What the innermost cause says: undici's own message is no more than "fetch failed". */
function reason(error: Error): string {
  return error.cause instanceof Error ? reason(error.cause) : error.message;
}
