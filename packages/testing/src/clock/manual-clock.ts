import type { Clock } from "./clock.js";

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /**
   * Moves the time on and wakes who has slept long enough, the earliest first.
   *
   * @param ms - how far, in milliseconds; 0 or more
   */
  advance(ms: number): void;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/**
 * Makes a clock that a test moves: limits, `Date` and latency follow it, and nothing is waited for.
 *
 * @param start - milliseconds since the Unix epoch. Default: the time of the spec's examples, 1 June 2022
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
  const sleepers = new Set<Sleeper>();
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
      if (!(ms >= 0)) throw new RangeError(`advance: the time moves on by 0 ms or more, not by ${ms}.`);
      time += ms;
      const due = [...sleepers].filter(({ until }) => until <= time).sort((a, b) => a.until - b.until);
      for (const { wake } of due) wake();
    },
  };
}
