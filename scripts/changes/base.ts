import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import type { OpenAPI3 } from "openapi-typescript";
import { readSpec } from "../generate/read/read.ts";
import { renderOpenapiTypes } from "../generate/render/types.ts";
import { type Change, highest, type Level } from "./change.ts";
import { type Side, sideOf } from "./side.ts";

const run = promisify(execFile);

/** A change with the file and the line where it stands. */
export interface PlacedChange extends Change {
  /** Path in the repository. */
  readonly file: string;
  readonly line: number;
  /** The name of the base, where the place is one there: what is gone has none in the working tree. */
  readonly at?: string;
}

/** What has changed between a base and the working tree. */
export interface BaseComparison {
  readonly base: Base;
  readonly changes: readonly PlacedChange[];
  /** The bump that the changes need together; `undefined` where there are none. */
  readonly level: Level | undefined;
}

/** Compares the working tree with a base. Where neither spec nor generated types differ, that is known without reading them. */
export async function compareWithBase(root: string, base: Base): Promise<BaseComparison> {
  if (!(await isTouched(root, base))) return { base, changes: [], level: undefined };
  // Loaded only now: most checks end above, and the compiler takes longer to load than they take.
  const { compareSides } = await import("./compare.ts");
  const [old, now] = await Promise.all([readSideAt(root, base), readWorkingSide(root)]);
  const changes = await compareSides({ old, new: now });
  const here = await now.locate();
  const there = changes.some(({ side }) => side === "old") ? await locateAt(root, base) : here;
  return {
    base,
    level: highest(changes.map(({ level }) => level)),
    changes: changes.map((change) =>
      change.side === "new"
        ? { ...change, ...here(change.pointer) }
        : { ...change, ...there(change.pointer), at: base.name },
    ),
  };
}

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

/**
 * Runs git and hands back what it prints, without the last line break.
 *
 * @param root - the folder of the repository
 * @returns `undefined` where git says no: no repository, no such ref, no such file
 * @throws Error where there is no git to run
 */
export async function git(root: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run("git", [...args], { cwd: root, maxBuffer: 1e8 });
    return stdout.replace(/\n$/, "");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new Error("git is not installed, and the versions to compare are in its history.");
    }
    return undefined;
  }
}

/** What a file held at a commit; `undefined` where it was not there. */
export function fileAt(root: string, commit: string, path: string): Promise<string | undefined> {
  return git(root, "show", `${commit}:${path}`);
}

/** The generated files that a side is read from, as paths in the repository. */
export const generated = {
  document: "packages/types/openapi.json",
  types: "packages/types/src/openapi.gen.ts",
} as const;

/** Whether the working tree has another spec, or another generated document or types, than a commit. */
async function isTouched(root: string, { commit }: Base): Promise<boolean> {
  const paths = ["openapi", generated.document, generated.types];
  if ((await git(root, "diff", "--quiet", commit, "--", ...paths)) === undefined) return true;
  return (await git(root, "ls-files", "--others", "--exclude-standard", "--", ...paths)) !== "";
}

/**
 * The API as it was at a commit: the document and the types that were committed there, so that a change of the generator shows as
 * well as one of the spec.
 *
 * @throws Error where the commit has none
 */
export async function readSideAt(root: string, { commit, name }: Base): Promise<Side> {
  const [document, types] = await Promise.all([
    fileAt(root, commit, generated.document),
    fileAt(root, commit, generated.types),
  ]);
  if (document === undefined || types === undefined) {
    throw new Error(`At ${name} there is no ${generated.document}. Compare with a later commit: --base REF.`);
  }
  return sideOf(JSON.parse(document) as OpenAPI3, types); // the pipeline wrote it
}

/** A place in the spec as it was at a commit: the file as a path in the repository, and the line. */
export type Locate = (pointer: string) => { readonly file: string; readonly line: number };

/**
 * Finds out where things stood in the spec's files at a commit. The files are brought back into a temporary folder, which takes its
 * time, so only what is gone is looked up here.
 */
async function locateAt(root: string, { commit }: Base): Promise<Locate> {
  const folder = await mkdtemp(join(tmpdir(), "ld-rest-spec-"));
  try {
    const archive = join(folder, "openapi.tar");
    await run("git", ["archive", "--format=tar", "-o", archive, commit, "openapi"], { cwd: root });
    await run("tar", ["-xf", archive, "-C", folder]);
    const spec = await readSpec(join(folder, "openapi/openapi.yaml"));
    return (pointer) => {
      const { file, line } = spec.locate(pointer, true);
      return { file: file.slice(folder.length + 1).replaceAll("\\", "/"), line };
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The API as the working tree has it, generated in memory: nobody has to run `npm run generate` before they ask.
 *
 * @throws SpecError where the spec is broken
 */
export async function readWorkingSide(root: string): Promise<Side & { locate(): Promise<Locate> }> {
  const spec = await readSpec(join(root, "openapi/openapi.yaml"));
  const side = sideOf(spec.document, await renderOpenapiTypes(structuredClone(spec.document)));
  return {
    ...side,
    locate: async () => (pointer) => {
      const { file, line } = spec.locate(pointer, true);
      return { file: relative(root, file).replaceAll("\\", "/"), line };
    },
  };
}
