import { abortable } from "./abortable.js";

/**
 * Where a client takes time from. Replaceable, so that a test can move it.
 *
 * @example
 * ```ts
 * import type { Clock } from "@ld-rest/client";
 *
 * // Time that stands still, and timers that never fire.
 * export const frozen: Clock = { now: () => 0, setTimeout: () => undefined, clearTimeout: () => {} };
 * ```
 */
export interface Clock {
  /** The time. @returns milliseconds since the Unix epoch */
  now(): number;
  /**
   * Calls back once, later.
   *
   * @param callback - what to call
   * @param ms - how much later, in milliseconds
   * @returns what `clearTimeout` takes
   */
  setTimeout(callback: () => void, ms: number): unknown;
  /**
   * Calls off what `setTimeout` has begun; nothing happens where it has called back already.
   *
   * @param timer - what `setTimeout` returned
   */
  clearTimeout(timer: unknown): void;
}

/** The machine's own time, looked up at each use, so that timers that a test fakes later are seen. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // A timer that is set for longer than 31 bits of milliseconds, 24 days, would fire at once.
  setTimeout: (callback, ms) => setTimeout(callback, Math.min(ms, 2 ** 31 - 1)),
  // What comes back is what setTimeout gave.
  clearTimeout: (timer) => clearTimeout(timer as number),
};

/**
 * Waits, unless a signal ends it first.
 *
 * @param ms - milliseconds
 * @throws the signal's reason, at once, when it aborts; no timer is left behind
 */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return abortable(signal, (resolve) => {
    const timer = clock.setTimeout(resolve, ms);
    return () => clock.clearTimeout(timer);
  });
}
