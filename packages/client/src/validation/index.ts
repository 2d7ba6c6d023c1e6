import { findIssue, type Issue } from "./schema.js";
import { answerChecks } from "./validators.gen.js";

/**
 * Holds the answers of a client against the spec: hand it to `createClient`. An answer that differs ends in a
 * `MalformedResponseError` that tells the path, what was expected and what came. Properties that the spec doesn't know are no
 * difference; values that an enum doesn't have are.
 *
 * @example
 * ```ts
 * import { createClient } from "@ld-rest/client";
 * import { validate } from "@ld-rest/client/validation";
 *
 * const ld = createClient({ token: process.env["LAUNCHDARKLY_TOKEN"] ?? "", validate });
 * console.log((await ld.getApplication({ applicationKey: "com.launchdarkly.cafe" })).kind);
 * ```
 *
 * @param operation - method and path, the path's parameters in braces
 * @param status - HTTP status of the answer
 * @param data - the answer's body, parsed
 * @returns what is wrong with the data, if anything is
 */
export function validate(
  operation: { readonly method: string; readonly path: string },
  status: number,
  data: unknown,
): Issue | undefined {
  const checks = answerChecks[`${operation.method} ${operation.path}`];
  const check = checks?.[status] ?? checks?.["2XX"];
  return check && findIssue(check, data);
}

// `Check` and `createSchema` are what the pipeline makes validators of other documents with (`npm run generate -- --out`).
export { type Check, createSchema, type Issue, type StandardSchema } from "./schema.js";
export * from "./validators.gen.js";
