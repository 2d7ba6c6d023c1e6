import { abortable } from "../abortable.js";
import type { Clock } from "../clock.js";
import { TimeoutError } from "../errors/timeout-error.js";
import type { Transport } from "./transport.js";

/**
 * Ends an attempt that takes too long, its body included, and passes the caller's own signal on. What is wrapped need not heed
 * the signal: the attempt ends all the same.
 *
 * @param defaultMs - milliseconds, where the request has no `timeout`; Infinity for no limit
 * @throws {@link TimeoutError}, or the signal's reason
 */
export function timeOut(next: Transport, defaultMs: number, clock: Clock): Transport {
  return (request) =>
    abortable(request.signal, (resolve, reject) => {
      const { timeout: timeoutMs = defaultMs } = request;
      const controller = new AbortController();
      const end = (reason: unknown) => {
        clock.clearTimeout(timer);
        reject(reason);
        controller.abort(reason);
      };
      const timer = clock.setTimeout(() => end(new TimeoutError({ ...request, timeoutMs })), timeoutMs);
      next({ ...request, controller }).then((answer) => {
        clock.clearTimeout(timer);
        resolve(answer);
      }, end);
      return end;
    });
}
