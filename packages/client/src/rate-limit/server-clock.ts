import type { Clock } from "../clock.js";

/**
 * The server's time, as far as its answers tell it. `Date` counts whole seconds (RFC 9110, section 6.6.1), so one answer leaves the
 * difference between the clocks open by a second and the time that the answer took; further answers narrow it down. Clocks that
 * may agree are taken to agree.
 */
export class ServerClock {
  readonly #clock: Clock;
  /** Bounds of the difference, server minus client, in milliseconds. */
  #low = -1 / 0;
  #high = 1 / 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds since the Unix epoch by the server's clock; where it is not certain, rather too early than too late. */
  now(): number {
    const agree = this.#low <= 0 && this.#high >= 0;
    return this.#clock.now() + (agree ? 0 : this.#low);
  }

  /**
   * Learns from an answer.
   *
   * @param sentAt - when its request was sent, by the client's clock
   */
  observe(headers: Headers, sentAt: number): void {
    const date = Date.parse(headers.get("date") ?? "");
    if (!date) return; // none, or none that can be read
    const low = date - this.#clock.now();
    const high = date + 999 - sentAt;
    // One of the clocks has been set: what was known of the difference is void.
    const moved = low > this.#high || high < this.#low;
    this.#low = moved ? low : Math.max(low, this.#low);
    this.#high = moved ? high : Math.min(high, this.#high);
  }
}
