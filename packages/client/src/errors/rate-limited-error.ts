import { ApiError, type ApiErrorDetails, isApiError } from "./api-error.js";

/** An answer 429, with the time at which the limit is lifted. */
export interface RateLimitedErrorDetails extends ApiErrorDetails {
  /** Milliseconds to wait from now on. */
  readonly retryAfterMs: number;
  /** When that is by the clock of this machine. */
  readonly resetAt: Date;
}

/**
 * A rate limit is used up (status 429), and the client's own retries were not enough, or waiting longer than they may.
 *
 * @example
 * ```ts
 * import { createClient, isRateLimitedError } from "@ld-rest/client";
 *
 * const ld = createClient({ token: process.env["LAUNCHDARKLY_TOKEN"] ?? "", retry: { attempts: 1 } });
 * try {
 *   await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });
 * } catch (error) {
 *   if (!isRateLimitedError(error)) throw error;
 *   console.log(`Come back at ${error.resetAt.toISOString()}`);
 * }
 * ```
 */
export class RateLimitedError extends ApiError {
  override readonly name: string = "RateLimitedError";
  declare readonly status: 429;
  /**
   * Milliseconds to wait, counted from when the call failed. For a call that wasn't sent, as another had just been refused, it may be
   * longer than it need be, by `maxWaitMs` at the most.
   */
  declare readonly retryAfterMs: number;
  /** When the limit is lifted, by the clock of this machine. */
  declare readonly resetAt: Date;

  /** @param details - what is known of the answer, and when the limit is lifted */
  constructor(details: RateLimitedErrorDetails) {
    super(details);
    this.retryAfterMs = details.retryAfterMs;
    this.resetAt = details.resetAt;
  }
}

/**
 * Whether an error is a {@link RateLimitedError}, from whatever copy of the package or realm.
 *
 * @param error - what was caught
 * @returns true where it is one; its type is known from there on
 */
export function isRateLimitedError(error: unknown): error is RateLimitedError {
  return isApiError(error) && error.status === 429;
}
