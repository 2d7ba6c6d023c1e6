import { CallError, type CallErrorDetails, isOfKind } from "./call-error.js";

/** An attempt took longer than it may, its body included. `timeout` of the client or of the call sets the limit. */
export class TimeoutError extends CallError {
  override readonly name = "TimeoutError";
  /** The limit, in milliseconds. */
  declare readonly timeoutMs: number;

  constructor(details: CallErrorDetails & { readonly timeoutMs: number }) {
    super(`took over ${details.timeoutMs} ms. Raise \`timeout\`.`, details, {
      cause: new Error("timeout"),
    });
    this.timeoutMs = details.timeoutMs;
  }
}

/** Whether an error is a {@link TimeoutError}, from whatever copy of the package or realm. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return isOfKind(error, "TimeoutError");
}
