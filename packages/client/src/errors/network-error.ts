import { CallError, isOfKind } from "./call-error.js";

/** No answer came, or it broke off: the connection failed. `cause` has the reason, without anything secret. */
export class NetworkError extends CallError {
  override readonly name = "NetworkError";
}

/**
 * Whether an error is a {@link NetworkError}, from whatever copy of the package or realm.
 *
 * @param error - what was caught
 * @returns true where it is one; its type is known from there on
 */
export function isNetworkError(error: unknown): error is NetworkError {
  return isOfKind(error, "NetworkError");
}
