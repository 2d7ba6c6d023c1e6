import type { Issue } from "../validation/schema.js";
import { CallError, type CallErrorDetails, isOfKind } from "./call-error.js";

/** An answer says that the call succeeded, but its body is not what the spec has: a page of a proxy, JSON that is cut, nothing. */
export class MalformedResponseError extends CallError {
  override readonly name = "MalformedResponseError";
  /** HTTP status of the answer. */
  declare readonly status: number;
  /** Where the answer differs from the spec, if a validator has found that. */
  declare readonly issue: Issue | undefined;

  /**
   * @param problem - what is wrong with the answer, to be read after its status
   * @param details - the operation, the status, and what a validator has found
   */
  constructor(
    problem: string,
    details: CallErrorDetails & { readonly status: number; readonly issue?: Issue | undefined },
  ) {
    super(`answered ${details.status} ${problem}. Check the base URL.`, details);
    this.status = details.status;
    this.issue = details.issue;
  }
}

/**
 * Whether an error is a {@link MalformedResponseError}, from whatever copy of the package or realm.
 *
 * @param error - what was caught
 * @returns true where it is one; its type is known from there on
 */
export function isMalformedResponseError(error: unknown): error is MalformedResponseError {
  return isOfKind(error, "MalformedResponseError");
}
