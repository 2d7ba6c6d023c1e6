import { styleText } from "node:util";
import type { BaseComparison, PlacedChange } from "./base.ts";
import type { Level } from "./change.ts";
import type { Verdict } from "./changesets.ts";

const colours = { major: "red", minor: "yellow", patch: "green" } as const;

/** The changes in sentences, grouped by the operations that they reach, with level, reason and place. */
export function reportText({ base, changes, level }: BaseComparison): string {
  const head = `Compared with ${base.name}, ${base.what}.`;
  if (level === undefined) return `${head}\nThe spec is the same: no bump is due.`;
  const body = [...new Set(changes.map(groupOf))].map((name) => {
    const members = changes.filter((change) => groupOf(change) === name);
    return `${styleText("bold", name)}\n${members.map(entry).join("\n")}`;
  });
  return `${head}\n\n${body.join("\n\n")}\n\n${summary(changes)} The next release has to be a ${level} one.`;
}

/** How many changes there are of which level. */
export function summary(changes: readonly PlacedChange[]): string {
  const count = (level: Level) => changes.filter((change) => change.level === level).length;
  const counts = (["major", "minor", "patch"] as const).filter((level) => count(level) > 0);
  const noun = changes.length === 1 ? "change" : "changes";
  return `${changes.length} ${noun}: ${counts.map((level) => `${count(level)} ${level}`).join(", ")}.`;
}

function groupOf({ operations }: PlacedChange): string {
  return operations.length === 0 ? "The API as a whole" : operations.join(", ");
}

function entry({ level, text, why, file, line, at }: PlacedChange): string {
  const place = `${file}:${line}${at === undefined ? "" : ` at ${at}`}`;
  const indent = " ".repeat(9);
  return `  ${styleText(colours[level], level.padEnd(5))}  ${text}\n${indent}${why}\n${indent}${styleText("dim", place)}`;
}

/** The changes for a program: what {@link reportText} says, as one JSON object. */
export function reportJson({ base, changes, level }: BaseComparison): string {
  const entries = changes.map(({ side: _, ...change }) => change);
  return JSON.stringify(
    { base: { ref: base.name, commit: base.commit }, level: level ?? null, changes: entries },
    null,
    2,
  );
}

/** What the check found: one line where all is well, else every change and the command that mends it. */
export function reportVerdict(verdict: Verdict): string {
  const { base, changes, level, given, waived, changesets, satisfied } = verdict;
  const since = `since ${base.name} (${base.what})`;
  if (level === undefined) return `The spec has not changed ${since}.`;
  if (waived) {
    const file = changesets.find((changeset) => changeset.level === undefined)?.file;
    return `The spec changed ${since}, which would need a ${level} bump; ${file} says that none is due.`;
  }
  if (satisfied)
    return `The spec changed ${since}: ${summary(changes)} The bump given is ${given}; needed is ${level}.`;
  const files = changesets.map(({ file }) => file).join(", ");
  const lack =
    given === undefined ? "No changeset tells of this" : `The bump given is ${given}${files && ` (${files})`}`;
  return [
    reportText(verdict),
    `${lack}; needed is ${level}. Write the changeset with \`npm run spec:changes -- --write\`, and commit it.`,
    "Where no release is due, say so with an empty one: `npx changeset --empty`.",
  ].join("\n\n");
}
