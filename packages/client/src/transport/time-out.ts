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
  const share = shareControllers(clock);
  return (request) => {
    const { signal, timeout: timeoutMs = defaultMs } = request;
    return abortable(signal, (resolve, reject) => {
      const controller = signal ? new AbortController() : share(timeoutMs);
      const expire = () => end(new TimeoutError({ ...request, timeoutMs }));
      const end = (reason: unknown) => {
        clock.clearTimeout(timer);
        reject(reason);
        controller.abort(reason);
      };
      const timer = clock.setTimeout(expire, timeoutMs);
      next({ ...request, signal: controller.signal }).then(
        (answer) => {
          clock.clearTimeout(timer);
          resolve(answer);
        },
        (error) => {
          clock.clearTimeout(timer);
          // Another that shares the controller may have been the first to end.
          if (controller.signal.aborted) expire();
          else reject(error);
        },
      );
      return end;
    });
  };
}

/** The most attempts that share a controller: Node walks through the listeners of a signal to add another. */
const most = 16;

/**
 * Gives attempts that begin in the same millisecond with the same limit the same controller, since they end together: a signal
 * takes longer to make, and fetch to listen to, than all layers together.
 */
function shareControllers(clock: Clock): (timeoutMs: number) => AbortController {
  let controller = new AbortController();
  let sharers = most;
  let startedAt: number;
  let limitMs: number;
  return (timeoutMs) => {
    const now = clock.now();
    if (controller.signal.aborted || sharers === most || now !== startedAt || timeoutMs !== limitMs) {
      controller = new AbortController();
      sharers = 0;
      startedAt = now;
      limitMs = timeoutMs;
    }
    sharers += 1;
    return controller;
  };
}
