/** State of the current window of a rate limit. */
export interface RateLimitWindow {
  /** Requests that were left when the last response arrived. */
  readonly remaining: number;
  /** When the window ends, by the clock of this machine. */
  readonly resetAt: Date;
}

/** How far apart two reported ends of the same window may be, in milliseconds: a server may recalculate them for each response. */
const endToleranceMs = 100;

/** Maximum number of requests in flight while nothing is known about a window. */
export const maxProbes = 2;

/** How long to wait for responses to requests of the previous window before probing further, in milliseconds. */
const probeTimeoutMs = 1000;

/**
 * A model of a rate limit and its windows, which decides whether a request may be sent. Times are the client's, in milliseconds.
 *
 * Other clients may use the same limit. All that is known about them is how fast `remaining` falls. The model is fair to them, like TCP's
 * congestion control (RFC 5681):
 *
 * - The number of requests that others sent in a window is reserved for them in the next.
 * - After 429s, a window permits as many requests as were accepted in the previous one. Without 429s, it permits 1 more, then 2, 4, and so
 *   on. If none was accepted, the number stays the same.
 * - Requests in flight are limited to this client's share of the remaining quota, at most half, so that responses reveal other clients in
 *   time. The limit starts at two and grows by one with each accepted request.
 */
export interface Quota {
  /** Returns the current window, once a response has described it. */
  state(now: number): RateLimitWindow | undefined;
  /** Returns the delay until a request may be sent, in milliseconds: 0 if it may be sent now, Infinity if it must wait for a response. */
  delay(now: number): number;
  /** Counts a request that is being sent. @returns the number of its window */
  enter(): number;
  /** Counts a request that has finished. */
  leave(): void;
  /** Learns from a response. */
  observe(response: WindowObservation): void;
  /** Permits no requests until a given time, after a 429. */
  pause(until: number): void;
}

/** Report of a response about a window. */
export interface WindowObservation {
  /** Number of the window that the request was sent in. */
  readonly window: number;
  /** Whether the request was accepted rather than rejected with a 429. */
  readonly accepted: boolean;
  /** Requests left, if the response says so. */
  readonly remaining: number | undefined;
  /** End of the window by the server's clock, which identifies the window. */
  readonly end: number;
  /** End of the window by the client's clock. */
  readonly endAt: number;
}

/** Creates a model that has not seen a response yet. */
export function createQuota(): Quota {
  /** Requests left in the window; undefined before its first response. */
  let remaining: number | undefined;
  /** When the window ends, or the previous one ended, by the client's clock. */
  let resetAt = 0;
  /** Number of the window. */
  let count = 0;
  /** End of the window by the server's clock. */
  let end = 0;
  /** Whether responses report no limit. */
  let unlimited = false;
  let pausedUntil = 0;
  let inFlight = 0;
  /** Requests sent in this window. */
  let sent = 0;
  /** Requests accepted in this window. */
  let accepted = 0;
  /** Largest known size of a window. */
  let size = 0;
  /** Requests rejected in this window. */
  let rejected = 0;
  /** Number of requests that others sent in the previous window. */
  let reserved = 0;
  /** Maximum number of requests in this window, as learned from 429s. */
  let allowance = Number.POSITIVE_INFINITY;
  /** Growth of the allowance after a window without a 429. */
  let increase = 1;

  const usedByOthers = () => Math.max(0, size - (remaining ?? 0) - accepted - inFlight);
  /** This client's share of what has been used: 1 if there are no others. */
  const share = (others: number) => (others > 0 ? accepted / (accepted + others) : 1);

  const startNext = () => {
    reserved = usedByOthers();
    if (rejected > 0 && accepted > 0) {
      allowance = accepted;
      increase = 1;
    } else if (rejected === 0 && sent >= allowance) {
      allowance += increase;
      increase *= 2;
    }
    remaining = undefined;
    count += 1;
    sent = 0;
    accepted = 0;
    rejected = 0;
  };

  return {
    state: (now) => {
      if (remaining === undefined || now >= resetAt) return undefined;
      return { remaining, resetAt: new Date(resetAt) };
    },
    delay: (now) => {
      if (now < pausedUntil) return pausedUntil - now;
      if (remaining !== undefined && now >= resetAt) startNext();
      if (remaining === undefined) {
        const probes = Math.min(maxProbes, allowance);
        if (unlimited || inFlight < probes) return 0;
        return sent < probes ? Math.max(0, resetAt + probeTimeoutMs - now) : Number.POSITIVE_INFINITY;
      }
      const others = usedByOthers();
      const left = Math.min(remaining - inFlight - Math.max(0, reserved - others), allowance - sent);
      const fair = Math.max(1, remaining * Math.min(1 / 2, share(others)));
      const maxInFlight = Math.min(fair, maxProbes + accepted);
      return left > 0 && inFlight < maxInFlight ? 0 : resetAt - now;
    },
    enter: () => {
      inFlight += 1;
      sent += 1;
      return count;
    },
    leave: () => {
      inFlight -= 1;
    },
    observe: (response) => {
      if (response.remaining === undefined) {
        unlimited = remaining === undefined && size === 0;
        return;
      }
      const ahead = response.end - end;
      const isPrevious = ahead < -endToleranceMs;
      const isSame = !isPrevious && ahead <= endToleranceMs;
      // Late responses describe a window that is over.
      if (isPrevious || (isSame && response.window < count && remaining === undefined)) return;
      if (!isSame && remaining !== undefined) startNext();
      end = response.end;
      resetAt = response.endAt;
      if (response.accepted) accepted += 1;
      else rejected += 1;
      remaining = Math.min(response.remaining, remaining ?? response.remaining);
      size = Math.max(size, remaining + accepted);
    },
    pause: (until) => {
      pausedUntil = Math.max(until, pausedUntil);
      unlimited = false;
    },
  };
}
