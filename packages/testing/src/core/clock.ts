/** A source of time and timers. A client's clock has the same interface, so that a fake and its clients can share one. */
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

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (timer) => clearTimeout(timer as number), // the handle is what setTimeout returned
};

/** Resolves when the time has passed or the signal aborts. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ms <= 0 || signal?.aborted) return resolve();
    const done = () => {
      clock.clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = clock.setTimeout(done, ms);
    signal?.addEventListener("abort", done);
  });
}

/** A clock that moves only when a test advances it. */
export interface ManualClock extends Clock {
  /**
   * Advances the time, and fires the timers that become due, the earliest first. Pending promises settle before and after each, so that
   * code that waits in several steps continues.
   *
   * @param ms - how far, in milliseconds; 0 or more
   * @throws RangeError for a negative or infinite number
   */
  advance(ms: number): Promise<void>;
}

/** A timer of a manual clock. */
interface Timer {
  readonly dueAt: number;
  readonly callback: () => void;
}

// The machine's own, even if a test runner replaces the global later.
const { setTimeout: startTimer } = globalThis;

/**
 * Creates a clock that a test advances. Rate limits, `Date` and latency of a fake use it. Pass it to the client, too, and its waits and
 * retries take no time.
 *
 * @param start - milliseconds since the Unix epoch. Default: 1 June 2022, the time of the spec's examples
 *
 * @example
 * ```ts
 * import { createClient } from "@ld-rest/client";
 * import { createFakeApi, createManualClock } from "@ld-rest/testing";
 *
 * const clock = createManualClock();
 * const fake = createFakeApi({ clock, rateLimit: { global: 1 } });
 * const ld = createClient({ token: fake.token, fetch: fake.fetch, clock });
 * await ld.getApplication({ applicationKey: "com.launchdarkly.cafe" });
 * const waiting = ld.getApplication({ applicationKey: "com.launchdarkly.cafe" });
 * await clock.advance(20_000);
 * console.log((await waiting).key);
 * ```
 */
export function createManualClock(start = 1_654_104_600_000): ManualClock {
  let time = start;
  const timers = new Set<Timer>();
  let last: Promise<void> = Promise.resolve();
  return {
    now: () => time,
    setTimeout: (callback, ms) => {
      const timer = { dueAt: time + ms, callback };
      timers.add(timer);
      return timer;
    },
    clearTimeout: (timer) => {
      timers.delete(timer as Timer); // the handle is what setTimeout returned
    },
    advance: (ms) => {
      const run = async () => {
        if (!(ms >= 0 && ms < Number.POSITIVE_INFINITY)) {
          throw new RangeError(`advance takes a number of 0 or more, not ${ms}.`);
        }
        const end = time + ms;
        for (;;) {
          await new Promise<void>((resolve) => startTimer(resolve, 0));
          const next = Math.min(...[...timers].map(({ dueAt }) => dueAt));
          if (next > end) break;
          time = Math.max(time, next);
          for (const timer of [...timers].filter(({ dueAt }) => dueAt === next)) {
            // A callback may have cleared it.
            if (timers.delete(timer)) timer.callback();
          }
        }
        time = end;
      };
      // One call after another.
      const advanced = last.then(run);
      last = advanced.catch(() => undefined);
      return advanced;
    },
  };
}
