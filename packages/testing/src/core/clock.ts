/** Source of time for an instance. */
export interface Clock {
  /** Returns the current time, in milliseconds since the Unix epoch. */
  now(): number;
  /**
   * Resolves when the time has passed or the signal aborts.
   *
   * @param ms - delay in milliseconds
   * @param signal - ends the wait early
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener("abort", done);
    }),
};

/** A clock that moves only when a test advances it. */
export interface ManualClock extends Clock {
  /**
   * Advances the time and ends the sleeps that are due, the earliest first.
   *
   * @param ms - how far, in milliseconds; 0 or more
   */
  advance(ms: number): void;
}

/**
 * Creates a clock that a test advances. Rate limits, `Date` and latency use it, so that no test has to wait.
 *
 * @param start - milliseconds since the Unix epoch. Default: 1 June 2022, the time of the spec's examples
 *
 * @example
 * ```ts
 * import { createFakeApi, createManualClock } from "@ld-rest/testing";
 *
 * const clock = createManualClock();
 * const fake = createFakeApi({ clock, rateLimit: { global: 1 } });
 * const headers = { authorization: fake.token, "ld-api-version": "beta" };
 * const url = "https://app.launchdarkly.com/api/v2/applications/com.launchdarkly.cafe";
 * await fake.fetch(url, { headers });
 * console.log((await fake.fetch(url, { headers })).status); // 429
 * clock.advance(10_000);
 * console.log((await fake.fetch(url, { headers })).status); // 200
 * ```
 */
export function createManualClock(start = 1_654_104_600_000): ManualClock {
  let time = start;
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (ms <= 0 || signal?.aborted) return resolve();
        const sleeper = {
          until: time + ms,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener("abort", sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", sleeper.wake);
      }),
    advance: (ms) => {
      if (!(ms >= 0)) throw new RangeError(`advance takes 0 ms or more, not ${ms}.`);
      time += ms;
      const due = [...sleepers].filter(({ until }) => until <= time).sort((a, b) => a.until - b.until);
      for (const { wake } of due) wake();
    },
  };
}
