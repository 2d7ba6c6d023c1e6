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

/** The longest wait that is told, in milliseconds, 31 years: a date can't hold whatever number a header can. */
const longestWaitMs = 1e12;

/** Reads the rate-limit headers; one that is missing or no number is `undefined`. */
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
 * How long an answer asks its caller to wait: `Retry-After`, seconds or a date (RFC 9110, section 10.2.3), else for a refusal (429)
 * the end of the window, else the length of one. That end tells nothing of when a server that failed is well again; where a window is
 * spent, the pacer holds the next attempt until then, whatever it follows.
 *
 * @param serverNow - the server's time, in milliseconds since the Unix epoch
 * @returns milliseconds, or `undefined` where the answer asks for nothing
 */
export function askedWait(response: Response, serverNow: number): number | undefined {
  const { status, headers } = response;
  const text = headers.get("retry-after") ?? "";
  // A proxy may have added one of its own: `10, 10`.
  const at = /^\d/.test(text)
    ? serverNow + Number.parseFloat(text) * 1000
    : Date.parse(text) || (status === 429 && (readLimitHeaders(headers).reset || serverNow + windowMs));
  return at ? Math.min(longestWaitMs, Math.max(leastWaitMs, at - serverNow)) : undefined;
}
