/**
 * A source of time and timers. Tests can pass one that they control.
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
  /** Returns the current time, in milliseconds since the Unix epoch. */
  now(): number;
  /**
   * Calls a function once, later.
   *
   * @param callback - the function
   * @param ms - delay, in milliseconds
   * @returns a handle for `clearTimeout`
   */
  setTimeout(callback: () => void, ms: number): unknown;
  /**
   * Cancels a timer. Does nothing if it has fired already.
   *
   * @param timer - the handle that `setTimeout` returned
   */
  clearTimeout(timer: unknown): void;
}

/** The machine's clock. The globals are looked up at each use, so that fake timers installed later are respected. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Delays longer than 2 ** 31 - 1 ms (24 days) would fire at once.
  setTimeout: (callback, ms) => setTimeout(callback, Math.min(ms, 2 ** 31 - 1)),
  clearTimeout: (timer) => clearTimeout(timer as number), // the handle is what setTimeout returned
};

/**
 * Waits for a number of milliseconds.
 *
 * @param ms - milliseconds
 * @throws the signal's reason as soon as it aborts
 */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => {
      stopListening();
      resolve();
    }, ms);
    const stopListening = onAbort(signal, (reason) => {
      clock.clearTimeout(timer);
      reject(reason);
    });
  });
}

/** Returns a promise that settles like the given one, or rejects with the signal's reason as soon as it aborts. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopListening = onAbort(signal, reject);
    promise.then(resolve, reject).then(stopListening);
  });
}

/**
 * Calls a function once, when a signal aborts, or immediately if it has aborted already.
 *
 * @param callback - receives the signal's reason
 * @returns a function that stops listening
 */
export function onAbort(signal: AbortSignal, callback: (reason: unknown) => void): () => void {
  const listener = () => callback(signal.reason);
  if (signal.aborted) listener();
  else signal.addEventListener("abort", listener, { once: true });
  return () => signal.removeEventListener("abort", listener);
}
