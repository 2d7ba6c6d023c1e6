import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { covers, highest } from "../level.ts";
import type { Verdict } from "./check.ts";
import { isUntouched, nameOf, renderChangeset } from "./written.ts";

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
