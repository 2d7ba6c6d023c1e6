import { relative } from "node:path";
import type { Place } from "./locate.ts";

/** A mistake in a spec, at the place that has to change, and what to do about it. */
export interface Problem extends Place {
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly advice: string;
  /** Errors stop the run; warnings are printed. */
  readonly severity: "error" | "warn";
  /** The lint rule or the step of the pipeline that found it. */
  readonly rule: string;
}

/** Thrown if nothing can be generated from a spec. Nothing has been written by then. */
export class SpecError extends Error {
  override readonly name = "SpecError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => formatProblem(problem)).join("\n"));
    this.problems = problems;
  }
}

/** Formats a problem: `file:line:column` relative to the working directory, then what is wrong and what to do. */
export function formatProblem(problem: Problem): string {
  const place = `${relative(process.cwd(), problem.file)}:${problem.line}:${problem.column}`;
  const label = problem.severity === "warn" ? "warning: " : "";
  return `${place}\n  ${label}${problem.message}\n  ${problem.advice}`;
}

/** Sorts problems by file, line and column, and drops duplicates. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const unique = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...unique.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}
