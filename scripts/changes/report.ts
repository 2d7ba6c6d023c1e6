import { styleText } from "node:util";
import { pointerSegments } from "../generate/read/references.ts";
import { type Base, type BaseComparison, generated, git, type LocatedChange } from "./base.ts";
import { type Level, levels, type Sides, type Snapshot } from "./change.ts";
import type { CheckResult } from "./changesets.ts";

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
function summarize(changes: readonly LocatedChange[]): string {
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

/**
 * The changes as Markdown for a pull request: the bump and its reason, the affected operations and schemas, code before and after for
 * each major change, and the size of the generated diff.
 */
export async function reportMarkdown(root: string, comparison: BaseComparison): Promise<string> {
  const { base, changes, level, snapshots } = comparison;
  const size = `### Generated files\n\n${await generatedSize(root, base)}`;
  const compared = `Compared with ${base.name}, ${base.description}.`;
  const [first, ...more] = changes.filter((change) => change.level === level);
  if (!first || !snapshots) {
    return `## No bump is needed\n\n${compared} The spec and its types are the same.\n\n${size}\n`;
  }
  const parts = [
    `## The next release is ${level}`,
    `${first.text} ${first.why}${more.length > 0 ? ` (${more.length} more below.)` : ""}`,
    `${compared} ${summarize(changes)}`,
    inventory(snapshots, changes),
    migration(changes),
    `<details><summary>All changes</summary>\n\n${list(changes, most.changes, entry)}\n\n</details>`,
    size,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

// A comment on GitHub has at most 65,536 characters.
const most = { changes: 100, examples: 30, lines: 20, names: 50 } as const;

function entry({ level, text, why, file, line, at }: LocatedChange): string {
  return `- **${level}**: ${text} ${why} (\`${file}:${line}\`${at === undefined ? "" : ` at ${at}`})`;
}

function list<T>(items: readonly T[], limit: number, render: (item: T) => string): string {
  const lines = items.slice(0, limit).map(render);
  if (items.length > limit) lines.push(`- … and ${items.length - limit} more: \`npm run spec:changes\` prints them.`);
  return lines.join("\n");
}

/** A table of the operations and schemas that were added, changed and removed. */
function inventory({ old, new: now }: Sides<Snapshot>, changes: readonly LocatedChange[]): string {
  const places = changes.map(({ pointer }) => pointerSegments(pointer));
  const schemas = places.filter(([, kind]) => kind === "schemas").map(([, , name = ""]) => name);
  const kinds = [
    ["Operations", ({ api }: Snapshot) => api.operations, new Set(changes.flatMap(({ operations }) => operations))],
    ["Schemas", ({ api }: Snapshot) => api.schemas, new Set(schemas)],
  ] as const;
  const rows = kinds.flatMap(([noun, list, changed]) => {
    const namesIn = (side: Snapshot) => new Set(list(side).map(({ name }) => name));
    const [before, after] = [namesIn(old), namesIn(now)];
    return [
      row(
        `${noun} added`,
        [...after].filter((name) => !before.has(name)),
      ),
      row(
        `${noun} changed`,
        [...after].filter((name) => before.has(name) && changed.has(name)),
      ),
      row(
        `${noun} removed`,
        [...before].filter((name) => !after.has(name)),
      ),
    ];
  });
  const lines = rows.filter((line) => line !== "");
  return lines.length === 0 ? "" : `| what | number | names |\n| --- | --- | --- |\n${lines.join("\n")}`;
}

function row(title: string, names: readonly string[]): string {
  const listed = names.slice(0, most.names).map((name) => `\`${name}\``);
  const more = names.length > most.names ? ", …" : "";
  return names.length === 0 ? "" : `| ${title} | ${names.length} | ${listed.join(", ")}${more} |`;
}

/** Each major change with code before and after. */
function migration(changes: readonly LocatedChange[]): string {
  const breaking = changes.filter(({ level }) => level === "major");
  if (breaking.length === 0) return "";
  const texts = list(breaking, most.examples, (change) => `- ${change.text} ${change.why}${diff(change)}`);
  return `### What users must change\n\n${texts.trimEnd()}`;
}

/** The lines of code that differ. Empty if code looks the same, as it does for another limit. */
function diff({ code }: LocatedChange): string {
  const [old, now] = [code.old, code.new].map((pieces) => pieces.flatMap((piece) => piece.split("\n")));
  const mark = (sign: string, lines: readonly string[] = [], others: readonly string[] = []) => {
    const own = lines.filter((line) => !others.includes(line)).map((line) => `${sign}${line}`);
    return own.length > most.lines ? [...own.slice(0, most.lines), `${sign}// …`] : own;
  };
  const lines = [...mark("-", old, now), ...mark("+", now, old)];
  const block = ["```diff", ...lines, "```"].map((line) => `  ${line}`);
  return lines.length > 0 ? `\n\n${block.join("\n")}\n` : "";
}

/** The size of the generated diff, as git counts it. */
async function generatedSize(root: string, { commit }: Base): Promise<string> {
  const paths = ["*.gen.*", generated.document];
  const tracked = (await git(root, "diff", "--shortstat", commit, "--", ...paths))?.trim();
  const untracked = (await git(root, "ls-files", "--others", "--exclude-standard", "--", ...paths)) ?? "";
  const added = untracked === "" ? 0 : untracked.split("\n").length;
  const counts = tracked || "No changes";
  return `${counts}${added > 0 ? `, and ${added} that git doesn't track yet` : ""}.`;
}
