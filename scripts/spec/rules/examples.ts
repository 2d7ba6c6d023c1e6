import type { Oas3Rule } from "@redocly/openapi-core";
import { isObject, isReference } from "../json-pointer.ts";

/**
 * The lint rule that no example has a `$ref` in its value: there it is data, not a reference (OpenAPI 3.1, Example Object, `value`), and
 * tools differ in what they make of it.
 */
export const literalExampleRule: Oas3Rule = () => ({
  Example({ value }, { report, location }) {
    const path = findReference(value);
    if (path) {
      const message = "The example has a `$ref` in its value, where it is not followed";
      report({ message, location: location.child(["value", ...path]) });
    }
  },
});

/** The keys that lead to the first `$ref` in a value. */
function findReference(value: unknown): string[] | undefined {
  if (!isObject(value)) return undefined;
  if (isReference(value)) return ["$ref"];
  for (const [key, child] of Object.entries(value)) {
    const path = findReference(child);
    if (path) return [key, ...path];
  }
  return undefined;
}
