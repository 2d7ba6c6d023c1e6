import type { NormalizedProblem } from "@redocly/openapi-core";
import { pointerSegments } from "./references.ts";

/** Turns what a rule of the linter found into a sentence and the advice that goes with it. */
export function advise(problem: NormalizedProblem): { message: string; advice: string } {
  const wording = wordings[problem.ruleId];
  const advice = wording?.advice ?? `The rule is ${problem.ruleId}: ${problem.reference ?? "see Redocly's list."}`;
  return {
    message: sentence(wording?.message?.(problem) ?? problem.message),
    advice: typeof advice === "function" ? advice(problem) : advice,
  };
}

/** The message and advice for a file that can't be parsed: the parser's own reason, and the usual causes. */
export function adviseOnSyntax(file: string, reason: string): { message: string; advice: string } {
  const words = (reason.replace(/^Failed to parse: /, "").split("\n")[0] ?? "").replace(/( in ".*")? \(\d+:\d+\)$/, "");
  const language = file.endsWith(".json") ? "JSON" : "YAML";
  const usual = language === "JSON" ? "a comma, a quote or a bracket" : "indentation, a quote or a colon";
  const advice = special.find(([ending]) => words.endsWith(ending))?.[1];
  return {
    message: `This is not valid ${language}: ${words}.`,
    advice: advice ?? `Fix the syntax near this line; ${usual} is the usual cause.`,
  };
}

/** The advice for what the resolver itself rejects, by how the reason ends. */
const special = [
  ["in UTF-8", "Save the file as UTF-8."],
  ["one document", "Move what follows the `---` to a file of its own, or delete it."],
  ["form in JSON", "Write the value as a string."],
] as const;

