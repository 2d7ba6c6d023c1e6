import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import parseChangeset from "@changesets/parse";
import { type Base, type BaseComparison, compareWithBase, fileAt, type LocatedChange } from "./base.ts";
import { covers, highest, type Level, levels } from "./change.ts";

/** The bump that the changes since a base need, and the one that they have. */
export interface CheckResult extends BaseComparison {
  /** The changesets that were added or edited since the base. */
  readonly changesets: readonly Changeset[];
  /** The highest bump of the changesets and of the packages' version, or `undefined` if there is none. */
  readonly given: Level | undefined;
  /** The file of an empty changeset, which says that no bump is needed. */
  readonly waiver: string | undefined;
  readonly satisfied: boolean;
}

interface Changeset {
  /** Path in the repository. */
  readonly file: string;
  readonly text: string;
  /** `undefined` if the changeset is empty. */
  readonly level: Level | undefined;
}

/**
 * Compares the working tree with a base, and the bump that this needs with the changesets since the base. A version that has been
 * raised since counts as the changesets that raised it.
 *
 * @throws Error that names the file of an invalid changeset
 */
export async function checkChangesets(root: string, base: Base): Promise<CheckResult> {
  const comparison = await compareWithBase(root, base);
  const changesets = await readChangesets(root, base);
  const given = highest([...changesets.map(({ level }) => level), await versionBump(root, base)]);
  const waiver = changesets.find(({ level }) => level === undefined)?.file;
  return {
    ...comparison,
    changesets,
    given,
    waiver,
    satisfied: waiver !== undefined || covers(given, comparison.level),
  };
}

/**
 * Writes the changeset that a check asks for. It replaces a changeset that this command has written and nobody has edited; all others
 * stay, and get another one beside them if their bump is too small.
 *
 * @returns a sentence about what was done
 */
export async function writeChangeset(root: string, result: CheckResult): Promise<string> {
  const { changes, changesets, level, waiver, satisfied } = result;
  const own = changesets.filter(({ file, text }) => file === nameOf(text));
  const others = changesets.filter((changeset) => !own.includes(changeset));
  const remove = (files: readonly Changeset[]) => Promise.all(files.map(({ file }) => rm(join(root, file))));
  if (level === undefined) {
    await remove(own);
    const files = own.map(({ file }) => file).join(", ");
    return files === "" ? "Nothing to write." : `Removed ${files}: the spec has not changed.`;
  }
  if (own.length === 0 && satisfied) {
    return `Nothing to write: ${waiver === undefined ? "the bump is large enough" : `${waiver} says that no bump is needed`}.`;
  }
  const text = renderChangeset(await releasedPackages(root), level, changes);
  const file = nameOf(text);
  await writeFile(join(root, file), text);
  await remove(own.filter((old) => old.file !== file));
  const tooSmall = others.filter((other) => other.level !== undefined && !covers(other.level, level));
  const beside = tooSmall.length > 0 ? ` beside ${tooSmall.map((other) => other.file).join(", ")}` : "";
  return `Wrote ${file}${beside}: ${level}.`;
}

async function readChangesets(root: string, base: Base): Promise<Changeset[]> {
  const names = (await readdir(join(root, ".changeset"))).filter((name) => /^(?!readme).*\.md$/i.test(name));
  const found = await Promise.all(
    names.sort().map(async (name) => {
      const file = `.changeset/${name}`;
      const text = await readFile(join(root, file), "utf8");
      const before = await fileAt(root, base, file);
      return before?.trim() === text.trim() ? [] : [{ file, text, level: levelOf(file, text) }];
    }),
  );
  return found.flat();
}

function levelOf(file: string, text: string): Level | undefined {
  try {
    return highest(parseChangeset(text).releases.map(({ type }) => (type === "none" ? undefined : type)));
  } catch (error) {
    throw new Error(`${file} is not a changeset: ${error instanceof Error ? error.message : error}`);
  }
}

async function versionBump(root: string, base: Base): Promise<Level | undefined> {
  const path = "packages/types/package.json";
  const before = versionIn(await fileAt(root, base, path));
  const now = versionIn(await readFile(join(root, path), "utf8"));
  return levels[before.findIndex((part, index) => part !== now[index])];
}

function versionIn(manifest = "{}"): string[] {
  const { version } = JSON.parse(manifest) as { version?: string }; // npm defines it
  return version?.split(/[.-]/).slice(0, 3) ?? [];
}

async function releasedPackages(root: string): Promise<string[]> {
  const config = JSON.parse(await readFile(join(root, ".changeset/config.json"), "utf8")) as { fixed: string[][] }; // changesets defines it
  return config.fixed.flat();
}

const mostPatches = 5;

function renderChangeset(packages: readonly string[], level: Level, changes: readonly LocatedChange[]): string {
  const front = packages.map((name) => `"${name}": ${level}\n`).join("");
  const patches = changes.filter((change) => change.level === "patch");
  const listed = patches.length > mostPatches ? changes.filter((change) => change.level !== "patch") : changes;
  const lines = listed.map(({ level, text, why, operations }) => {
    const names = operations.map((name) => `\`${name}\``).join(", ");
    return `- **${level}**: ${text}${level === "patch" ? "" : ` ${why}`}${names && ` (${names})`}`;
  });
  if (listed.length < changes.length) lines.push(`- ${patches.length} changes of descriptions and examples.`);
  return `---\n${front}---\n\nThe spec changed:\n\n${lines.join("\n")}\n`;
}

/** The name of a changeset that this command writes: a hash of the text, which tells whether somebody has edited it. */
function nameOf(text: string): string {
  return `.changeset/spec-${createHash("sha256").update(text.trim()).digest("hex").slice(0, 8)}.md`;
}
