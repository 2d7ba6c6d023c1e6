import { relative } from "node:path";
import { styleText } from "node:util";
import { formatProblem, type Problem } from "../read/problem.ts";
import type { Outcome } from "./write.ts";

/** One calm line for each artifact: what it is, where, how large, how long it took to make, and what changed. */
export function reportOutcomes(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ file, label, text, state, before, milliseconds }) => [
    label,
    relative(process.cwd(), file),
    text === undefined ? "" : size(text),
    milliseconds === undefined ? "" : `${milliseconds.toFixed(0)} ms`,
    state === "changed" ? `changed ${lineChanges(before ?? "", text ?? "")}` : state === "orphaned" ? "removed" : state,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(([label = "", file = "", bytes = "", time = "", change = ""]) =>
      [
        label.padEnd(widths[0] ?? 0),
        file.padEnd(widths[1] ?? 0),
        bytes.padStart(widths[2] ?? 0),
        time.padStart(widths[3] ?? 0),
        change === "unchanged" ? styleText("dim", change) : styleText("green", change),
      ].join("  "),
    )
    .join("\n");
}

/** For each file that is not as the spec would have it, a line that says how, and the command that updates all of them. */
export function reportDrift(outcomes: readonly Outcome[], command: string): string {
  const words = { new: "missing", changed: "stale", orphaned: "orphaned", unchanged: "" } as const;
  const lines = outcomes
    .filter(({ state }) => state !== "unchanged")
    .map(({ file, state }) => `${words[state].padEnd("orphaned".length)}  ${relative(process.cwd(), file)}`);
  return `${lines.join("\n")}\n\nThese files are not what the spec generates. Run this command to update them, and commit the result:\n\n  ${command}`;
}

function size(text: string): string {
  return `${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`;
}

function lineChanges(before: string, after: string): string {
  const [old, now] = [countLines(before), countLines(after)];
  const added = sum(now, old);
  const removed = sum(old, now);
  return `+${added} −${removed}`;
}

/** How many lines the first text has more than the second, line by line. */
function sum(lines: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): number {
  return [...lines].reduce((total, [line, count]) => total + Math.max(0, count - (others.get(line) ?? 0)), 0);
}

function countLines(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split("\n")) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** So many problems can be read one by one; of more, only the kinds and their numbers say something. */
const readable = 100;

/**
 * Problems as text: each in full, or where they are very many, a line for each rule with the number of its findings and the first
 * of them.
 *
 * @param all - each in full, however many
 */
export function reportProblems(problems: readonly Problem[], { all }: { all: boolean }): string {
  if (all || problems.length <= readable) return problems.map(formatProblem).join("\n");
  const rules = groupByRule(problems);
  const lines = [...rules]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([rule, [first, ...rest]]) => {
      const number = `${rest.length + 1} × ${rule}, at first:\n`;
      return first ? number + formatProblem(first).replaceAll(/^/gm, "  ") : number;
    });
  return `${lines.join("\n")}\n\nThese are ${problems.length} findings of ${rules.size} rules. Run the command with \`--all\` to see each.`;
}

function groupByRule(problems: readonly Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.rule);
    if (group) group.push(problem);
    else groups.set(problem.rule, [problem]);
  }
  return groups;
}
