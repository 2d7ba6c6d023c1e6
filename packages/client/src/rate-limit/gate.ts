/** What is known of a limit's window. */
export interface RateLimitWindow {
  /** Calls that were left when the last answer came. */
  readonly remaining: number;
  /** When the window ends, by the clock of this machine. */
  readonly resetAt: Date;
}

/** A delay that only an answer ends. */
export const never = 1 / 0;

/** How many calls may be under way while nothing is known of a window: at its start, or at the client's. */
const probes = 4;

/** How long calls of the window before are waited for, in milliseconds: they may count in this one, and they may hang. */
const patienceMs = 1000;

/**
 * What is known of one limit, and so whether a call may be sent. Time is the client's, in milliseconds.
 *
 * A call that is under way may or may not be among those that the last answer counted, so each is taken off what is left: the
 * gate errs on the side of waiting. It never lets out more than half of what is left at once, so that the answers can tell of
 * other users of the limit in time, and it holds back what those others used of the window before.
 */
export class Gate {
  /** Calls that are left in the window; `undefined` before the first answer that tells. */
  #remaining: number | undefined;
  /** When the window ends, or the one before it ended, by the client's clock. */
  #resetAt = 0;
  /** Counts windows, so that an answer of the one before is known by its call. */
  #count = 0;
  /** The end of the window as the server put it, to tell one window from the next. */
  #reset = 0;
  /** Whether answers have told nothing of a limit. */
  #unlimited = false;
  #closedUntil = 0;
  #underWay = 0;
  /** Calls that were sent in the window. */
  #sent = 0;
  #answered = 0;
  /** The most calls that a window has been seen to have. */
  #size = 0;
  /** What others used of the window before. */
  #others = 0;

  /** What is known of the window, once an answer has told of it. */
  get window(): RateLimitWindow | undefined {
    return this.#remaining === undefined ? undefined : { remaining: this.#remaining, resetAt: new Date(this.#resetAt) };
  }

  /** Milliseconds until a call may be sent: 0 for now, Infinity for when an answer comes. */
  delay(now: number): number {
    if (now < this.#closedUntil) return this.#closedUntil - now;
    if (this.#remaining !== undefined && now >= this.#resetAt) this.#turn();
    if (this.#remaining === undefined) {
      if (this.#unlimited || this.#underWay < probes) return 0;
      return this.#sent < probes ? Math.max(0, this.#resetAt + patienceMs - now) : never;
    }
    const left = this.#remaining - this.#underWay;
    const usedByOthers = Math.max(0, this.#size - this.#remaining - this.#answered - this.#underWay);
    const reserved = Math.max(0, this.#others - usedByOthers);
    const free = left > reserved && this.#underWay < Math.max(probes, this.#remaining / 2);
    return free ? 0 : this.#resetAt - now;
  }

  /** A call is sent. @returns the window that it counts in */
  enter(): number {
    this.#underWay += 1;
    this.#sent += 1;
    return this.#count;
  }

  /** A call has ended, with or without an answer. */
  leave(): void {
    this.#underWay -= 1;
  }

  /**
   * Learns from an answer.
   *
   * @param window - the one that the call was sent in
   * @param remaining - what it says is left, if it does
   * @param reset - when it says the window ends, by the server's clock: what tells one window from the next
   * @param resetAt - when that is by the client's clock, or when to ask again
   */
  observe(window: number, remaining: number | undefined, reset: number, resetAt: number): void {
    if (remaining === undefined) {
      this.#unlimited = this.#remaining === undefined && this.#size === 0;
      return;
    }
    // Late, of a window that is over. A call may also count in the window after the one that it was sent in.
    if (reset < this.#reset || (reset === this.#reset && window < this.#count && this.#remaining === undefined)) return;
    if (reset > this.#reset && this.#remaining !== undefined) this.#turn();
    this.#reset = reset;
    this.#resetAt = resetAt;
    this.#answered += 1;
    this.#remaining = Math.min(remaining, this.#remaining ?? remaining);
    this.#size = Math.max(this.#size, this.#remaining + this.#answered);
  }

  /** Nothing is sent until a time: the server has refused a call. */
  close(until: number): void {
    this.#closedUntil = Math.max(until, this.#closedUntil);
    this.#unlimited = false;
  }

  /** The window is over; what the next one has is not known before its first answer. */
  #turn(): void {
    this.#others = Math.max(0, this.#size - (this.#remaining ?? 0) - this.#answered - this.#underWay);
    this.#remaining = undefined;
    this.#count += 1;
    this.#sent = 0;
    this.#answered = 0;
  }
}
