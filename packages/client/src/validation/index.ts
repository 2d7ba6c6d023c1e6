import { findIssue, type Issue, responseChecks } from "@ld-rest/types/schemas";

/**
 * Validates responses against the spec: pass it to `createClient`. If a response differs, the call throws a `MalformedResponseError`
 * with the path, the expected value and the actual one. Unknown properties are allowed; unknown enum values are not.
 *
 * @example
 * ```ts
 * import { createClient } from "@ld-rest/client";
 * import { validate } from "@ld-rest/client/validation";
 *
 * const ld = createClient({ token: process.env["LAUNCHDARKLY_TOKEN"], validate });
 * console.log((await ld.getApplication({ applicationKey: "com.launchdarkly.cafe" })).kind);
 * ```
 *
 * @param operation - method and path template, with the path's parameters in braces
 * @param status - HTTP status of the response
 * @param data - parsed response body
 * @returns the first difference, or `undefined` if the body is valid
 */
export function validate(
  operation: { readonly method: string; readonly path: string },
  status: number,
  data: unknown,
): Issue | undefined {
  const checks = responseChecks[`${operation.method} ${operation.path}`];
  const check = checks?.[status] ?? checks?.[`${Math.floor(status / 100)}XX`];
  return check && findIssue(check, data);
}
