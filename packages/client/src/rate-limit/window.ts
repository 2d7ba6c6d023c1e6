/** What is known about the current window of a rate limit. */
export interface RateLimitWindow {
  /** Requests that were left when the last response arrived. */
  readonly remaining: number;
  /** When the window ends, by the clock of this machine. */
  readonly resetAt: Date;
}

/** How far apart two reported ends of the same window may be, in milliseconds: a server may recalculate them for each response. */
const endToleranceMs = 100;

/** How many requests may be in flight while nothing is known about a window. */
const probes = 4;

/** How long to wait for responses to requests of the previous window before probing further, in milliseconds. */
const probeTimeoutMs = 1000;

/**
 * A model of one limit's windows, which decides whether a request may be sent. Times are the client's, in milliseconds.
 *
 * The last response may or may not have counted the requests in flight, so each of them is subtracted from what is left. At most half of
 * what is left is sent at once, so that responses can reveal other users of the limit in time, and what they used of the previous window
 * is reserved for them.
 */
export interface Window {
  /** The current window, once a response has described it. */
  readonly state: RateLimitWindow | undefined;
  /** Returns the delay until a request may be sent, in milliseconds: 0 for now, Infinity for when a response arrives. */
  delay(now: number): number;
  /** Counts a request that is being sent. @returns the number of its window */
  enter(): number;
  /** Counts a request that has finished. */
  leave(): void;
  /**
   * Learns from a response.
   *
   * @param window - number of the window that the request was sent in
   * @param left - requests left, if the response says so
   * @param end - end of the window by the server's clock, which tells windows apart
   * @param endAt - end of the window by the client's clock
   */
  observe(window: number, left: number | undefined, end: number, endAt: number): void;
  /** Permits no requests until a time, after a 429. */
  close(until: number): void;
}

/** Creates a model that knows nothing yet. */
export function createWindow(): Window {
  /** Requests left in the window; undefined before its first response. */
  let remaining: number | undefined;
  /** When the window ends, or the previous one ended, by the client's clock. */
  let resetAt = 0;
  /** Number of the window. */
  let count = 0;
  /** End of the window by the server's clock. */
  let reset = 0;
  /** Whether responses have mentioned no limit. */
  let unlimited = false;
  let closedUntil = 0;
  let inFlight = 0;
  /** Requests sent in this window. */
  let sent = 0;
  /** Responses received in this window. */
  let received = 0;
  /** Largest known size of a window. */
  let size = 0;
  /** What other users took from the previous window. */
  let usedByOthers = 0;

  const takenByOthers = () => Math.max(0, size - (remaining ?? 0) - received - inFlight);

  const startNext = () => {
    usedByOthers = takenByOthers();
    remaining = undefined;
    count += 1;
    sent = 0;
    received = 0;
  };

  return {
    get state() {
      return remaining === undefined ? undefined : { remaining, resetAt: new Date(resetAt) };
    },
    delay: (now) => {
      if (now < closedUntil) return closedUntil - now;
      if (remaining !== undefined && now >= resetAt) startNext();
      if (remaining === undefined) {
        if (unlimited || inFlight < probes) return 0;
        return sent < probes ? Math.max(0, resetAt + probeTimeoutMs - now) : Number.POSITIVE_INFINITY;
      }
      const reserved = Math.max(0, usedByOthers - takenByOthers());
      const mayGo = remaining - inFlight > reserved && inFlight < Math.max(probes, remaining / 2);
      return mayGo ? 0 : resetAt - now;
    },
    enter: () => {
      inFlight += 1;
      sent += 1;
      return count;
    },
    leave: () => {
      inFlight -= 1;
    },
    observe: (window, left, end, endAt) => {
      if (left === undefined) {
        unlimited = remaining === undefined && size === 0;
        return;
      }
      const ahead = end - reset;
      const isPrevious = ahead < -endToleranceMs;
      const isSame = !isPrevious && ahead <= endToleranceMs;
      // Late responses describe a window that is over.
      if (isPrevious || (isSame && window < count && remaining === undefined)) return;
      if (!isSame && remaining !== undefined) startNext();
      reset = end;
      resetAt = endAt;
      received += 1;
      remaining = Math.min(left, remaining ?? left);
      size = Math.max(size, remaining + received);
    },
    close: (until) => {
      closedUntil = Math.max(until, closedUntil);
      unlimited = false;
    },
  };
}
