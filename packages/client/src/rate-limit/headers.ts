/** Rate-limit headers of a response (REST API overview, "Rate limiting"). */
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
const minWaitMs = 50;

/** Longest delay that is reported, in milliseconds (31 years): headers can contain numbers that a `Date` can't represent. */
const maxReportedMs = 1e12;

/** Report of a response about one rate limit. */
export interface LimitReport {
  /** Requests left in the window, if the response says so. */
  readonly remaining: number | undefined;
  /** How long to pause requests after a 429, in milliseconds; undefined if this limit isn't the reason for it. */
  readonly closeForMs: number | undefined;
}

/** Report of a response about the rate limits. */
export interface ResponseReport {
  /** Whether the request was accepted rather than rejected with a 429. */
  readonly accepted: boolean;
  /** End of the window by the server's clock, in milliseconds since the Unix epoch. */
  readonly end: number;
  /** How long the window lasts from now, in milliseconds. */
  readonly endsInMs: number;
  /** The account's limit. */
  readonly account: LimitReport;
  /** The limit of the request's route. */
  readonly route: LimitReport;
  /** How long the response asks to wait, in milliseconds, if that is longer than the limiter accepts. */
  readonly tooLongMs: number | undefined;
}

/**
 * Interprets a response for a rate limiter. All times are whole milliseconds.
 *
 * @param serverNow - the server's time, in milliseconds since the Unix epoch
 * @param maxWaitMs - longest delay that one response may cause
 * @returns the report; undefined for a server error without rate-limit headers, which a gateway may have sent in place of the API
 */
export function interpretResponse(
  response: Pick<Response, "status" | "headers">,
  serverNow: number,
  maxWaitMs: number,
): ResponseReport | undefined {
  const { status, headers } = response;
  const { reset, ...remaining } = readLimitHeaders(headers);
  if (status >= 500 && reset === undefined) return undefined;
  const { global, route } = reset === undefined ? {} : remaining;
  const leftMs = Math.ceil(Math.min((reset ?? serverNow + windowMs) - serverNow, maxWaitMs));
  const askedMs = status === 429 ? Math.ceil(retryAfter(response, serverNow) ?? 0) : undefined;
  const closeForMs = askedMs === undefined ? undefined : Math.min(askedMs, maxWaitMs);
  // If the route's limit explains a 429, only that route is paused.
  const isOfRoute = route === 0 && global !== 0 && !headers.has("retry-after");
  return {
    accepted: status !== 429,
    end: Math.ceil(serverNow) + leftMs,
    endsInMs: Math.max(minWaitMs, leftMs),
    account: { remaining: global, closeForMs: isOfRoute ? undefined : closeForMs },
    route: { remaining: route, closeForMs: isOfRoute ? closeForMs : undefined },
    tooLongMs: askedMs !== undefined && askedMs > maxWaitMs && !isOfRoute ? askedMs : undefined,
  };
}

/** Reads the rate-limit headers. Missing and malformed ones are undefined. */
export function readLimitHeaders(headers: Headers): LimitHeaders {
  const number = (name: string) => {
    const text = headers.get(name) ?? "";
    // Longer numbers are Infinity, which JSON can't represent.
    return /^\d+$/.test(text) ? Math.min(Number(text), Number.MAX_SAFE_INTEGER) : undefined;
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
