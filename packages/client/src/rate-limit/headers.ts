/** What the headers of an answer tell of limits (REST API overview, "Rate limiting"). */
export interface LimitHeaders {
  /** Calls that are left in the window of the account. */
  readonly global: number | undefined;
  /** Calls that are left in the window of the route. */
  readonly route: number | undefined;
  /** When the window ends, in milliseconds since the Unix epoch, by the server's clock. */
  readonly reset: number | undefined;
}

/** The length of a window, in milliseconds: what is waited for after a refusal that tells nothing (REST API overview). */
export const windowMs = 10_000;

/** The least wait after a refusal, in milliseconds, whatever its headers say: a reset can lie in the past. */
export const leastWaitMs = 50;

/** Reads the rate-limit headers; one that is missing or no number is `undefined`. */
export function readLimitHeaders(headers: Headers): LimitHeaders {
  const number = (name: string) => {
    const text = headers.get(`x-ratelimit-${name}`);
    return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
  };
  return { global: number("global-remaining"), route: number("route-remaining"), reset: number("reset") };
}

/**
 * Reads `Retry-After`, seconds or a date (RFC 9110, section 10.2.3).
 *
 * @param serverNow - the server's time, in milliseconds since the Unix epoch
 * @returns milliseconds to wait, not below 0
 */
export function readRetryAfter(headers: Headers, serverNow: number): number | undefined {
  const text = headers.get("retry-after");
  if (text === null) return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - serverNow;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/**
 * How long an answer asks its caller to wait: `Retry-After`, else for a refusal (429) the end of the window, else the length of one.
 *
 * @returns milliseconds, or `undefined` where the answer asks for nothing
 */
export function askedWait({ status, headers }: Response, serverNow: number): number | undefined {
  const retryAfter = readRetryAfter(headers, serverNow);
  if (retryAfter !== undefined) return Math.max(leastWaitMs, retryAfter);
  if (status !== 429) return undefined;
  const { reset } = readLimitHeaders(headers);
  return reset === undefined ? windowMs : Math.max(leastWaitMs, reset - serverNow);
}
