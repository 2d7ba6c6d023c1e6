import type { NormalizedProblem } from "@redocly/openapi-core";
import { pointerSegments } from "../read/references.ts";

/** What to do about a problem. The project's own rules bring their advice along; default: the documentation of Redocly's rule. */
export function adviceFor(problem: NormalizedProblem): string {
  const { ruleId, suggest, reference } = problem;
  if (/^(ld-rest|rule)\//.test(ruleId) && suggest[0]) return suggest[0];
  if (ruleId === "struct") return structAdvice(problem);
  if (/^no-invalid-.*-examples$/.test(ruleId)) return "Correct the example, or the schema if the example is right.";
  return advice[ruleId] ?? `See ${reference ?? "https://redocly.com/docs/cli/rules"} for the rule and its reasons.`;
}

const advice: Readonly<Record<string, string>> = {
  "no-duplicated-enum-values": "Remove one of the two.",
  "no-empty-servers": "Add `servers` with the base URL of the API.",
  "no-enum-type-mismatch": "Make `type` and the values of `enum` agree.",
  "no-path-trailing-slash": "Remove the slash at its end.",
  "no-required-schema-properties-undefined": "Add the property to `properties`, or remove it from `required`.",
  "no-server-trailing-slash": "Remove the slash at its end: paths begin with one.",
  "no-unused-components": "Refer to it, or delete it.",
  "operation-2xx-response": "Describe the response of a successful call.",
  "operation-4xx-response": "Describe at least one error, or refer to one in components/responses.",
  "operation-operationId": "Add one in camelCase: it becomes the name of the client's method.",
  "operation-operationId-unique":
    "Give each operation an `operationId` of its own: it becomes the name of the client's method.",
  "operation-parameters-unique": "Remove one of the two.",
  "operation-summary": "Add a few words that say what the operation does.",
  "path-not-include-query": "Declare them as parameters with `in: query`.",
  "path-parameters-defined": "Declare the parameter, or remove it from the path.",
  "security-defined": "Correct the name, or describe the scheme in components/securitySchemes.",
  "spec-ref-siblings": "Move it to the target of the `$ref`: it is ignored here.",
  "tag-description": "Add a `description` to the tag.",
};

function structAdvice({ message, suggest, location }: NormalizedProblem): string {
  const [keyword = "", parent = ""] = pointerSegments(location[0]?.pointer ?? "").toReversed();
  const missing = /^The field `(.+)` must be present/.exec(message)?.[1];
  if (missing) return `Add \`${missing}\`.`;
  if (keyword === "nullable") return 'In OpenAPI 3.1, write `type: [string, "null"]`.';
  if (/^exclusiveM(in|ax)imum$/.test(keyword)) return "In OpenAPI 3.1, it is the limit itself.";
  if (suggest.length > 0 && suggest.length <= 4) {
    return `Did you mean ${suggest.map((word) => `\`${word}\``).join(" or ")}?`;
  }
  if (parent === "responses") return "Use a status in quotes, a range such as `4XX`, or `default`.";
  return parent === "paths" ? "A path begins with a slash." : "Compare with OpenAPI's description of this object.";
}
