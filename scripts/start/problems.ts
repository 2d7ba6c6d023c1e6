import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { styleText } from "node:util";
import { SpecError } from "../spec/problem.ts";

const root = join(import.meta.dirname, "../..");

/** A line of a source, as an excerpt shows it. */
export interface ExcerptLine {
  readonly number: number;
  readonly text: string;
}

/** What is wrong, for the terminal and for the page. */
export interface ShownProblem {
  /** The file by its path within the repository, or a word for what failed. */
  readonly place: string;
  /** The line that the problem is on, counted from 1; 0 where there is none. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly advice: string;
  /** The line and those around it. */
  readonly excerpt: readonly ExcerptLine[];
}

/** Turns what a run threw into what is shown of it; whatever it is, it is shown. */
export function explain(error: unknown): ShownProblem[] {
  if (error instanceof SpecError) {
    return error.problems.map((problem) => ({
      ...problem,
      place: relative(root, problem.file),
      excerpt: excerpt(problem.file, problem.line),
    }));
  }
  if (isBuildFailure(error)) {
    return error.errors.map(({ text, location }) => ({
      place: location ? location.file : "packages/testing",
      line: location?.line ?? 0,
      column: (location?.column ?? 0) + 1,
      message: text,
      advice: "Mend the source; the fake API is made from it.",
      excerpt: location ? excerpt(join(root, location.file), location.line) : [],
    }));
  }
  const message = error instanceof Error ? error.message : String(error);
  const advice = "The spec may be at odds with what is written by hand in packages/testing/src.";
  return [{ place: "npm start", line: 0, column: 0, message, advice, excerpt: [] }];
}

/** Problems as a terminal shows them: place, what is wrong, what to do, and the lines of the source. */
export function formatProblems(problems: readonly ShownProblem[]): string {
  return problems
    .map(({ place, line, column, message, advice, excerpt }) =>
      [
        styleText("red", line > 0 ? `${place}:${line}:${column}` : place, { stream: process.stderr }),
        `  ${message}`,
        `  ${advice}`,
        ...excerpt.map(({ number, text }) => {
          const row = `${number === line ? ">" : " "} ${String(number).padStart(4)} | ${text}`.trimEnd();
          return `  ${number === line ? row : styleText("dim", row, { stream: process.stderr })}`;
        }),
      ].join("\n"),
    )
    .join("\n\n");
}

function excerpt(file: string, line: number): ExcerptLine[] {
  const first = Math.max(1, line - 2);
  try {
    const lines = readFileSync(file, "utf8").split(/\r?\n/);
    return lines.slice(first - 1, line + 2).map((text, index) => ({ number: first + index, text }));
  } catch {
    return []; // the problem is that the file isn't there
  }
}

interface BuildFailure {
  readonly errors: readonly {
    readonly text: string;
    readonly location: { readonly file: string; readonly line: number; readonly column: number } | null;
  }[];
}

/** esbuild throws an error with a list of messages. */
function isBuildFailure(error: unknown): error is Error & BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}
