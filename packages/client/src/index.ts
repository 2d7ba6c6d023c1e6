export type { Issue } from "@ld-rest/types/schemas";
export { type Client, createClient } from "./client.js";
export type { Clock } from "./clock.js";
export * from "./errors.gen.js";
export {
  ApiError,
  type ApiErrorDetails,
  CallError,
  type CallErrorDetails,
  isApiError,
  isCallError,
  isMalformedResponseError,
  isNetworkError,
  isRateLimitError,
  isTimeoutError,
  MalformedResponseError,
  NetworkError,
  RateLimitError,
  type RateLimitErrorDetails,
  TimeoutError,
} from "./errors.js";
export type { Token } from "./fetch/authorize.js";
export type { AttemptEvent, Hooks, WaitEvent } from "./fetch/events.js";
export type { Fetch } from "./fetch/layer.js";
export type { RetryEvent, RetryOptions } from "./fetch/retry.js";
export type * from "./operations.gen.js";
export type { CallOptions, ClientOptions, Region, Validate } from "./options.js";
export { createRateLimiter, type RateLimiterOptions } from "./rate-limit/in-memory.js";
export type { RateLimitWindow } from "./rate-limit/quota.js";
export {
  type AcquireOptions,
  type Permit,
  RateLimitExhaustedError,
  type RateLimiter,
  type RateLimitState,
} from "./rate-limit/rate-limiter.js";
export type { ApiPromise, Exact, Expanded } from "./result.js";
