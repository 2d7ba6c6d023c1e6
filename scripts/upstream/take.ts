import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { OpenAPI3 } from "openapi-typescript";
import { placeholderMarker } from "../generate/lint/placeholders.ts";
import { type Operation, readOperations } from "../generate/model/operations.ts";
import { generate } from "../generate/pipeline.ts";
import { formatProblem, SpecError } from "../generate/read/problem.ts";
import { readSpec } from "../generate/read/read.ts";
import type { Outcome } from "../generate/write/write.ts";
import { writeOutcomes } from "../generate/write/write.ts";
import { makeAcceptable, NotTakeable } from "./accept.ts";
import { type FileTexts, writeMerge } from "./files.ts";
import { mergeOperations } from "./merge.ts";

/** What was taken, and what a contributor has to know about it. */
export interface Taken {
  readonly operations: readonly Operation[];
  /** The files that were written, with whether they are new, by their paths within the repository. */
  readonly files: readonly { readonly path: string; readonly isNew: boolean }[];
  /** Our components that serve in place of the vendor's, by the names of the vendor's. */
  readonly reused: ReadonlyMap<string, string>;
  /** What was left out, a sentence each. */
  readonly dropped: readonly string[];
  readonly placeholders: number;
}

/**
 * Adds operations of another document to the spec, as files under `openapi/`. Either all files are written or none.
 *
 * @param root - the folder of the repository
 * @throws {@link NotTakeable} where an operation is there already, lint or the generator rejects it, or a file would be overwritten
 */
export async function takeOperations(root: string, theirs: OpenAPI3, operations: readonly Operation[]): Promise<Taken> {
  const folder = join(root, "openapi");
  const file = join(folder, "openapi.yaml");
  const ours = (await readSpec(file)).document;
  const known = readOperations(ours).filter((each) => operations.some((other) => isSameOperation(each, other)));
  if (known.length > 0) {
    throw new NotTakeable(`The spec has ${known.map(({ name }) => name).join(", ")} already.`);
  }

  const merge = mergeOperations(ours, theirs, operations);
  const dropped = await makeAcceptable(merge, file);
  const texts = writeMerge(merge, ours, folder);
  await rehearse(folder, texts, merge.document);

  const outcomes = [...texts].map(([path, text]): Outcome => {
    const place = join(folder, path);
    const before = existsSync(place) ? readFileSync(place, "utf8") : undefined;
    return { file: place, label: path, text, before, state: before === undefined ? "new" : "changed" };
  });
  writeOutcomes(outcomes);
  return {
    operations,
    files: outcomes.map(({ label, state }) => ({ path: `openapi/${label}`, isNew: state === "new" })),
    reused: merge.reused,
    dropped: [...merge.dropped, ...dropped],
    placeholders: [...texts.values()].reduce((sum, text) => sum + text.split(placeholderMarker).length - 1, 0),
  };
}

/** Whether two operations have the same method and path, whatever the path's parameters are called. */
export function isSameOperation(one: Operation, other: Operation): boolean {
  const key = ({ method, path }: Operation) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;
  return key(one) === key(other);
}

/** Writes the files to a copy of the spec, and generates from that without writing what is generated. */
async function rehearse(folder: string, texts: FileTexts, merged: OpenAPI3): Promise<void> {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-take-")));
  try {
    cpSync(folder, copy, { recursive: true });
    for (const [path, text] of texts) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    const file = join(copy, "openapi.yaml");
    const { document } = await readSpec(file);
    // Whatever was added has to come back from the files.
    for (const key of ["paths", "components"] as const) {
      const [written, meant] = [document[key], merged[key]].map(withoutEmptyGroups);
      if (!isDeepStrictEqual(written, meant)) throw new Error(`The files would not say what was taken: ${key} differ.`);
    }
    await generate(file);
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const problems = error.problems.map((problem) =>
      formatProblem({ ...problem, file: problem.file.replace(copy, folder) }),
    );
    throw new NotTakeable(`Nothing can be generated from what would be written:\n${problems.join("\n")}`);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function withoutEmptyGroups(groups: object = {}): object {
  return Object.fromEntries(Object.entries(groups).filter(([, group]) => Object.keys(group).length > 0));
}
