import type { Issue } from "@ld-rest/types/schemas";

/** Details of a call that every error of the call has. */
export interface CallErrorDetails {
  /** HTTP method of the request. */
  readonly method: string;
  /** Path template, such as `/api/v2/applications/{applicationKey}`. */
  readonly path: string;
  /** Number of requests that were sent, retries included. Default: 1. */
  readonly attempts?: number | undefined;
}

/** Marks errors for the guards, since `instanceof` doesn't work across copies of the package and realms. */
const mark = Symbol.for("@ld-rest/client");

/** A failed call. Its subclasses say how it failed. No error contains the access token. */
export class CallError extends Error {
  /** Name of the error's class. It stays the same if a bundler renames the class. */
  override readonly name: string = "CallError";
  /** HTTP method of the request. */
  readonly method: string;
  /** Path template, such as `/api/v2/applications/{applicationKey}`. */
  readonly path: string;
  /** Number of requests that were sent, retries included. */
  readonly attempts: number;

  /**
   * @param message - what happened; appended to the method and path
   * @param details - the call
   * @param options - `cause`, if there is one
   */
  constructor(message: string, { method, path, attempts = 1 }: CallErrorDetails, options?: ErrorOptions) {
    super(`${method} ${path} ${message}`, options);
    this.method = method;
    this.path = path;
    this.attempts = attempts;
  }

  get [mark](): true {
    return true;
  }

  /** Returns the error as plain data for `JSON.stringify`, which would leave out the message. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}

/** Details of a response with an error status. */
export interface ApiErrorDetails extends CallErrorDetails {
  /** HTTP status of the response. */
  readonly status: number;
  /** LaunchDarkly's class of error, such as `not_found`. */
  readonly code?: string | undefined;
  /** Unique ID of the error. Include it when you contact LaunchDarkly's support. */
  readonly id?: string | undefined;
  /** The API's own message. */
  readonly message?: string | undefined;
  /** Response body: parsed if it is JSON, otherwise text. */
  readonly body?: unknown;
  /** How long the API asks to wait before another request, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Longest delay before another attempt, in milliseconds. If `retryAfterMs` is longer, the message says so. */
  readonly maxWaitMs?: number | undefined;
  /** Advice on how to fix the error, as a sentence. */
  readonly advice?: string | undefined;
  /** Whether the rate limiter held the request back, because of a response to another one. */
  readonly isHeldBack?: boolean | undefined;
  /** Response headers about rate limits, time and content, by lowercase name. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * A response with an error status. Each error status in the spec has a subclass; other statuses use this class.
 *
 * @example
 * ```ts
 * import { createClient, NotFoundError } from "@ld-rest/client";
 *
 * const ld = createClient({ token: process.env["LAUNCHDARKLY_TOKEN"] });
 * try {
 *   await ld.getApplication({ applicationKey: "com.launchdarkly.cafe" });
 * } catch (error) {
 *   if (error instanceof NotFoundError) console.log("There is no such application.");
 *   else throw error;
 * }
 * ```
 */
export class ApiError extends CallError {
  override readonly name: string = "ApiError";
  /** HTTP status of the response. */
  readonly status: number;
  /** LaunchDarkly's class of error, such as `not_found`, if the response has one. */
  readonly code: string | undefined;
  /** Unique ID of the error, if the response has one. Include it when you contact LaunchDarkly's support. */
  readonly id: string | undefined;
  /** Response body: parsed if it is JSON, otherwise text; undefined if the response has none. It is not part of the error's JSON. */
  declare readonly body: unknown;
  /** Response headers about rate limits, time and content, by lowercase name. */
  readonly headers: Readonly<Record<string, string>>;

  /** @param details - details of the response, from which the message is made */
  constructor(details: ApiErrorDetails) {
    const { status, code, id, body, headers = {} } = details;
    super([describeFailure(details), nextStep(details)].filter(Boolean).join(" "), details);
    this.status = status;
    this.code = code;
    this.id = id;
    // Not enumerable: what a gateway writes into a body shouldn't be logged along with the error.
    Object.defineProperty(this, "body", { value: body });
    this.headers = headers;
  }
}

function describeFailure({ status, code, message, attempts = 1, isHeldBack }: ApiErrorDetails): string {
  if (isHeldBack) {
    const what = attempts === 0 ? "was not sent" : `was not retried${countAttempts(attempts)}`;
    return `${what}, since an earlier response asked for a longer wait than \`maxWaitMs\`.`;
  }
  const why = message ? `: ${message.replace(/[.!?]?$/, (mark) => mark || ".")}` : ".";
  return `failed with ${status}${code ? ` ${code}` : ""}${countAttempts(attempts)}${why}`;
}

/** Returns how often a failed call was attempted, as a part of its message; nothing for a single attempt. */
export function countAttempts(attempts: number): string {
  return attempts > 1 ? ` after ${attempts} attempts` : "";
}

function nextStep({ status, retryAfterMs, maxWaitMs, advice }: ApiErrorDetails): string | undefined {
  if (retryAfterMs) {
    const tooLong = maxWaitMs !== undefined && retryAfterMs > maxWaitMs;
    const reason = tooLong ? " The wait is longer than `retry.maxWaitMs`, so the client didn't retry." : "";
    return `Try again in ${Math.ceil(retryAfterMs / 1000)} s.${reason}`;
  }
  return advice ?? (status >= 500 ? "Try again later." : undefined);
}

/** Details of an exhausted rate limit. */
export interface RateLimitErrorDetails extends Omit<ApiErrorDetails, "status"> {
  /** How long to wait before another request, in milliseconds. */
  readonly retryAfterMs: number;
  /** When the limit is lifted, by the clock of this machine. */
  readonly resetAt: Date;
}

/**
 * An exhausted rate limit (status 429): either retrying didn't help, or the API asks for a longer wait than `retry.maxWaitMs`.
 * `attempts` is 0 if the request wasn't sent because an earlier response had asked for such a wait.
 *
 * @example
 * ```ts
 * import { createClient, isRateLimitError } from "@ld-rest/client";
 *
 * const ld = createClient({ token: process.env["LAUNCHDARKLY_TOKEN"], retry: { attempts: 1 } });
 * try {
 *   await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });
 * } catch (error) {
 *   if (!isRateLimitError(error)) throw error;
 *   console.log(`Try again at ${error.resetAt.toISOString()}`);
 * }
 * ```
 */
export class RateLimitError extends ApiError {
  override readonly name: string = "RateLimitError";
  declare readonly status: 429;
  /** How long to wait before another request, in milliseconds. */
  readonly retryAfterMs: number;
  /** When the limit is lifted, by the clock of this machine. */
  readonly resetAt: Date;

