import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { styleText } from "node:util";
import type { ErrorPayload } from "vite";
import { SpecError } from "../generate/read/problem.ts";

const root = join(import.meta.dirname, "../..");

/** A problem as the terminal and the overlay show it. */
export interface ProblemText {
  /** `file:line:column`, relative to the repository, or the name of the part that failed. */
  readonly place: string;
  /** What is wrong and what to do. */
  readonly text: string;
  /** The line of the source and those around it. */
  readonly excerpt: string;
}

/** Describes anything that a run threw. */
export function explain(error: unknown): ProblemText[] {
  if (error instanceof SpecError) {
    return error.problems.map(({ file, line, column, message, advice }) => ({
      place: `${relative(root, file)}:${line}:${column}`,
      text: `${message}\n${advice}`,
      excerpt: readExcerpt(file, line),
    }));
  }
  const message = error instanceof Error ? error.message : String(error);
  const { file, line = 1, column = 0 } = locationOf(error);
  return [
    {
      place: file === undefined ? "The fake API" : `${relative(root, file)}:${line}:${column}`,
      text: `${message}\nThe fake API is made from packages/testing/src: check that it matches the spec.`,
      excerpt: file === undefined ? "" : readExcerpt(file, line),
    },
  ];
}

/** Problems for a terminal. */
export function formatProblems(problems: readonly ProblemText[]): string {
  const { stderr: stream } = process;
  return problems
    .map(({ place, text, excerpt }) => {
      const lines = [...text.split("\n"), ...excerpt.split("\n")].filter((line) => line !== "");
      return [styleText("red", place, { stream }), ...lines.map((line) => `  ${line}`)].join("\n");
    })
    .join("\n\n");
}

/** Problems for Vite's overlay. */
export function overlay(problems: readonly ProblemText[]): ErrorPayload {
  const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
  const texts = problems.map(({ place, text, excerpt }) => [place, text, excerpt].filter(Boolean).join("\n"));
  const note = "The page and the fake API stay as they were until this is fixed.";
  return { type: "error", err: { message: [`The spec has ${count}.`, ...texts, note].join("\n\n"), stack: "" } };
}

/** Location in a source that Vite failed to transform. */
function locationOf(error: unknown): { file?: string; line?: number; column?: number } {
  if (!(error instanceof Error && "loc" in error)) return {};
  return (error.loc ?? {}) as ReturnType<typeof locationOf>; // Rollup's form of an error, which Vite's follows
}

function readExcerpt(file: string, line: number): string {
  const first = Math.max(1, line - 2);
  try {
    const lines = readFileSync(file, "utf8")
      .split(/\r?\n/)
      .slice(first - 1, line + 2);
    const rows = lines.map((text, index) => [first + index, text] as const);
    return rows
      .map(([number, text]) => `${number === line ? ">" : " "} ${String(number).padStart(4)} | ${text}`)
      .join("\n");
  } catch {
    return ""; // the problem is that the file isn't there
  }
}
