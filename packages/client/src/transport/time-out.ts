import { abortable } from "../abortable.js";
import type { Clock } from "../clock.js";
import { TimeoutError } from "../errors/timeout-error.js";
import type { Transport } from "./transport.js";

/**
 * Ends an attempt that takes too long, its body included, and one whose caller ends it. What is wrapped need not heed the signal:
 * the attempt ends all the same.
 *
 * @param defaultMs - milliseconds, where the request has no `timeout`; Infinity for no limit
 * @throws {@link TimeoutError}, or the signal's reason
 */
export function timeOut(next: Transport, defaultMs: number, clock: Clock): Transport {
  const share = shareControllers();
  return (request) => {
    const { signal, timeout } = request;
    const timeoutMs = timeout ?? defaultMs;
    return abortable(signal, (resolve, reject) => {
      const controller = signal || timeout ? new AbortController() : share();
      const over =
        <Value>(settle: (value: Value) => void) =>
        (value: Value) => {
          clock.clearTimeout(timer);
          settle(value);
        };
      const end = over((reason) => {
        reject(reason);
        controller.abort(reason);
      });
      const expire = () => end(new TimeoutError({ ...request, timeoutMs }));
      const timer = clock.setTimeout(expire, timeoutMs);
      next({ ...request, controller }).then(
        over(resolve),
        // Another that shares the controller may have been the first to end.
        over((error) => (controller.signal.aborted ? expire() : reject(error))),
      );
      return end;
    });
  };
}

/** The most attempts that share a controller: Node warns of a leak from the eleventh listener on. */
const most = 10;

/**
 * Gives attempts that begin in the same turn the same controller, since they end together: a signal takes longer to make, and fetch
 * to listen to, than all layers together. None is given out after that turn: on workers it belongs to the request in whose course
 * it was made.
 */
function shareControllers(): () => AbortController {
  let controller: AbortController | undefined;
  let sharers = 0;
  return () => {
    if (!controller || sharers % most === 0) {
      Promise.resolve().then(() => {
        controller = undefined;
      });
      controller = new AbortController();
    }
    sharers += 1;
    return controller;
  };
}
