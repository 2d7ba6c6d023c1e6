import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Base } from "../base/bases.ts";
import { type BaseComparison, compareWithBase } from "../base/comparison.ts";
import { fileAt } from "../base/git.ts";
import { covers, highest, type Level } from "../level.ts";
import { type Changeset, changesetsSince } from "./changesets.ts";

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
