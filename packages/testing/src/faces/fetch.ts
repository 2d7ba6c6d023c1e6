import type { Clock } from "../clock/clock.js";
import type { FakeAnswer, FakeRequest } from "../http/message.js";
import { readHeaders, readMethod } from "./fetch-request.js";
import { toResponse } from "./fetch-response.js";

/** A `fetch` that a fake API answers. */
export type FakeFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The face that a client is given instead of `fetch`. A signal ends every wait, as it does with a real one. */
export function createFetch(answer: (request: FakeRequest) => FakeAnswer, clock: Clock): FakeFetch {
  return (input, init) => {
    try {
      const request = typeof input === "object" && "headers" in input ? input : undefined;
      const signal = init?.signal ?? request?.signal;
      if (signal?.aborted) return Promise.reject(signal.reason);
      // What `init` says wins over the request (Fetch standard, section 5.4).
      const headers = init?.headers ?? request?.headers;
      const given = answer({
        method: readMethod(init?.method ?? request?.method ?? "GET"),
        url: request?.url ?? String(input),
        headers: headers ? readHeaders(headers) : {},
      });
      return given.disturbance ? suffer(given, clock, signal) : Promise.resolve(toResponse(given));
    } catch (error) {
      return Promise.reject(error);
    }
  };
}

/** Hands out an answer that a fault has struck. */
async function suffer(answer: FakeAnswer, clock: Clock, signal: AbortSignal | undefined): Promise<Response> {
  const { delayMs, ending } = answer.disturbance ?? {};
  if (delayMs !== undefined) await clock.sleep(delayMs, signal);
  signal?.throwIfAborted();
  if (ending === "hang") {
    return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason), { once: true }));
  }
  // As Node's fetch says it when the other side resets the connection.
  if (ending === "reset") throw new TypeError("fetch failed", { cause: connectionError() });
  return toResponse(answer);
}

/** What a connection that the other side has ended is reported as. */
function connectionError(): Error {
  return Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
}
