import type { RequestEvent, ResponseEvent } from "./transport/observe.js";
import type { RetryEvent } from "./transport/retry.js";

/** A call that has to wait for a rate limit's window to end. */
export interface WaitEvent {
  readonly method: string;
  /** Path of the operation, with its parameters in braces. */
  readonly path: string;
}

/**
 * What is told of calls while they are made: plain data, without the token. A hook that throws makes the call fail with what it
 * threw.
 */
export interface Hooks {
  /** An attempt is about to be sent. */
  readonly request?: (event: RequestEvent) => void;
  /** An answer has come, with whatever status. */
  readonly response?: (event: ResponseEvent) => void;
  /** An attempt failed and another one will follow. */
  readonly retry?: (event: RetryEvent) => void;
  /** A call has to wait for a rate limit. */
  readonly wait?: (event: WaitEvent) => void;
}
