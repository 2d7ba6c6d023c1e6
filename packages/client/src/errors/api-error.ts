/** What is known of an answer that is no success. */
export interface ApiErrorDetails {
  readonly status: number;
  readonly code?: string | undefined;
  readonly id?: string | undefined;
  /** The API's own words. */
  readonly message?: string | undefined;
  readonly method: string;
  readonly path: string;
}

/**
 * The API answered with an error status.
 *
 * @example
 * ```ts
 * import { ApiError, createClient } from "@ld-rest/client";
 *
 * const ld = createClient({ token: process.env["LAUNCHDARKLY_TOKEN"] ?? "" });
 * try {
 *   await ld.getApplication({ applicationKey: "com.launchdarkly.cafe" });
 * } catch (error) {
 *   if (error instanceof ApiError && error.status === 404) console.log("no such application");
 *   else throw error;
 * }
 * ```
 */
export class ApiError extends Error {
  override readonly name: string = "ApiError";
  /** HTTP status of the answer. */
  readonly status: number;
  /** The class of error, such as `not_found`; some answers have none. */
  readonly code: string | undefined;
  /** The id to quote to LaunchDarkly's support. */
  readonly id: string | undefined;
  readonly method: string;
  /** The path of the operation, with its parameters in braces. */
  readonly path: string;

  constructor({ status, code, id, message, method, path }: ApiErrorDetails) {
    super(`${method} ${path} answered ${status}${code ? ` ${code}` : ""}${message ? `: ${message}` : ""}`);
    this.status = status;
    this.code = code;
    this.id = id;
    this.method = method;
    this.path = path;
  }
}