function sentence(message: string): string {
  const text = message.trim().replaceAll(/\s+/g, " ");
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

export type Found = Pick<NormalizedProblem, "message" | "suggest" | "location">;

/** How what a rule finds is told. */
export interface Wording {
  /** What is wrong, where the rule's own words would not help the person who reads them. */
  readonly message?: (found: Found) => string;
  /** What to do about it. */
  readonly advice: string | ((found: Found) => string);
}

const correctExample = "Correct the example, or the schema where the example is right.";
const camelCase = "Write it in camelCase, letters and digits only: it becomes the name of the client's method.";
const declareParameter = "Declare the parameter, or take it out of the path.";

/** The wordings of Redocly's rules and of the project's own, by rule. */
const wordings: Readonly<Record<string, Wording>> = {
  struct: { message: structMessage, advice: structAdvice },
  "info-license": { advice: "Add a `license` to `info`." },
  "no-duplicated-enum-values": { advice: "Take one of the two out." },
  "no-duplicated-tag-names": { advice: "Take one of the two out." },
  "no-empty-servers": {
    message: () => "The document has no `servers`.",
    advice: "Add `servers` with the base URL of the API.",
  },
  "no-enum-type-mismatch": { advice: "Make `type` and the values of `enum` agree." },
  "no-identical-paths": { advice: "Make one path of the two." },
  "no-invalid-media-type-examples": { message: exampleMessage, advice: correctExample },
  "no-invalid-parameter-examples": { message: exampleMessage, advice: correctExample },
  "no-invalid-schema-examples": { message: exampleMessage, advice: correctExample },
  "no-path-trailing-slash": { advice: "Take the slash at its end away." },
  "no-required-schema-properties-undefined": {
    advice: "Add the property to `properties`, or take it off the `required` list.",
  },
  "no-server-trailing-slash": { advice: "Take the slash at its end away: paths begin with one." },
  "no-undefined-server-variable": {
    advice: "Define it under `variables` with a `default`, or take it out of the URL.",
  },
  "no-unresolved-refs": { advice: "Correct the `$ref`, or add what it names." },
  "no-unused-components": {
    message: ({ location }) => `Nothing refers to the component \`${lastSegment(location)}\`.`,
    advice: "Refer to it from somewhere, or delete it.",
  },
  "operation-2xx-response": { advice: "Describe the answer that the operation gives when it succeeds." },
  "operation-4xx-response": { advice: "Describe at least one error, or refer to one in components/responses." },
  "operation-operationId": {
    message: () => "The operation has no `operationId`.",
    advice: "Add one in camelCase: it becomes the name of the client's method.",
  },
  "operation-operationId-unique": {
    message: ({ location }) => `Another operation has the operationId \`${lastSegment(location)}\` already.`,
    advice: "Give each operation an `operationId` of its own: it becomes the name of the client's method.",
  },
  "operation-parameters-unique": {
    message: () => "The operation has this parameter twice: `name` and `in` are the same.",
    advice: "Take one of the two out.",
  },
  "operation-summary": {
    message: () => "The operation has no `summary`.",
    advice: "Add a `summary`: a few words that name what the operation does.",
  },
  "path-not-include-query": { advice: "Declare them as parameters with `in: query`." },
  "path-parameters-defined": { advice: declareParameter },
  "security-defined": {
    advice: ({ message }) =>
      message.startsWith("There is no")
        ? "Correct the name, or describe the scheme in components/securitySchemes."
        : "Add `security` to the root or to the operation; an empty list says that none is needed.",
  },
  "spec-ref-siblings": {
    advice: "Move it to what the `$ref` names: beside a `$ref` it is ignored.",
  },
  "tag-description": { message: () => "The tag has no description.", advice: "Add a `description` to the tag." },

  "ld-rest/component-casing": {
    advice: "Rename it, and its file where it has one: Table.yaml makes the component `Table`.",
  },
  "ld-rest/described": {
    advice: ({ message }) =>
      message.endsWith("summary")
        ? "Add a `summary`: it becomes the doc comment of the fixture."
        : "Add a `description`: it becomes the doc comment that users read.",
  },
  "ld-rest/format": { advice: "Correct it, or leave `format` out and describe the values." },
  "ld-rest/literal-example": {
    advice: "Write the value out, or refer to a whole example with a `$ref` in place of it.",
  },
  "ld-rest/media-type": {
    advice: ({ message }) =>
      message.startsWith("Both") ? "Keep one of the two." : "Write type and subtype, such as `application/json`.",
  },
  "ld-rest/open-objects": {
    advice: "Take the line out: the API grows, and an unknown property must not break a caller.",
  },
  "ld-rest/operation-id-casing": { advice: camelCase },
  "ld-rest/path-parameter-required": { advice: "Add `required: true`: a path is not complete without it." },
  "ld-rest/pattern": { advice: "Correct the pattern; it is read as JavaScript reads it with the flag `u`." },
  "ld-rest/security-scheme": {
    advice: "Describe it as `apiKey` in the header `Authorization`: the client sends the access token there.",
  },
  "ld-rest/status": { advice: "Use a status from 100 to 599, a range such as `4XX`, or `default`." },
  "ld-rest/tag-defined": { advice: "Correct it, or add it to `tags` of the root file with a description." },
  "ld-rest/value": { advice: "Correct the value, or the schema where the value is right." },
};

function structMessage({ message }: Found): string {
  const [, missing] = /^The field `(.+)` must be present on this level/.exec(message) ?? [];
  if (missing) return `The required \`${missing}\` is missing.`;
  const [, unexpected] = /^Property `(.+)` is not expected here/.exec(message) ?? [];
  return unexpected ? `OpenAPI has no \`${unexpected}\` here.` : message;
}

/** What words of OpenAPI 3.0 and of neighbouring formats are in 3.1. */
const keywords: Readonly<Record<string, string>> = {
  nullable: 'In OpenAPI 3.1 a value that can be null says so in `type`, as in `type: [string, "null"]`.',
  exclusiveMinimum:
    "In OpenAPI 3.1 `exclusiveMinimum` is the bound itself, a number, and stands in place of `minimum`.",
  exclusiveMaximum:
    "In OpenAPI 3.1 `exclusiveMaximum` is the bound itself, a number, and stands in place of `maximum`.",
};

function structAdvice({ message, suggest, location }: Found): string {
  const segments = pointerSegments(location[0]?.pointer ?? "");
  const keyword = keywords[segments.at(-1) ?? ""];
  if (keyword) return keyword;
  const missing = /^The field `(.+)` must be present/.exec(message)?.[1];
  if (missing) return `Add \`${missing}\`.`;
  if (suggest.length > 0 && suggest.length <= 4)
    return `Did you mean ${suggest.map((word) => `\`${word}\``).join(" or ")}?`;
  if (message.startsWith("Property") && segments.at(-2) === "responses")
    return "Use a status in quotes, a range such as `4XX`, or `default`.";
  if (message.startsWith("Property") && segments.at(-2) === "paths") return "A path begins with a slash.";
  return "Compare with what OpenAPI says about this object.";
}

function exampleMessage({ message }: Found): string {
  const reason = message
    .replace(/^Example value must conform to the schema: /, "")
    .replace(/^(?!`)/, "it ")
    .replace("` property ", "` ")
    .replace(/(^it| it)? ?type must be /, "$1 must be of type ")
    .replace(/must have required property '(.+)'/, "lacks the required property `$1`")
    .replace("must be equal to one of the allowed values", "must be one of")
    .replace(/^(.*)must NOT have unevaluated properties (.+?)\.?$/, "$1has $2, which the schema doesn't list");
  return `The example does not validate: ${reason}`;
}

function lastSegment(location: Found["location"]): string {
  return pointerSegments(location[0]?.pointer ?? "").at(-1) ?? "";
}
