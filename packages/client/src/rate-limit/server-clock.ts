import type { Clock } from "../clock.js";

/**
 * The server's time, as far as its answers tell it. `Date` counts whole seconds (RFC 9110, section 6.6.1), so one answer leaves the
 * difference between the clocks open by a second and the time that the answer took; further answers narrow it down. Clocks that
 * may agree are taken to agree.
 */
export interface ServerClock {
  /** Milliseconds since the Unix epoch by the server's clock; where it is not certain, rather too early than too late. */
  now(): number;
  /**
   * Learns from an answer.
   *
   * @param sentAt - when its request was sent, by the client's clock
   */
  observe(headers: Headers, sentAt: number): void;
}

/** Makes a clock that agrees with the client's until an answer says otherwise. */
export function createServerClock(clock: Clock): ServerClock {
  /** Bounds of the difference, server minus client, in milliseconds. */
  let low = -1 / 0;
  let high = 1 / 0;
  return {
    now: () => clock.now() + (low <= 0 && high >= 0 ? 0 : low),
    observe: (headers, sentAt) => {
      const date = Date.parse(headers.get("date") ?? "");
      if (!date) return; // none, or none that can be read
      const least = date - clock.now();
      const most = date + 999 - sentAt;
      // One of the clocks has been set: what was known of the difference is void.
      const moved = least > high || most < low;
      low = moved ? least : Math.max(least, low);
      high = moved ? most : Math.min(most, high);
    },
  };
}
