import type { components } from "@ld-rest/types";
import { schemaChecks } from "@ld-rest/types/schemas";
import { checkName, findProblem } from "./core/validate.js";

/** The names of the spec's schemas. */
export type SchemaName = keyof components["schemas"];

/** Result of a matcher, for vitest and Jest. */
interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * Matcher for `expect.extend`: passes if a value is valid against a schema of the spec.
 *
 * @param received - value under test
 * @param name - name of the schema
 * @throws TypeError for an unknown schema
 */
export function toMatchSchema(received: unknown, name: SchemaName): MatcherResult {
  checkName("toMatchSchema", "schema", name, Object.keys(schemaChecks));
  const check = schemaChecks[name];
  const problem = check && findProblem(check, received, "");
  return {
    pass: problem === undefined,
    message: () =>
      problem === undefined
        ? `The value is valid against ${name}.`
        : `The value isn't valid against ${name}: ${problem}.`,
  };
}
