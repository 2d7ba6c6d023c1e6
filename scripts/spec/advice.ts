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

/** What to tell a person about a file that is neither YAML nor JSON: the parser's own reason, and the usual causes. */
export function adviseOnSyntax(file: string, reason: string): { message: string; advice: string } {
  const words = (reason.replace(/^Failed to parse: /, "").split("\n")[0] ?? "").replace(/( in ".*")? \(\d+:\d+\)$/, "");
  return file.endsWith(".json")
    ? {
        message: `This is not valid JSON: ${words}.`,
        advice: "Mend the syntax near this line; a comma, a quote or a bracket is the usual cause.",
      }
    : {
        message: `This is not valid YAML: ${words}.`,
        advice: "Mend the syntax near this line; indentation, a quote or a colon is the usual cause.",
      };
}

function sentence(message: string): string {
  const text = message.trim().replaceAll(/\s+/g, " ");
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
