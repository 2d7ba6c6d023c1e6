import type { Verdict } from "../changesets/check.ts";
import { reportText, summary } from "./text.ts";

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
