import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import parseChangeset from "@changesets/parse";
import { type Base, type BaseComparison, compareWithBase, fileAt, type PlacedChange } from "./base.ts";
import { covers, highest, type Level } from "./change.ts";

/** What the changes since a base need, and what they have been given. */
export interface Verdict extends BaseComparison {
  readonly changesets: readonly Changeset[];
  /** The largest bump that changesets or the packages' version give; `undefined` for none. */
  readonly given: Level | undefined;
  /** Whether an empty changeset says that none is due. */
  readonly waived: boolean;
  readonly satisfied: boolean;
}

/** Holds the changes since a base against the changesets since that base. A version that has moved on already counts as they did. */
export async function checkBase(root: string, base: Base): Promise<Verdict> {
  const comparison = await compareWithBase(root, base);
  const changesets = await changesetsSince(root, base);
  const given = highest([...changesets.map(({ level }) => level), await versionBump(root, base)]);
  const waived = changesets.some(({ level }) => level === undefined);
  return { ...comparison, changesets, given, waived, satisfied: waived || covers(given, comparison.level) };
}

/** How far the packages' version has moved since a base. */
async function versionBump(root: string, base: Base): Promise<Level | undefined> {
  const path = "packages/types/package.json";
  const before = versionIn(await fileAt(root, base.commit, path));
  const now = versionIn(await readFile(join(root, path), "utf8"));
  const at = before.findIndex((part, index) => part !== now[index]);
  return (["major", "minor", "patch"] as const)[at];
}

function versionIn(manifest: string | undefined): string[] {
  const { version } = JSON.parse(manifest ?? "{}") as { version?: string }; // as npm defines the manifest
  return version?.split(/[.-]/).slice(0, 3) ?? [];
}

/** A changeset that waits for the next release. */
export interface Changeset {
  /** Path in the repository. */
  readonly file: string;
  readonly text: string;
  /** The bump that it gives; `undefined` for an empty one, which says that none is due. */
  readonly level: Level | undefined;
}

/**
 * The changesets that came after a base, or were changed since: what was there already speaks for other changes.
 *
 * @throws Error that names the file of a changeset that can't be read
 */
async function changesetsSince(root: string, base: Base): Promise<Changeset[]> {
  const names = (await readdir(join(root, ".changeset"))).filter((name) => /^(?!readme).*\.md$/i.test(name));
  const found = await Promise.all(
    names.sort().map(async (name) => {
      const file = `.changeset/${name}`;
      const text = await readFile(join(root, file), "utf8");
      const before = await fileAt(root, base.commit, file);
      return before?.trim() === text.trim() ? [] : [{ file, text, level: levelOf(file, text) }];
    }),
  );
  return found.flat();
}

function levelOf(file: string, text: string): Level | undefined {
  try {
    return highest(parseChangeset(text).releases.map(({ type }) => (type === "none" ? undefined : type)));
  } catch (error) {
    throw new Error(`${file} is no changeset: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * Writes the changeset that a check misses. What a person wrote stays as it is: where it gives too little, another one is put beside
 * it. Only what the command itself wrote, and nobody has edited, is replaced.
 *
 * @returns a sentence about what was done
 */
export async function writeChangeset(root: string, verdict: Verdict): Promise<string> {
  const { changes, changesets, level } = verdict;
  const own = changesets.filter(isUntouched);
  const others = changesets.filter((changeset) => !own.includes(changeset));
  const given = highest(others.map((changeset) => changeset.level));
  if (level === undefined) {
    await Promise.all(own.map(({ file }) => rm(join(root, file))));
    return own.length > 0
      ? `Removed ${own.map(({ file }) => file).join(", ")}: the spec is as it was.`
      : "Nothing to write.";
  }
  if (own.length === 0 && verdict.satisfied) {
    return `Nothing to write: ${verdict.waived ? "an empty changeset says that no bump is due" : `the bump is ${given ?? "made"} already`}.`;
  }
  const text = renderChangeset(await packagesOf(root), level, changes);
  const file = nameOf(text);
  await writeFile(join(root, file), text);
  await Promise.all(own.filter((old) => old.file !== file).map((old) => rm(join(root, old.file))));
  const kept = others.filter((other) => other.level !== undefined && !covers(other.level, level));
  const beside = kept.length > 0 ? ` beside ${kept.map((other) => other.file).join(", ")}` : "";
  return `Wrote ${file}${beside}: ${level}.`;
}

/** The packages that are released as one. */
async function packagesOf(root: string): Promise<string[]> {
  const config = JSON.parse(await readFile(join(root, ".changeset/config.json"), "utf8")) as { fixed: string[][] }; // as changesets defines it
  return config.fixed.flat();
}

/** More changes of wording than this are only counted. */
const mostPatches = 5;

/** A changeset for some changes: the bump for all packages, the sentences as its text. */
function renderChangeset(packages: readonly string[], level: Level, changes: readonly PlacedChange[]): string {
  const front = packages.map((name) => `"${name}": ${level}\n`).join("");
  const patches = changes.filter((change) => !covers(change.level, "minor"));
  const told = patches.length > mostPatches ? changes.filter((change) => !patches.includes(change)) : changes;
  const lines = told.map(sentence);
  if (told.length < changes.length) lines.push(`- ${patches.length} changes of wording and examples.`);
  return `---\n${front}---\n\nThe spec changed:\n\n${lines.join("\n")}\n`;
}

/** The name of a changeset that the command writes. It holds a hash of the text, so that the command knows its own from what a person has edited. */
function nameOf(text: string): string {
  return `.changeset/spec-${createHash("sha256").update(text.trim()).digest("hex").slice(0, 8)}.md`;
}

/** Whether the command wrote a changeset and nobody has touched it since. */
function isUntouched({ file, text }: { readonly file: string; readonly text: string }): boolean {
  return file === nameOf(text);
}

function sentence({ level, text, why, operations }: PlacedChange): string {
  const reach = operations.length === 0 ? "" : ` (${operations.map((name) => `\`${name}\``).join(", ")})`;
  return `- **${level}**: ${text}${level === "patch" ? "" : ` ${why}`}${reach}`;
}
