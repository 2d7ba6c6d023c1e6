import { abortable } from "../abortable.js";
import type { Clock } from "../clock.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { type Deadline, startDeadline } from "./deadline.js";
import type { Transport } from "./transport.js";

/** The most attempts that share a deadline: Node warns of a leak from the eleventh listener of a signal on. */
const most = 10;

/**
 * Ends an attempt that takes too long, its body included, and passes the caller's own signal on. What is wrapped need not heed
 * the signal: the attempt ends all the same.
 *
 * Attempts that begin in the same turn get the same deadline, since they end together: a signal takes longer to make, and fetch to
 * listen to, than all layers together. None is given out after that turn: on workers a signal belongs to the request in whose
 * course it was made.
 *
 * @param defaultMs - milliseconds, where the request has no `timeout`; Infinity for no limit
 * @throws {@link TimeoutError}, or the signal's reason
 */
export function timeOut(next: Transport, defaultMs: number, clock: Clock): Transport {
  let shared: Deadline | undefined;
  const share = (): Deadline => {
    if (shared && shared.ends.length < most) return shared;
    Promise.resolve().then(() => {
      shared = undefined;
    });
    shared = startDeadline(defaultMs, clock);
    return shared;
  };
  return (request) => {
    const { signal, timeout } = request;
    return abortable(signal, (resolve, reject) => {
      const timeoutMs = timeout ?? defaultMs;
      const { controller, ends, leave } = signal || timeout ? startDeadline(timeoutMs, clock) : share();
      const over =
        <Value>(settle: (value: Value) => void) =>
        (value: Value) => {
          leave();
          settle(value);
        };
      ends.push(() => {
        const error = new TimeoutError({ ...request, timeoutMs });
        reject(error);
        return error;
      });
      next({ ...request, controller }).then(over(resolve), over(reject));
      return over((reason) => controller.abort(reason));
    });
  };
}
