import { type Clock, sleep } from "../clock.js";
import { isNetworkError } from "../errors.js";
import { retryAfter } from "../rate-limit/headers.js";
import type { ServerClock } from "../rate-limit/server-clock.js";
import type { Call, Fetch } from "./layer.js";

/** Options for retrying failed requests. */
export interface RetryOptions {
  /** Maximum number of attempts per call, the first included; a whole number above 0. 1 disables retries. Default: 6. */
  readonly attempts?: number | undefined;
  /**
   * Longest delay before another attempt, in milliseconds; above 0. A response that asks for a longer delay is not retried.
   * A rate limiter that you pass to the client has its own `maxWaitMs`. Default: 60,000.
   */
  readonly maxWaitMs?: number | undefined;
}

/** A failed attempt that will be retried. */
export interface RetryEvent {
  /** HTTP method of the request. */
  readonly method: string;
  /** Path template, such as `/api/v2/applications/{applicationKey}`. */
  readonly path: string;
  /** Number of the failed attempt, from 1. */
  readonly attempt: number;
  /** Delay before the next attempt, in milliseconds. */
  readonly delayMs: number;
  /** Status of the response, or the name of the error. */
  readonly reason: number | string;
}

/** Statuses of temporary failures, 429 aside. */
const temporaryStatuses = [408, 500, 502, 503, 504];
/** Methods that are not idempotent (RFC 9110, section 9.2.2). */
const nonIdempotentMethods = ["POST", "PATCH"];
/** Node's codes of errors that occur before a request is sent. */
const connectErrors: readonly unknown[] = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];

/** Settings of {@link retry}. */
interface RetrySettings extends Readonly<Record<keyof RetryOptions, number>> {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly random: () => number;
}

/**
 * Retries failed requests: 429 and refused connections for any method; temporary failures and broken connections for idempotent
 * methods only. Timeouts are not retried, since the caller has waited long enough. Neither are responses that ask for a longer delay
 * than `maxWaitMs`.
 *
 * The delay is what the response asks for plus up to 10 %, at most 1 s more. Otherwise it is random, up to 200 ms after the first
 * attempt, and the upper bound doubles each time up to 10 s.
 *
 * Each attempt sends a copy of the request, which the next layers may change.
 *
 * @param signal - signal of the call; the request has another one if middleware has replaced it
 * @param onRetry - called before each delay
 */
export function retry(
  next: Fetch,
  { attempts, maxWaitMs, clock, serverClock, random }: RetrySettings,
  { method, path }: Call,
  signal: AbortSignal,
  onRetry: (event: RetryEvent) => void,
): Fetch {
  const backOff = (attempt: number) => random() * Math.min(10_000, maxWaitMs, 200 * 2 ** (attempt - 1));
  const addJitter = (ms: number) => ms + random() * Math.min(1000, ms / 10);

  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= attempts;
      // Copying a request consumes its body, so all attempts but the last copy a clone.
      const source = request.body && !isLast ? request.clone() : request;
      // `Request` resets the referrer of a copy that differs from the original.
      const { referrer, referrerPolicy } = request;
      const attempted = copyExtraProperties(new Request(source, { signal, referrer, referrerPolicy }), request);
      let response: Response | undefined;
      let error: unknown;
      try {
        response = await next(attempted);
      } catch (thrown) {
        error = thrown;
      }
      const asked = response && retryAfter(response, serverClock.now());
      const tooLong = asked !== undefined && asked > maxWaitMs;
      if (isLast || tooLong || !isRetryable(method, response, error)) {
        if (response) return response;
        throw error;
      }
      const delayMs = Math.round(asked === undefined ? backOff(attempt) : addJitter(asked));
      onRetry({ method, path, attempt, delayMs, reason: response?.status ?? (error as Error).name }); // without a response it is a NetworkError
      await sleep(clock, delayMs, signal);
    }
  };
}

/** Copies properties that `Request` drops but a framework's fetch reads, such as Next.js' `next`. */
export function copyExtraProperties(copy: Request, original: Request): Request {
  for (const [name, value] of Object.entries(original)) if (!(name in copy)) Object.assign(copy, { [name]: value });
  return copy;
}

function isRetryable(method: string, response: Response | undefined, error: unknown): boolean {
  const isIdempotent = !nonIdempotentMethods.includes(method);
  if (!response) return isNetworkError(error) && (isIdempotent || isConnectError(error));
  return response.status === 429 || (isIdempotent && temporaryStatuses.includes(response.status));
}

function isConnectError(error: unknown): boolean {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  return connectErrors.includes(code) || (cause !== undefined && isConnectError(cause));
}
