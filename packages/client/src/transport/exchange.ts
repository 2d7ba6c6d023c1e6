import type { Clock } from "../clock.js";
import { NetworkError } from "../errors/network-error.js";
import type { ServerClock } from "../rate-limit/server-clock.js";
import type { Answer, Outgoing, Transport } from "./transport.js";

/**
 * The part of `fetch` that is used.
 *
 * @param url - where the request goes, as a string at all times
 * @param init - `method`, `headers`, `body`, `signal` and `redirect`
 * @returns a promise of the response, its body unread; rejects where none comes
 */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * A signal that is made when fetch reads it, for a fetch of the caller's that doesn't read it: on Node that takes longer than
 * all layers together. The same accessor for all requests, since one of its own would make each slow to create.
 */
const lazySignal: PropertyDescriptor & ThisType<{ controller?: Pick<AbortController, "signal"> | undefined }> = {
  enumerable: true,
  get() {
    return this.controller?.signal;
  },
  // Some wrappers of fetch put a signal of their own in its place.
  set(signal) {
    this.controller = { signal };
  },
};

/** What fetch is called with; what is undefined here is as good as absent. */
interface Init extends Pick<Outgoing, "method" | "headers" | "body" | "controller"> {
  readonly redirect: "manual";
  signal?: AbortSignal | undefined;
}

type Hide = Answer["hide"];

/**
 * The innermost layer: one call of fetch, with its body read.
 *
 * @param fetch - default: `globalThis.fetch` as it is at the time of each call, so that a mock that is installed later is seen
 * @throws {@link NetworkError} where no answer comes, or the body of a success breaks off
 */
export function exchange(fetch: Fetch | undefined, clock: Clock, serverClock: ServerClock): Transport {
  return async (request) => {
    const { method, url, headers, body, controller, binary, attempt = 1 } = request;
    const hide = (text: string) => hideToken(text, headers["authorization"]);
    const sentAt = clock.now();
    const init: Init = { method, headers, body, redirect: "manual", controller };
    if (fetch) Object.defineProperty(init, "signal", lazySignal);
    else init.signal = controller?.signal;
    try {
      const response = await (fetch ?? globalThis.fetch)(url, init as RequestInit); // its type takes no undefined
      // Successes without limits are looked at no further: each header that is read takes a hundredth of a call.
      const told = response.headers.has("x-ratelimit-reset");
      if (told || !response.ok) serverClock.observe(response.headers, sentAt);
      const content = response.ok
        ? await (binary ? response.blob() : response.text())
        : // Where it breaks off, the status and the headers of an error tell enough.
          hideInBody(await response.text().catch(() => controller?.signal.throwIfAborted() ?? ""), hide);
      return { response, told, hide, body: content, attempts: attempt };
    } catch (error) {
      const cause = copyError(error, hide);
      throw new NetworkError(`got no whole answer: ${reason(cause)}`, request, { cause });
    }
  };
}

/** An error's body is shown to people, so a token that the server repeats there is taken out, however it is escaped. */
function hideInBody(text: string, hide: Hide): string {
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

/** The token may stand in a text as it is, as JSON has it, or as a URL has it. */
function hideToken(text: string, token?: string): string {
  if (!token) return text;
  const forms = [token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token)];
  return forms.reduce((hidden, form) => hidden.replaceAll(form, "[token]"), text);
}

/** What the innermost cause says: undici's own message is no more than "fetch failed". */
function reason(error: Error): string {
  return error.cause instanceof Error ? reason(error.cause) : error.message;
}
