import { abortable, type Clock } from "../clock.js";
import { TimeoutError } from "../errors.js";
import type { Call, Fetch } from "./compose.js";

/**
 * Ends an attempt that takes too long or that the caller aborts, even if `next` ignores the request's signal.
 *
 * @param controller - aborts the request's signal. A call has only one, since it is over when an attempt times out
 * @param timeoutMs - milliseconds; Infinity for no limit
 * @throws {@link TimeoutError}, or the reason of the request's signal
 */
export function timeOut(next: Fetch, controller: AbortController, timeoutMs: number, clock: Clock, call: Call): Fetch {
  return async (request) => {
    request.signal.throwIfAborted();
    const timer = clock.setTimeout(() => controller.abort(new TimeoutError({ ...call, timeoutMs })), timeoutMs);
    try {
      return await abortable(next(request), request.signal);
    } finally {
      clock.clearTimeout(timer);
    }
  };
}
