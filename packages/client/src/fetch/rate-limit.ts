import type { Clock } from "../clock.js";
import { RateLimitError } from "../errors.js";
import type { Permit, RateLimiter } from "../rate-limit/rate-limiter.js";
import { callSafely } from "./events.js";
import type { Call, Fetch } from "./layer.js";

/**
 * Delays requests until the rate limiter permits them, and reports each response to it.
 *
 * @param onWait - called when the request has to wait
 * @throws {@link RateLimitError} if the API has asked for a longer wait than the limiter accepts; the request is not sent
 */
export function rateLimit(next: Fetch, limiter: RateLimiter, clock: Clock, call: Call, onWait: () => void): Fetch {
  return async (request) => {
    const route = `${call.method} ${call.path}`;
    let permit: Permit;
    try {
      permit = await limiter.acquire(route, { signal: request.signal, retry: call.attempts > 0, onWait });
    } catch (error) {
      // Not `instanceof`, since the limiter may come from another copy of the package.
      const { retryAfterMs } = Object(error) as { retryAfterMs?: unknown };
      if (typeof retryAfterMs !== "number") throw error;
      const resetAt = new Date(clock.now() + retryAfterMs);
      throw new RateLimitError({ ...call, retryAfterMs, resetAt, isHeldBack: true });
    }
    let response: Response | undefined;
    try {
      response = await next(request);
      return response;
    } finally {
      callSafely(() => permit.release(response));
    }
  };
}
