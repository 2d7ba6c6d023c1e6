import type { NormalizedProblem } from "@redocly/openapi-core";
import { pointerSegments } from "../read/references.ts";

type Found = Pick<NormalizedProblem, "ruleId" | "message" | "suggest" | "location" | "reference">;

/** The message of one of Redocly's rules, in other words if its own don't say what is wrong and where. */
export function redoclyMessage(problem: Found): string {
  const { ruleId, message } = problem;
  if (ruleId === "struct") {
    const [, missing] = /^The field `(.+)` must be present on this level/.exec(message) ?? [];
    if (missing) return `The required \`${missing}\` is missing.`;
    const [, unexpected] = /^Property `(.+)` is not expected here/.exec(message) ?? [];
    return unexpected ? `OpenAPI has no \`${unexpected}\` here.` : message;
  }
  if (/^no-invalid-.*-examples$/.test(ruleId)) return `The example is invalid: ${exampleError(message)}`;
  if (ruleId === "no-unused-components") return `The component \`${lastSegment(problem)}\` is unused.`;
  if (ruleId === "operation-operationId-unique") {
    return `Another operation has the operationId \`${lastSegment(problem)}\`.`;
  }
  return messages[ruleId] ?? message;
}

const messages: Readonly<Record<string, string>> = {
  "no-empty-servers": "The document has no `servers`.",
  "operation-operationId": "The operation has no `operationId`.",
  "operation-parameters-unique": "The operation has this parameter twice: `name` and `in` are the same.",
  "operation-summary": "The operation has no `summary`.",
  "tag-description": "The tag has no description.",
};

/** The validator's error in words that fit behind "The example is invalid:". */
function exampleError(message: string): string {
  return message
    .replace(/^Example value must conform to the schema: /, "")
    .replace(/^(?!`)/, "it ")
    .replace("` property ", "` ")
    .replace(/(^it| it)? ?type must be /, "$1 must be of type ")
    .replace(/must have required property '(.+)'/, "lacks the required property `$1`")
    .replace("must be equal to one of the allowed values", "must be one of")
    .replace(/^(.*)must NOT have unevaluated properties (.+?)\.?$/, "$1has $2, which the schema doesn't list");
}

/** What to do about a problem that one of Redocly's rules has found. Default: its documentation. */
export function redoclyAdvice(problem: Found): string {
  const { ruleId, reference } = problem;
  if (ruleId === "struct") return structAdvice(problem);
  if (/^no-invalid-.*-examples$/.test(ruleId)) return "Correct the example, or the schema if the example is right.";
  return (
    advice[ruleId] ??
    `See ${reference ?? `https://redocly.com/docs/cli/rules (${ruleId})`} for the rule and its reasons.`
  );
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

function structAdvice({ message, suggest, location }: Found): string {
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

function lastSegment({ location }: Found): string {
  return pointerSegments(location[0]?.pointer ?? "").at(-1) ?? "";
}
