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
    new Promise((resolve, reject) => {
      const { signal, timeout: timeoutMs = defaultMs } = request;
      const controller = new AbortController();
      const end = (reason: unknown) => {
        clean();
        controller.abort(reason);
        reject(reason);
      };
      const abort = () => end(signal?.reason);
      const clean = () => {
        clock.clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      };
      // A timer can't be set for longer than 31 bits of milliseconds, 24 days.
      const timer =
        timeoutMs < 2 ** 31
          ? clock.setTimeout(() => end(new TimeoutError({ ...request, timeoutMs })), timeoutMs)
          : undefined;
      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort);
      next({ ...request, signal: controller.signal }).then(
        (answer) => {
          clean();
          resolve(answer);
        },
        (error: unknown) => {
          clean();
          reject(error);
        },
      );
    });
}
