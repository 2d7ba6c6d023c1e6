import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import parseChangeset from "@changesets/parse";
import type { Base } from "../base/bases.ts";
import { fileAt } from "../base/git.ts";
import { highest, type Level } from "../level.ts";

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
export async function changesetsSince(root: string, base: Base): Promise<Changeset[]> {
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
