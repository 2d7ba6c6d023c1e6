import { styleText } from "node:util";
import type { BaseComparison, LocatedChange } from "./base.ts";
import type { CheckResult } from "./changesets.ts";
import { type Level, levels } from "./rules.ts";

/** The changes for people, grouped by operation. */
export function reportText({ base, changes, level }: BaseComparison): string {
  const head = `Compared with ${base.name}, ${base.description}.`;
  if (level === undefined) return `${head}\nThe spec has not changed: no bump is needed.`;
  const groups = [...new Set(changes.map(groupOf))].map((name) => {
    const members = changes.filter((change) => groupOf(change) === name);
    return `${styleText("bold", name)}\n${members.map(renderChange).join("\n")}`;
  });
  return `${head}\n\n${groups.join("\n\n")}\n\n${summarize(changes)} The next release must be a ${level} release.`;
}

/** The changes for programs. */
export function reportJson({ base, changes, level }: BaseComparison): string {
  const entries = changes.map(({ side: _, code: __, ...change }) => change);
  const ref = { ref: base.name, commit: base.commit };
  return JSON.stringify({ base: ref, level: level ?? null, changes: entries }, null, 2);
}

/** The result of a check: one line if it is satisfied, otherwise every change and the command that fixes it. */
export function reportCheck(result: CheckResult): string {
  const { base, changes, level, given, waiver, changesets, satisfied } = result;
  const since = `since ${base.name} (${base.description})`;
  if (level === undefined) return `The spec has not changed ${since}.`;
  if (waiver !== undefined) {
    return `The spec has changed ${since}, which would need a ${level} bump. ${waiver} says that none is needed.`;
  }
  if (satisfied) {
    return `The spec has changed ${since}: ${summarize(changes)} The bump is ${given}, and ${level} is needed.`;
  }
  const files = changesets.map(({ file }) => file).join(", ");
  const problem =
    given === undefined ? "There is no changeset for this" : `The bump is ${given}${files && ` (${files})`}`;
  return [
    reportText(result),
    `${problem}, and ${level} is needed. Run \`npm run spec:changes -- --write\` and commit the changeset.`,
    "If no release is needed, add an empty changeset: `npx changeset --empty`.",
  ].join("\n\n");
}

/** The number of changes of each level. */
export function summarize(changes: readonly LocatedChange[]): string {
  const count = (level: Level) => changes.filter((change) => change.level === level).length;
  const counts = levels.filter((level) => count(level) > 0).map((level) => `${count(level)} ${level}`);
  return `${changes.length} ${changes.length === 1 ? "change" : "changes"}: ${counts.join(", ")}.`;
}

function groupOf({ operations }: LocatedChange): string {
  return operations.length === 0 ? "The whole API" : operations.join(", ");
}

const colours = { major: "red", minor: "yellow", patch: "green" } as const;

function renderChange({ level, text, why, file, line, at }: LocatedChange): string {
  const place = `${file}:${line}${at === undefined ? "" : ` at ${at}`}`;
  const indent = " ".repeat(9);
  return `  ${styleText(colours[level], level.padEnd(5))}  ${text}\n${indent}${why}\n${indent}${styleText("dim", place)}`;
}
