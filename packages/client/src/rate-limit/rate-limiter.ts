import type { RateLimitWindow } from "./quota.js";

/** Current state of the rate limits, as reported by responses. */
export interface RateLimitState {
  /** The account's window; undefined until a response describes it, and again once it is over. */
  readonly global: RateLimitWindow | undefined;
  /** Current windows of individual routes that responses have described, by method and path template. */
  readonly routes: Readonly<Record<string, RateLimitWindow>>;
}

/** Options of a request for a permit. */
export interface AcquireOptions {
  /** Signal that ends the wait. */
  readonly signal: AbortSignal;
  /** Whether the request is a retry. Retries are permitted before requests that have not been sent yet. Default: false. */
  readonly retry?: boolean | undefined;
  /** Called if the request has to wait. */
  readonly onWait?: (() => void) | undefined;
}

/** The permission to send one request. It must be released. */
export interface Permit {
  /**
   * Reports that the request has finished.
   *
   * @param response - its response; undefined if there was none
   */
  release(response?: Pick<Response, "status" | "headers">): void;
}

/**
 * Decides when requests may be sent. A client asks it before each request, retries included, and reports each response.
 *
 * `createRateLimiter` keeps the limits in memory; `createRedisRateLimiter` of `@ld-rest/client/redis` shares them through Redis. You can
 * also implement the interface yourself.
 */
export interface RateLimiter {
  /** Current state of the limits. */
  readonly state: RateLimitState;
  /**
   * Waits until a request may be sent.
   *
   * @param route - method and path template, such as `GET /api/v2/applications/{applicationKey}`
   * @param options - the signal that ends the wait, and whether the request is a retry
   * @returns a promise of the permit
   * @throws {@link RateLimitExhaustedError} if the API has asked for a longer wait than the limiter accepts; otherwise the signal's reason
   */
  acquire(route: string, options: AcquireOptions): Promise<Permit>;
}

/** Error that a rate limiter throws if a wait would be too long. The call fails with a `RateLimitError`. */
export class RateLimitExhaustedError extends Error {
  /** Name of the error's class. */
  override readonly name: string = "RateLimitExhaustedError";
  /** How long to wait before another request, in milliseconds. */
  readonly retryAfterMs: number;

  /** @param retryAfterMs - how long to wait before another request, in milliseconds */
  constructor(retryAfterMs: number) {
    super(`The rate limit is exhausted for another ${retryAfterMs} ms.`);
    this.retryAfterMs = retryAfterMs;
  }
}
