import { CallError, type CallErrorDetails, isOfKind } from "./call-error.js";

/** An attempt took longer than it may, its body included. `timeout` of the client or of the call sets the limit. */
export class TimeoutError extends CallError {
  override readonly name = "TimeoutError";
  /** The limit, in milliseconds. */
  declare readonly timeoutMs: number;

  /** @param details - the operation, and the limit in milliseconds */
  constructor(details: CallErrorDetails & { readonly timeoutMs: number }) {
    super(`took over ${details.timeoutMs} ms. Raise \`timeout\`.`, details, {
      cause: new Error("timeout"),
    });
    this.timeoutMs = details.timeoutMs;
  }
}

/**
 * Whether an error is a {@link TimeoutError}, from whatever copy of the package or realm.
 *
 * @param error - what was caught
 * @returns true where it is one; its type is known from there on
 */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return isOfKind(error, "TimeoutError");
}
