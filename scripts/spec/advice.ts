import type { NormalizedProblem } from "@redocly/openapi-core";
import { wordings } from "./wordings.ts";

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
