import { pointerSegments } from "../generate/read/references.ts";
import { type Base, type BaseComparison, generated, git, type LocatedChange } from "./base.ts";
import type { Sides, Snapshot } from "./change.ts";
import { matchOperations } from "./operations.ts";
import { summarize } from "./report.ts";

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
  const { pairs, removed, added } = matchOperations(old.api.operations, now.api.operations);
  const touched = new Set(changes.flatMap(({ operations }) => operations));
  const schemas = { old: namesOf(old), new: namesOf(now) };
  const changed = changes.flatMap(({ pointer }) => {
    const [, kind, name = ""] = pointerSegments(pointer);
    return kind === "schemas" && schemas.old.has(name) && schemas.new.has(name) ? [name] : [];
  });
  const rows = [
    ["Operations added", added.map(({ name }) => name)],
    ["Operations changed", pairs.filter((pair) => touched.has(pair.new.name)).map((pair) => pair.new.name)],
    ["Operations removed", removed.map(({ name }) => name)],
    ["Schemas added", [...schemas.new].filter((name) => !schemas.old.has(name))],
    ["Schemas changed", [...new Set(changed)]],
    ["Schemas removed", [...schemas.old].filter((name) => !schemas.new.has(name))],
  ] as const;
  const lines = rows
    .filter(([, names]) => names.length > 0)
    .map(([title, names]) => {
      const listed = names.slice(0, most.names).map((name) => `\`${name}\``);
      return `| ${title} | ${names.length} | ${listed.join(", ")}${names.length > most.names ? ", …" : ""} |`;
    });
  return lines.length === 0 ? "" : `| what | number | names |\n| --- | --- | --- |\n${lines.join("\n")}`;
}

function namesOf({ api }: Snapshot): Set<string> {
  return new Set(api.schemas.map(({ name }) => name));
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
