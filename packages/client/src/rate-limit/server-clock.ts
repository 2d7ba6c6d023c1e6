import type { Clock } from "../clock.js";

/**
 * An estimate of the server's clock. The `Date` header has a resolution of one second (RFC 9110, section 6.6.1), so one response leaves
 * the difference between the clocks uncertain by a second plus the time of the request; more responses narrow it down. The clocks are
 * assumed to agree until a response contradicts that.
 */
export interface ServerClock {
  /** Returns the server's time, in milliseconds since the Unix epoch: the earliest possible if it is uncertain. */
  now(): number;
  /**
   * Learns from a response.
   *
   * @param sentAt - when its request was sent, by the client's clock
   */
  observe(headers: Headers, sentAt: number): void;
}

/** Creates a server clock that agrees with the client's until a response says otherwise. */
export function createServerClock(clock: Clock): ServerClock {
  /** Bounds of the difference, server minus client, in milliseconds. */
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  return {
    now: () => clock.now() + (low <= 0 && high >= 0 ? 0 : low),
    observe: (headers, sentAt) => {
      const date = Date.parse(headers.get("date") ?? "");
      if (Number.isNaN(date)) return;
      const newLow = date - clock.now();
      const newHigh = date + 999 - sentAt;
      // If the bounds contradict each other, one of the clocks has been set, and the bounds start over.
      const wasSet = newLow > high || newHigh < low;
      low = wasSet ? newLow : Math.max(newLow, low);
      high = wasSet ? newHigh : Math.min(newHigh, high);
    },
  };
}
