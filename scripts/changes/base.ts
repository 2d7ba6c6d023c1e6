import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import type { OpenAPI3 } from "openapi-typescript";
import { readSpec, type Spec } from "../generate/read/read.ts";
import { renderOpenapiTypes } from "../generate/render/types.ts";
import { runProgram } from "../release/program.ts";
import { type Change, createSnapshot, highest, type Level, type Sides, type Snapshot } from "./change.ts";
import { compareSnapshots } from "./compare.ts";

/** A commit that the working tree is compared with. */
export interface Base {
  readonly commit: string;
  /** Name for people: a tag, a branch or a short hash. */
  readonly name: string;
  /** Description, such as "the last release". */
  readonly description: string;
}

/** Finds the bases in the history: where the branch left main, and last the newest release, which covers main itself. */
export async function findBases(root: string): Promise<Base[]> {
  // Sources that were unpacked inside another repository have no history there.
  if ((await git(root, "rev-parse", "--show-prefix")) !== "") return [];
  const [forkPoint, lastRelease] = await Promise.all([findForkPoint(root), findLastRelease(root)]);
  return [forkPoint?.commit === lastRelease?.commit ? undefined : forkPoint, lastRelease].filter(
    (base) => base !== undefined,
  );
}

/** The commit of a ref, or `undefined` if there is none. */
export async function namedBase(root: string, ref: string): Promise<Base | undefined> {
  const commit = await git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  return commit === undefined ? undefined : { commit, name: ref, description: "the given base" };
}

/** The changes between a base and the working tree. */
export interface BaseComparison {
  readonly base: Base;
  readonly changes: readonly LocatedChange[];
  /** The bump that the changes need together, or `undefined` if there are none. */
  readonly level: Level | undefined;
  /** The compared versions, if there are changes. */
  readonly snapshots?: Sides<Snapshot>;
}

/** A change with its file, as a path in the repository, and line. */
export interface LocatedChange extends Change {
  readonly file: string;
  readonly line: number;
  /** The name of the base, if the line is in the base's version of the file. */
  readonly at: string | undefined;
}

/** The generated files that a snapshot is read from, as paths in the repository. */
export const generated = {
  document: "packages/types/openapi.json",
  types: "packages/types/src/openapi.gen.ts",
} as const;

/**
 * Compares the working tree with a base.
 *
 * @throws SpecError if the spec is invalid, Error if the types don't compile
 */
export async function compareWithBase(root: string, base: Base): Promise<BaseComparison> {
  if (await isUntouched(root, base)) return { base, changes: [], level: undefined };
  const spec = await readSpec(join(root, "openapi/openapi.yaml"));
  // The types are generated in memory, so that nobody has to run `npm run generate` first.
  const now = createSnapshot(spec.document, await renderOpenapiTypes(structuredClone(spec.document)));
  const snapshots = { old: await readSnapshot(root, base), new: now };
  const changes = compareSnapshots(snapshots);
  const formerSpec = changes.some(({ side }) => side === "old") ? await readSpecAt(root, base) : undefined;
  return {
    base,
    level: highest(changes.map(({ level }) => level)),
    snapshots,
    changes: changes.map((change) => {
      const former = change.side === "old" ? formerSpec : undefined;
      const { file, line } = (former?.spec ?? spec).locate(change.pointer, true);
      const path = relative(former?.folder ?? root, file).replaceAll("\\", "/");
      return { ...change, file: path, line, at: former && base.name };
    }),
  };
}

/** The content of a file at a base, or `undefined` if it did not exist. */
export function fileAt(root: string, { commit }: Base, path: string): Promise<string | undefined> {
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
    const { stdout } = await promisify(execFile)("git", args, { cwd: root, maxBuffer: 1e8 });
    return stdout.replace(/\n$/, "");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new Error("git is not installed. spec:changes reads the previous versions from its history.");
    }
    return undefined;
  }
}

async function findForkPoint(root: string): Promise<Base | undefined> {
  for (const main of ["origin/main", "main"]) {
    const commit = await git(root, "merge-base", "HEAD", main);
    const description = `where this branch left ${main}`;
    if (commit !== undefined) return { commit, name: commit.slice(0, 7), description };
  }
  return undefined;
}

async function findLastRelease(root: string): Promise<Base | undefined> {
  // changesets tags each package, and all of them are released together.
  const tag = await git(root, "describe", "--tags", "--abbrev=0", "--match", "@ld-rest/types@*");
  const base = tag === undefined ? undefined : await namedBase(root, tag);
  return base && { ...base, description: "the last release" };
}

/** Whether the spec and what is generated from it are the same as at a commit: then there is no need to read them. */
async function isUntouched(root: string, { commit }: Base): Promise<boolean> {
  const paths = ["openapi", generated.document, generated.types];
  if ((await git(root, "diff", "--quiet", commit, "--", ...paths)) === undefined) return false;
  return (await git(root, "ls-files", "--others", "--exclude-standard", "--", ...paths)) === "";
}

/** Reads the generated files of a base, so that a change of the generator shows as well as one of the spec. */
async function readSnapshot(root: string, base: Base): Promise<Snapshot> {
  const document = await fileAt(root, base, generated.document);
  const types = await fileAt(root, base, generated.types);
  if (document === undefined || types === undefined) {
    throw new Error(`${base.name} has no ${generated.document}. Compare with a later commit: --base REF.`);
  }
  return createSnapshot(JSON.parse(document) as OpenAPI3, types); // the pipeline wrote it
}

/** Reads the spec of a base for the lines of what was removed. */
async function readSpecAt(root: string, { commit }: Base): Promise<{ readonly spec: Spec; readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "ld-rest-spec-"));
  try {
    const archive = join(folder, "openapi.tar");
    await runProgram("git", ["archive", "--format=tar", "-o", archive, commit, "openapi"], { cwd: root });
    await runProgram("tar", ["-xf", archive, "-C", folder], { cwd: root });
    return { spec: await readSpec(join(folder, "openapi/openapi.yaml")), folder };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