  /** @param details - details of the response, and when the limit is lifted */
  constructor(details: RateLimitErrorDetails) {
    super({ ...details, status: 429 });
    this.retryAfterMs = details.retryAfterMs;
    this.resetAt = details.resetAt;
  }
}

/** A connection that failed or was closed before the whole response arrived. `cause` has the reason. */
export class NetworkError extends CallError {
  override readonly name: string = "NetworkError";
}

/** An attempt that took longer than `timeout`, reading the response body included. */
export class TimeoutError extends CallError {
  override readonly name: string = "TimeoutError";
  /** The timeout, in milliseconds. */
  readonly timeout: number;

  /** @param details - the call, and the timeout in milliseconds */
  constructor(details: CallErrorDetails & { readonly timeout: number }) {
    super(`timed out after ${details.timeout} ms. Raise \`timeout\` if the API needs longer.`, details);
    this.timeout = details.timeout;
  }
}

/**
 * A successful response whose body the spec doesn't allow, such as a proxy's page, truncated JSON or an empty body. The error doesn't
 * contain the body, which may include secrets; a call by path with `parseAs: "text"` returns it.
 */
export class MalformedResponseError extends CallError {
  override readonly name: string = "MalformedResponseError";
  /** HTTP status of the response. */
  readonly status: number;
  /** The difference between the body and its schema, if `validate` found one. */
  readonly issue: Issue | undefined;

  /**
   * @param problem - what is wrong with the response, and what to do about it; appended to its status
   * @param details - the call, the status, and what a validator found
   */
  constructor(
    problem: string,
    details: CallErrorDetails & { readonly status: number; readonly issue?: Issue | undefined },
  ) {
    super(`returned ${details.status} ${problem}`, details);
    this.status = details.status;
    this.issue = details.issue;
  }
}

/**
 * Returns whether an error is a {@link CallError} of any class. Like all guards, it works across copies of the package and realms.
 *
 * @param error - the caught value
 */
export function isCallError(error: unknown): error is CallError {
  return mark in Object(error);
}

/**
 * Returns whether an error is an {@link ApiError}.
 *
 * @param error - the caught value
 */
export function isApiError(error: unknown): error is ApiError {
  // Only an `ApiError` has the property `code`, even if it is undefined.
  return isCallError(error) && "code" in error;
}

/**
 * Returns whether an error is a {@link RateLimitError}.
 *
 * @param error - the caught value
 */
export function isRateLimitError(error: unknown): error is RateLimitError {
  return isApiError(error) && error.status === 429;
}

/**
 * Returns whether an error is a {@link NetworkError}.
 *
 * @param error - the caught value
 */
export function isNetworkError(error: unknown): error is NetworkError {
  return isCallError(error) && error.name === "NetworkError";
}

/**
 * Returns whether an error is a {@link TimeoutError}.
 *
 * @param error - the caught value
 */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return isCallError(error) && error.name === "TimeoutError";
}

/**
 * Returns whether an error is a {@link MalformedResponseError}.
 *
 * @param error - the caught value
 */
export function isMalformedResponseError(error: unknown): error is MalformedResponseError {
  return isCallError(error) && error.name === "MalformedResponseError";
}

/**
 * Replaces the stack of an error with that of the call. The stack of a timer or socket doesn't lead to the caller.
 *
 * @param below - function to leave out of the stack, along with everything that it called
 */
export function withCallerStack(error: unknown, below: (...args: never[]) => unknown): unknown {
  // Not every engine has this function, and the DOM's type declarations lack it.
  const { captureStackTrace } = Error as { captureStackTrace?: (error: Error, below: unknown) => void };
  if (error instanceof CallError) captureStackTrace?.(error, below);
  return error;
}
