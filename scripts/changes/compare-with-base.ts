import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { readSpec } from "../generate/read/read.ts";
import { renderOpenapiTypes } from "../generate/render/types.ts";
import { runProgram } from "../release/program.ts";
import { type Change, highest, type Level, type Sides } from "./change.ts";
import { compareSnapshots } from "./compare.ts";
import { type Base, fileAt, git } from "./git.ts";
import { createSnapshot, type Snapshot } from "./snapshot.ts";

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
  readonly at?: string;
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
  const removed = changes.filter(({ side }) => side === "old").map(({ pointer }) => pointer);
  const removedLines = await locateAt(root, base, removed);
  return {
    base,
    level: highest(changes.map(({ level }) => level)),
    snapshots,
    changes: changes.map((change) => {
      const removedLine = change.side === "old" ? removedLines.get(change.pointer) : undefined;
      if (removedLine) return { ...change, ...removedLine, at: base.name };
      const { file, line } = spec.locate(change.pointer, true);
      return { ...change, file: toPath(root, file), line };
    }),
  };
}

/** Whether the spec and what is generated from it are the same as at a commit: then there is no need to read them. */
async function isUntouched(root: string, { commit }: Base): Promise<boolean> {
  const paths = ["openapi", generated.document, generated.types];
  if ((await git(root, "diff", "--quiet", commit, "--", ...paths)) === undefined) return false;
  return (await git(root, "ls-files", "--others", "--exclude-standard", "--", ...paths)) === "";
}

/** Reads the generated files of a commit, so that a change of the generator shows as well as one of the spec. */
async function readSnapshot(root: string, { commit, name }: Base): Promise<Snapshot> {
  const [document, types] = await Promise.all([
    fileAt(root, commit, generated.document),
    fileAt(root, commit, generated.types),
  ]);
  if (document === undefined || types === undefined) {
    throw new Error(`${name} has no ${generated.document}. Compare with a later commit: --base REF.`);
  }
  return createSnapshot(JSON.parse(document) as OpenAPI3, types); // the pipeline wrote it
}

/** Finds the lines of pointers at a commit. This extracts the old spec into a temporary folder. */
async function locateAt(root: string, { commit }: Base, pointers: readonly string[]) {
  const lines = new Map<string, { readonly file: string; readonly line: number }>();
  if (pointers.length === 0) return lines;
  const folder = await mkdtemp(join(tmpdir(), "ld-rest-spec-"));
  try {
    const archive = join(folder, "openapi.tar");
    await runProgram("git", ["archive", "--format=tar", "-o", archive, commit, "openapi"], { cwd: root });
    await runProgram("tar", ["-xf", archive, "-C", folder], { cwd: root });
    const spec = await readSpec(join(folder, "openapi/openapi.yaml"));
    for (const pointer of pointers) {
      const { file, line } = spec.locate(pointer, true);
      lines.set(pointer, { file: toPath(folder, file), line });
    }
    return lines;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function toPath(root: string, file: string): string {
  return relative(root, file).replaceAll("\\", "/");
}
