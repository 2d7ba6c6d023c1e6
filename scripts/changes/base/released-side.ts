import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { OpenAPI3 } from "openapi-typescript";
import { bundleSpec } from "../../spec/bundle.ts";
import { readSpec } from "../../spec/read.ts";
import { type Side, sideOf } from "../side.ts";
import type { Base } from "./bases.ts";
import { fileAt } from "./git.ts";
import { generated } from "./touched.ts";

const run = promisify(execFile);

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
export async function locateAt(root: string, { commit }: Base): Promise<Locate> {
  const folder = await mkdtemp(join(tmpdir(), "ld-rest-spec-"));
  try {
    const archive = join(folder, "openapi.tar");
    await run("git", ["archive", "--format=tar", "-o", archive, commit, "openapi"], { cwd: root });
    await run("tar", ["-xf", archive, "-C", folder]);
    const spec = await bundleSpec(await readSpec(join(folder, "openapi/openapi.yaml")));
    const origins = await spec.origins();
    return (pointer) => {
      const { file, line } = origins.locate(pointer, true);
      return { file: file.slice(folder.length + 1).replaceAll("\\", "/"), line };
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
