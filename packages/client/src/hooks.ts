import type { RequestEvent, ResponseEvent } from "./transport/observe.js";
import type { WaitEvent } from "./transport/pace.js";
import type { RetryEvent } from "./transport/retry.js";

/**
 * What is told of calls while they are made: plain data, without the token. A hook that throws makes the call fail with what it
 * threw.
 */
export interface Hooks {
  /** An attempt is about to be sent. */
  readonly request?: ((event: RequestEvent) => void) | undefined;
  /** An answer has come, with whatever status. */
  readonly response?: ((event: ResponseEvent) => void) | undefined;
  /** An attempt failed and another one will follow. */
  readonly retry?: ((event: RetryEvent) => void) | undefined;
  /** A call has to wait for a rate limit, or for what answers tell of it: so too while nothing is known of the limits yet. */
  readonly wait?: ((event: WaitEvent) => void) | undefined;
}
