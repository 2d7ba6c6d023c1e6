import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { OpenAPI3 } from "openapi-typescript";
import { placeholderMarker } from "../generate/lint/placeholders.ts";
import { type Operation, readOperations } from "../generate/model/operations.ts";
import { generate } from "../generate/pipeline.ts";
import { formatProblem, SpecError } from "../generate/read/problem.ts";
import { readSpec } from "../generate/read/read.ts";
import { type Outcome, writeOutcomes } from "../generate/write/write.ts";
import { isSameOperation } from "./document.ts";
import { type FileTexts, renderFiles } from "./files.ts";
import { fixLintProblems } from "./lint-fixes.ts";
import { mergeOperations, type Omission, TakeError } from "./merge.ts";

/** The operations that were taken, and what a contributor has to know about them. */
export interface Taken {
  readonly operations: readonly Operation[];
  /** The files that were written. Paths are relative to the repository. */
  readonly files: readonly { readonly path: string; readonly isNew: boolean }[];
  /** Our components that replace the vendor's, by the names of the vendor's. */
  readonly reused: ReadonlyMap<string, string>;
  readonly omissions: readonly Omission[];
  /** Number of placeholders in the files. */
  readonly placeholders: number;
}

/**
 * Adds operations of the vendor's document to the spec, as files in `openapi/`. Writes all files or none.
 *
 * @param root - the folder of the repository
 * @throws {@link TakeError} if the spec has an operation already, lint or the generator rejects it, or a file exists already
 */
export async function takeOperations(root: string, theirs: OpenAPI3, operations: readonly Operation[]): Promise<Taken> {
  const folder = join(root, "openapi");
  const file = join(folder, "openapi.yaml");
  const ours = (await readSpec(file)).document;
  const known = readOperations(ours).filter((each) => operations.some((other) => isSameOperation(each, other)));
  if (known.length > 0) {
    throw new TakeError(`The spec already has ${known.map(({ name }) => name).join(", ")}.`);
  }

  const merge = mergeOperations(ours, theirs, operations);
  const omissions = await fixLintProblems(merge, file);
  const texts = renderFiles(merge, ours, folder);
  await validateFiles(folder, texts, merge.document);

  const outcomes = [...texts].map(([path, text]): Outcome => {
    const target = join(folder, path);
    const before = existsSync(target) ? readFileSync(target, "utf8") : undefined;
    return { file: target, text, before, state: before === undefined ? "new" : "changed" };
  });
  writeOutcomes(outcomes);
  return {
    operations,
    files: outcomes.map(({ file, state }) => ({ path: relative(root, file), isNew: state === "new" })),
    reused: merge.reused,
    omissions: [...merge.omissions, ...omissions],
    placeholders: [...texts.values()].reduce((sum, text) => sum + text.split(placeholderMarker).length - 1, 0),
  };
}

/** Writes the files to a copy of the spec, and generates from the copy in memory. */
async function validateFiles(folder: string, texts: FileTexts, merged: OpenAPI3): Promise<void> {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-take-")));
  try {
    cpSync(folder, copy, { recursive: true });
    for (const [path, text] of texts) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    const file = join(copy, "openapi.yaml");
    const { document } = await readSpec(file);
    // The files have to contain everything that was added.
    for (const key of ["paths", "components"] as const) {
      const [actual, expected] = [document[key], merged[key]].map(withoutEmptyGroups);
      if (!isDeepStrictEqual(actual, expected)) {
        throw new Error(`The rendered files differ from the merged document in ${key}. Nothing was written.`);
      }
    }
    await generate(file);
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const problems = error.problems.map((problem) =>
      formatProblem({ ...problem, file: problem.file.replace(copy, folder) }),
    );
    throw new TakeError(
      `The generator rejects the spec with these operations. Nothing was written.\n${problems.join("\n")}`,
    );
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function withoutEmptyGroups(groups: object = {}): object {
  return Object.fromEntries(Object.entries(groups).filter(([, group]) => Object.keys(group).length > 0));
}
