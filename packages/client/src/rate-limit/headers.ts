/** What response headers say about rate limits (REST API overview, "Rate limiting"). */
export interface LimitHeaders {
  /** Requests left in the account's window. */
  readonly global: number | undefined;
  /** Requests left in the route's window. */
  readonly route: number | undefined;
  /** When the window ends, in milliseconds since the Unix epoch by the server's clock. */
  readonly reset: number | undefined;
}

/** Length of a window, in milliseconds (REST API overview). It is the delay after a 429 that doesn't say when to retry. */
export const windowMs = 10_000;

/** Shortest delay after a 429, in milliseconds, since the reset time can be in the past. */
export const minWaitMs = 50;

/** Longest delay that is reported, in milliseconds (31 years): a header can hold numbers that a `Date` can't. */
const maxReportedMs = 1e12;

/** Reads the rate-limit headers. Missing and malformed ones are undefined. */
export function readLimitHeaders(headers: Headers): LimitHeaders {
  const number = (name: string) => {
    const text = headers.get(name) ?? "";
    return /^\d+$/.test(text) ? Number(text) : undefined;
  };
  return {
    global: number("x-ratelimit-global-remaining"),
    route: number("x-ratelimit-route-remaining"),
    reset: number("x-ratelimit-reset"),
  };
}

/**
 * Returns how long a response asks its client to wait, in milliseconds, or undefined if it doesn't.
 *
 * `Retry-After` counts for any status, as seconds or as a date (RFC 9110, section 10.2.3). Without it, a 429 asks to wait until the
 * window ends.
 *
 * @param serverNow - the server's time, in milliseconds since the Unix epoch
 */
export function retryAfter(
  { status, headers }: Pick<Response, "status" | "headers">,
  serverNow: number,
): number | undefined {
  const until =
    retryAfterTime(headers.get("retry-after"), serverNow) ??
    (status === 429 ? windowEnd(headers, serverNow) : undefined);
  return until === undefined ? undefined : Math.min(maxReportedMs, Math.max(minWaitMs, until - serverNow));
}

function retryAfterTime(text: string | null, serverNow: number): number | undefined {
  if (text === null) return undefined;
  // A proxy may have added a second value: `10, 10`.
  if (/^\d/.test(text)) return serverNow + Number.parseFloat(text) * 1000;
  return Date.parse(text) || undefined;
}

function windowEnd(headers: Headers, serverNow: number): number {
  return readLimitHeaders(headers).reset || serverNow + windowMs;
}
