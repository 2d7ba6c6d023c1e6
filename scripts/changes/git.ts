import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A commit that the working tree is compared with. */
export interface Base {
  readonly commit: string;
  /** Name for people: a tag, a branch or a short hash. */
  readonly name: string;
  /** Description, such as "the last release". */
  readonly description: string;
}

/** The default base: the last release, or the commit where the branch left main. */
export async function defaultBase(root: string): Promise<Base | undefined> {
  const [forkPoint, lastRelease] = await findBases(root);
  return lastRelease ?? forkPoint;
}

/** The bases of `--check`: the commit where the branch left main, and the last release, which covers main itself. */
export async function checkedBases(root: string): Promise<Base[]> {
  const bases = (await findBases(root)).filter((base) => base !== undefined);
  return bases.filter(({ commit }, index) => bases.findIndex((other) => other.commit === commit) === index);
}

/** The commit of a ref, or `undefined` if there is none. */
export async function namedBase(root: string, ref: string): Promise<Base | undefined> {
  const commit = await git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  return commit === undefined ? undefined : { commit, name: ref, description: "the given base" };
}

/** The content of a file at a commit, or `undefined` if it did not exist. */
export function fileAt(root: string, commit: string, path: string): Promise<string | undefined> {
  return git(root, "show", `${commit}:${path}`);
}

/**
 * Runs git.
 *
 * @returns its output without the last line break, or `undefined` if it fails: no repository, no such ref, no such file
 * @throws Error if git is not installed
 */
export async function git(root: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run("git", [...args], { cwd: root, maxBuffer: 1e8 });
    return stdout.replace(/\n$/, "");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new Error("git is not installed. spec:changes reads the previous versions from its history.");
    }
    return undefined;
  }
}

async function findBases(root: string): Promise<[forkPoint: Base | undefined, lastRelease: Base | undefined]> {
  // Sources that were unpacked inside another repository have no history there.
  const isRepository = (await git(root, "rev-parse", "--show-prefix")) === "";
  return isRepository ? Promise.all([findForkPoint(root), findLastRelease(root)]) : [undefined, undefined];
}

async function findForkPoint(root: string): Promise<Base | undefined> {
  for (const main of ["origin/main", "main"]) {
    const commit = await git(root, "merge-base", "HEAD", main);
    if (commit !== undefined)
      return { commit, name: commit.slice(0, 7), description: `where this branch left ${main}` };
  }
  return undefined;
}

async function findLastRelease(root: string): Promise<Base | undefined> {
  // changesets tags each package, and all of them are released together.
  const tag = await git(root, "describe", "--tags", "--abbrev=0", "--match", "@ld-rest/types@*");
  const base = tag === undefined ? undefined : await namedBase(root, tag);
  return base && { ...base, description: "the last release" };
}
