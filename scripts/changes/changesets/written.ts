import { createHash } from "node:crypto";
import type { PlacedChange } from "../base/comparison.ts";
import { covers, type Level } from "../level.ts";

/** More changes of wording than this are only counted. */
const mostPatches = 5;

/** A changeset for some changes: the bump for all packages, the sentences as its text. */
export function renderChangeset(packages: readonly string[], level: Level, changes: readonly PlacedChange[]): string {
  const front = packages.map((name) => `"${name}": ${level}\n`).join("");
  const patches = changes.filter((change) => !covers(change.level, "minor"));
  const told = patches.length > mostPatches ? changes.filter((change) => !patches.includes(change)) : changes;
  const lines = told.map(sentence);
  if (told.length < changes.length) lines.push(`- ${patches.length} changes of wording and examples.`);
  return `---\n${front}---\n\nThe spec changed:\n\n${lines.join("\n")}\n`;
}

/** The name of a changeset that the command writes. It holds a hash of the text, so that the command knows its own from what a person has edited. */
export function nameOf(text: string): string {
  return `.changeset/spec-${createHash("sha256").update(text.trim()).digest("hex").slice(0, 8)}.md`;
}

/** Whether the command wrote a changeset and nobody has touched it since. */
export function isUntouched({ file, text }: { readonly file: string; readonly text: string }): boolean {
  return file === nameOf(text);
}

function sentence({ level, text, why, operations }: PlacedChange): string {
  const reach = operations.length === 0 ? "" : ` (${operations.map((name) => `\`${name}\``).join(", ")})`;
  return `- **${level}**: ${text}${level === "patch" ? "" : ` ${why}`}${reach}`;
}
