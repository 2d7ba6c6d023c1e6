import { relative } from "node:path";

/** Something that is wrong with a spec, told so that a person can mend it. */
export interface Problem {
  /** Absolute path of the file that has to change. */
  readonly file: string;
  /** Line in that file, counted from 1. */
  readonly line: number;
  /** Column in that line, counted from 1. */
  readonly column: number;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly advice: string;
  /** Errors stop the run; warnings are printed. */
  readonly severity: "error" | "warn";
  /** What found it: a rule of the linter, or a step of the pipeline. */
  readonly rule: string;
}

/** Thrown when nothing can be generated from a spec. Nothing has been written by then. */
export class SpecError extends Error {
  override readonly name = "SpecError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => formatProblem(problem)).join("\n"));
    this.problems = problems;
  }
}

/** Renders a problem as `file:line:column`, what is wrong and what to do, with the file relative to the working directory. */
export function formatProblem(problem: Problem): string {
  const place = `${relative(process.cwd(), problem.file)}:${problem.line}:${problem.column}`;
  const label = problem.severity === "warn" ? "warning: " : "";
  return `${place}\n  ${label}${problem.message}\n  ${problem.advice}`;
}

/** Orders problems by file, line and column, and drops those that say the same about the same place. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const unique = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...unique.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}
