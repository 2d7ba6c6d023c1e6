/** What is known of a limit's window. */
export interface RateLimitWindow {
  /** Calls that were left when the last answer came. */
  readonly remaining: number;
  /** When the window ends, by the clock of this machine. */
  readonly resetAt: Date;
}

/** A delay that only an answer ends. */
export const never = 1 / 0;

/** How far apart the ends of one window may lie, in milliseconds: a server may reckon them anew for each answer. */
const wobbleMs = 100;

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
export interface Gate {
  /** What is known of the window, once an answer has told of it. */
  readonly window: RateLimitWindow | undefined;
  /** Milliseconds until a call may be sent: 0 for now, Infinity for when an answer comes. */
  delay(now: number): number;
  /** A call is sent. @returns the window that it counts in */
  enter(): number;
  /** A call has ended, with or without an answer. */
  leave(): void;
  /**
   * Learns from an answer.
   *
   * @param window - the one that the call was sent in
   * @param left - how many calls it says are left, if it does
   * @param end - when it says the window ends, by the server's clock: what tells one window from the next
   * @param endAt - when that is by the client's clock, or when to ask again
   */
  observe(window: number, left: number | undefined, end: number, endAt: number): void;
  /** Nothing is sent until a time: the server has refused a call. */
  close(until: number): void;
}

/** Makes a gate that knows nothing yet. A closure, not a class: names of private fields cost every bundle. */
export function createGate(): Gate {
  /** Calls that are left in the window; `undefined` before the first answer that tells. */
  let remaining: number | undefined;
  /** When the window ends, or the one before it ended, by the client's clock. */
  let resetAt = 0;
  /** Counts windows, so that an answer of the one before is known by its call. */
  let count = 0;
  /** The end of the window as the server put it, to tell one window from the next. */
  let reset = 0;
  /** Whether answers have told nothing of a limit. */
  let unlimited = false;
  let closedUntil = 0;
  let underWay = 0;
  /** Calls that were sent in the window. */
  let sent = 0;
  let answered = 0;
  /** The most calls that a window has been seen to have. */
  let size = 0;
  /** What others used of the window before. */
  let others = 0;

  /** The window is over; what the next one has is not known before its first answer. */
  const turn = () => {
    others = Math.max(0, size - (remaining ?? 0) - answered - underWay);
    remaining = undefined;
    count += 1;
    sent = 0;
    answered = 0;
  };

  return {
    get window() {
      return remaining === undefined ? undefined : { remaining, resetAt: new Date(resetAt) };
    },
    delay: (now) => {
      if (now < closedUntil) return closedUntil - now;
      if (remaining !== undefined && now >= resetAt) turn();
      if (remaining === undefined) {
        if (unlimited || underWay < probes) return 0;
        return sent < probes ? Math.max(0, resetAt + patienceMs - now) : never;
      }
      const left = remaining - underWay;
      const usedByOthers = Math.max(0, size - remaining - answered - underWay);
      const reserved = Math.max(0, others - usedByOthers);
      const free = left > reserved && underWay < Math.max(probes, remaining / 2);
      return free ? 0 : resetAt - now;
    },
    enter: () => {
      underWay += 1;
      sent += 1;
      return count;
    },
    leave: () => {
      underWay -= 1;
    },
    observe: (window, left, end, endAt) => {
      if (left === undefined) {
        unlimited = remaining === undefined && size === 0;
        return;
      }
      const ahead = end - reset;
      // Late, of a window that is over. A call may also count in the window after the one that it was sent in.
      if (ahead < -wobbleMs || (ahead <= wobbleMs && window < count && remaining === undefined)) return;
      if (ahead > wobbleMs && remaining !== undefined) turn();
      reset = end;
      resetAt = endAt;
      answered += 1;
      remaining = Math.min(left, remaining ?? left);
      size = Math.max(size, remaining + answered);
    },
    close: (until) => {
      closedUntil = Math.max(until, closedUntil);
      unlimited = false;
    },
  };
}
