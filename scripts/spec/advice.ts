import { relative } from "node:path";
import type { NormalizedProblem } from "@redocly/openapi-core";
import { pointerSegments } from "./json-pointer.ts";

type Finding = Pick<NormalizedProblem, "message" | "suggest" | "location">;

interface Wording {
  /** What is wrong, where the rule's own words would not help the person who reads them. */
  readonly message?: (finding: Finding) => string;
  /** What to do about it. */
  readonly advice: string | ((finding: Finding) => string);
}

const correctExample = "Correct the example, or the schema where the example is right.";
const mendSyntax = "Mend the syntax near this line; indentation, a quote or a colon is the usual cause.";

/** How the problems that people meet most are told, by the rule that finds them. */
const wordings: Readonly<Record<string, Wording>> = {
  bundler: {
    message: ({ message }) =>
      isParseError(message)
        ? yamlMessage(message)
        : message.replace(/^Can't resolve \$ref: ENOENT.*'(.+)'$/, (_, file: string) => leadsNowhere(file)),
    advice: ({ message }) =>
      isParseError(message)
        ? mendSyntax
        : message.startsWith("Two schemas")
          ? "Rename one of the two files: a file's name is its component's name."
          : "Correct the `$ref`, or add what it names; a path starts from the file that holds the `$ref`.",
  },
  struct: {
    advice: ({ suggest }) =>
      suggest.length > 0 ? `Did you mean ${list(suggest)}?` : "Compare with what OpenAPI says about this object.",
  },
  "operation-operationId": {
    message: () => "The operation has no `operationId`.",
    advice: "Add one in camelCase: it becomes the name of the client's method.",
  },
  "operation-operationId-unique": {
    message: ({ location }) => `Another operation has the operationId \`${lastSegment(location)}\` already.`,
    advice: "Give each operation an `operationId` of its own: it becomes the name of the client's method.",
  },
  "operation-operationId-url-safe": { advice: "Use letters and digits only, in camelCase." },
  "operation-summary": { advice: "Add a `summary`: a few words that name what the operation does." },
  "operation-2xx-response": { advice: "Describe the answer that the operation gives when it succeeds." },
  "operation-4xx-response": { advice: "Describe at least one error, or refer to one in components/responses." },
  "no-unresolved-refs": { advice: "Correct the `$ref`, or add what it names." },
  "no-invalid-media-type-examples": { advice: correctExample },
  "no-invalid-schema-examples": { advice: correctExample },
  "no-invalid-parameter-examples": { advice: correctExample },
  "no-unused-components": { advice: "Refer to it from somewhere, or delete it." },
  "no-required-schema-properties-undefined": {
    advice: "Add the property to `properties`, or take it off the `required` list.",
  },
  "no-enum-type-mismatch": { advice: "Make `type` and the values of `enum` agree." },
  "path-parameters-defined": { advice: "Declare the parameter, or take it out of the path." },
  "security-defined": { advice: "Add `security` to the root or to the operation." },
  "tag-description": { advice: "Add a `description` to the tag." },
  "ld-rest/described": { advice: "Add a `description`: it becomes the doc comment that users read." },
};

/** Turns what a rule found into a sentence and the advice that goes with it. */
export function advise(problem: NormalizedProblem): { message: string; advice: string } {
  const wording = wordings[problem.ruleId];
  const advice = wording?.advice ?? `The rule is ${problem.ruleId}: ${problem.reference ?? "see Redocly's list."}`;
  return {
    message: sentence(wording?.message?.(problem) ?? problem.message),
    advice: typeof advice === "function" ? advice(problem) : advice,
  };
}

/** What to tell a person about a file that isn't YAML: the parser's own reason, and the usual causes. */
export function adviseOnYaml(reason: string): { message: string; advice: string } {
  return { message: yamlMessage(reason), advice: mendSyntax };
}

/** Whether the bundler's message is about a file that isn't YAML. */
export function isParseError(message: string): boolean {
  return message.startsWith("Failed to parse: ");
}

function yamlMessage(message: string): string {
  const reason = message.replace(/^Failed to parse: /, "").split("\n")[0] ?? "";
  return `This is not valid YAML: ${reason.replace(/( in ".*")? \(\d+:\d+\)$/, "")}.`;
}

function leadsNowhere(file: string): string {
  return `The \`$ref\` leads nowhere: there is no file ${relative(process.cwd(), file)}.`;
}

function lastSegment(location: Finding["location"]): string {
  return pointerSegments(location[0]?.pointer ?? "").at(-1) ?? "";
}

function sentence(message: string): string {
  const text = message.trim().replaceAll(/\s+/g, " ");
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function list(suggestions: readonly string[]): string {
  return suggestions.map((suggestion) => `\`${suggestion}\``).join(" or ");
}
