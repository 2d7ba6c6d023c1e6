import { brand, CallError, type CallErrorDetails, isOfKind } from "./call-error.js";

/** What is known of an answer with an error status. */
export interface ApiErrorDetails extends CallErrorDetails {
  /** HTTP status of the answer. */
  readonly status: number;
  /** The class of error, such as `not_found`. */
  readonly code?: string | undefined;
  /** The id to quote to LaunchDarkly's support. */
  readonly id?: string | undefined;
  /** The API's own words. */
  readonly message?: string | undefined;
  /** How long the API asks to wait before another call, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** What to do about it, as a sentence. */
  readonly advice?: string | undefined;
  /** Those headers of the answer that matter to an error, by their names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * The API answered with an error status. Each status of the spec has a subclass; other statuses come as this class.
 *
 * @example
 * ```ts
 * import { createClient, NotFoundError } from "@ld-rest/client";
 *
 * const ld = createClient({ token: process.env["LAUNCHDARKLY_TOKEN"] ?? "" });
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
  /** HTTP status of the answer. */
  declare readonly status: number;
  /** The class of error, such as `not_found`; some answers have none. */
  declare readonly code: string | undefined;
  /** The id to quote to LaunchDarkly's support, where the answer has one. */
  declare readonly id: string | undefined;
  /** Those headers of the answer that matter to an error, by their names in lower case. */
  declare readonly headers: Readonly<Record<string, string>>;

  /** @param details - what is known of the answer; the message is made of it */
  constructor(details: ApiErrorDetails) {
    const { status, code, id, message, headers = {}, retryAfterMs: wait, advice } = details;
    const next = !wait ? (advice ?? (status > 499 && "Come back later.")) : `Come back in ${Math.ceil(wait / 1000)} s.`;
    super(
      `answered ${status}${code ? ` ${code}` : ""}${message ? `: ${message.replace(/\.?$/, ".")}` : "."}${next ? ` ${next}` : ""}`,
      details,
    );
    this.status = status;
    this.code = code;
    this.id = id;
    this.headers = headers;
  }

  override get [brand](): string {
    return "ApiError";
  }
}

/**
 * Whether an error is an {@link ApiError}, from whatever copy of the package or realm.
 *
 * @param error - what was caught
 * @returns true where it is one; its type is known from there on
 */
export function isApiError(error: unknown): error is ApiError {
  return isOfKind(error, "ApiError");
}
