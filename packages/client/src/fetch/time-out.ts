import { abortable, type Clock } from "../clock.js";
import { TimeoutError } from "../errors.js";
import type { Call } from "./layer.js";

/** Timeout of each step of a call, and the signals that end it earlier. */
export interface TimeLimit {
  /** Timeout in milliseconds; Infinity for none. */
  readonly timeout: number;
  readonly clock: Clock;
  /** Aborts when the caller or the controller does. */
  readonly signal: AbortSignal;
  /** Controller that a timeout aborts. A call has only one, since a timeout ends the call. */
  readonly controller: AbortController;
}

/**
 * Ends a step that takes too long or that the caller aborts, even if it ignores the signal. A step is a fetch, or the function that returns
 * the token.
 *
 * @throws {@link TimeoutError}, or the reason of the signal
 */
export function timeOut<Input extends readonly unknown[], Output>(
  next: (...input: Input) => Output | Promise<Output>,
  { timeout, clock, signal, controller }: TimeLimit,
  call: Call,
): (...input: Input) => Promise<Output> {
  return async (...input) => {
    signal.throwIfAborted();
    const timer = clock.setTimeout(() => controller.abort(new TimeoutError({ ...call, timeout })), timeout);
    try {
      return await abortable(Promise.resolve(next(...input)), signal);
    } finally {
      clock.clearTimeout(timer);
    }
  };
}
