import type { Clock } from "../clock.js";
import type { Call, Fetch } from "./layer.js";
import type { RetryEvent } from "./retry.js";

/** A finished attempt: one request with its response or error. */
export interface AttemptEvent {
  /** HTTP method of the request. */
  readonly method: string;
  /** Path template, such as `/api/v2/applications/{applicationKey}`. */
  readonly path: string;
  /** URL of the request, with its query. */
  readonly url: string;
  /** Number of the attempt, from 1. */
  readonly attempt: number;
  /** How long the attempt took, reading the response body included, in milliseconds. */
  readonly durationMs: number;
  /** HTTP status of the response; undefined if there was none. */
  readonly status: number | undefined;
  /** Response headers about rate limits, time and content, by lowercase name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Name of the error, such as `TimeoutError`; undefined if there was a response. */
  readonly error: string | undefined;
}

/** A call that waits for the rate limiter. */
export interface WaitEvent {
  /** HTTP method of the request. */
  readonly method: string;
  /** Path template, such as `/api/v2/applications/{applicationKey}`. */
  readonly path: string;
}

/**
 * Callbacks for what openapi-fetch middleware can't see: middleware runs once per call, these run for each attempt, retry and wait.
 * Events are plain data without the token. Callbacks are not awaited, and their errors are ignored.
 */
export interface Hooks {
  /** Called when an attempt has finished, with a response of any status or with an error. */
  readonly attempt?: ((event: AttemptEvent) => unknown) | undefined;
  /** Called when an attempt has failed and will be retried. */
  readonly retry?: ((event: RetryEvent) => unknown) | undefined;
  /** Called when a call has to wait for a rate limit, or for the first responses that report the limits. */
  readonly wait?: ((event: WaitEvent) => unknown) | undefined;
}

/** Counts the attempts of a call, and reports each one when it has finished. */
export function reportAttempts(next: Fetch, hooks: Hooks, clock: Clock, call: Call): Fetch {
  return async (request) => {
    call.attempts += 1;
    const startedAt = clock.now();
    const report = (response?: Response, error?: unknown) =>
      callSafely(() =>
        hooks.attempt?.({
          method: call.method,
          path: call.path,
          url: request.url,
          attempt: call.attempts,
          durationMs: clock.now() - startedAt,
          status: response?.status,
          headers: response ? reportedHeaders(response.headers) : {},
          // The caller's signal may have any reason.
          error: response ? undefined : String((Object(error) as { name?: unknown }).name ?? error),
        }),
      );
    try {
      const response = await next(request);
      report(response);
      return response;
    } catch (error) {
      report(undefined, error);
      throw error;
    }
  };
}

/** Calls a callback of the user's and ignores its errors, which must not fail a call. */
export function callSafely(callback: () => unknown): void {
  void (async () => callback())().catch(() => undefined);
}

const reportedNames = /^(content-type|date|retry-after|x-ratelimit-.*)$/;

/** Returns the response headers about rate limits, time and content, by lowercase name. */
export function reportedHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => reportedNames.test(name)));
}
