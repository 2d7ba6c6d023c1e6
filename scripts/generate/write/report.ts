import { relative } from "node:path";
import { styleText } from "node:util";
import type { Outcome } from "./write.ts";

/** One line for each file: label, path, size, time to render, and what changed. */
export function reportOutcomes(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ file, label, text, state, before, milliseconds }) => [
    label,
    relative(process.cwd(), file),
    text === undefined ? "" : `${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`,
    milliseconds === undefined ? "" : `${milliseconds.toFixed(0)} ms`,
    state === "changed" ? `changed ${countChanges(before ?? "", text ?? "")}` : state,
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

/** The numbers of lines added and removed, wherever they are. */
function countChanges(before: string, after: string): string {
  const counts = new Map<string, number>();
  for (const line of after.split("\n")) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of before.split("\n")) counts.set(line, (counts.get(line) ?? 0) - 1);
  const differences = [...counts.values()];
  const added = differences.reduce((sum, count) => sum + Math.max(0, count), 0);
  const removed = differences.reduce((sum, count) => sum + Math.max(0, -count), 0);
  return `+${added} −${removed}`;
}

/** For each file that differs from what the spec generates, how it differs; and the command that updates all of them. */
export function reportDrift(outcomes: readonly Outcome[]): string {
  const words = { new: "missing", changed: "stale", removed: "orphaned", unchanged: "" } as const;
  const lines = outcomes
    .filter(({ state }) => state !== "unchanged")
    .map(({ file, state }) => `${words[state].padEnd("orphaned".length)}  ${relative(process.cwd(), file)}`);
  return `${lines.join("\n")}\n\nThese files are not up to date with the spec. Update them with this command, and commit the result:\n\n  npm run generate`;
}
