import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Site } from "./site.ts";

/** Tells hosts that build sites of their own to serve these files as they are; by it a later run knows the folder for its own. */
const mark = ".nojekyll";

/**
 * Writes a site into a folder, all of it or nothing: beside it first, then in its place.
 *
 * @param folder - absolute; new, empty, or written by an earlier run, whose files are replaced
 * @throws Error where the folder holds something else
 */
export function writeSite(folder: string, site: Site): void {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, mark))) {
    throw new Error(
      `${folder} holds files that are not of an earlier run. Name another folder with --out, or empty it.`,
    );
  }
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  try {
    for (const [path, { body }] of [...site, [mark, { body: "" }] as const]) {
      const file = join(draft, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, body);
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}
