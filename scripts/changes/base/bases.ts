import { git } from "./git.ts";

/** A commit that the working tree is compared with. */
export interface Base {
  readonly commit: string;
  /** How a person calls it: a tag, a branch, a short hash. */
  readonly name: string;
  /** What it is: "the last release", "where this work left main". */
  readonly what: string;
}

/** Tags that changesets puts on a release; the three packages are released as one, so one of them stands for all. */
const releaseTags = "@ld-rest/types@*";

/** The commit that a ref names. */
export async function namedBase(root: string, ref: string): Promise<Base | undefined> {
  const commit = await git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  return commit === undefined ? undefined : { commit, name: ref, what: "as asked for" };
}

/** Whether a folder is a repository's own. Sources that were unpacked inside another repository have no history there. */
async function hasHistory(root: string): Promise<boolean> {
  return (await git(root, "rev-parse", "--show-prefix")) === "";
}

/** The last release that the working tree builds on. */
async function lastRelease(root: string): Promise<Base | undefined> {
  const tag = await git(root, "describe", "--tags", "--abbrev=0", "--match", releaseTags);
  const base = tag === undefined ? undefined : await namedBase(root, tag);
  return base && { ...base, what: "the last release" };
}

/** Where the work at hand left main; on main itself its newest commit, so that what is not committed yet is the work. */
async function forkPoint(root: string): Promise<Base | undefined> {
  for (const main of ["origin/main", "main"]) {
    const commit = await git(root, "merge-base", "HEAD", main);
    if (commit !== undefined) return { commit, name: commit.slice(0, 7), what: `where this work left ${main}` };
  }
  return undefined;
}

/** What the working tree is compared with unless a ref is given: the last release, else where the work left main. */
export async function defaultBase(root: string): Promise<Base | undefined> {
  if (!(await hasHistory(root))) return undefined;
  return (await lastRelease(root)) ?? (await forkPoint(root));
}

/** What the check compares with: first where the work left main, then the last release, which all that is on main came after. */
export async function checkedBases(root: string): Promise<Base[]> {
  if (!(await hasHistory(root))) return [];
  const bases = [await forkPoint(root), await lastRelease(root)].filter((base) => base !== undefined);
  return bases.filter(({ commit }, index) => bases.findIndex((other) => other.commit === commit) === index);
}
