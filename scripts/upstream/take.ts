import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { closest, distance } from "fastest-levenshtein";
import type { OpenAPI3 } from "openapi-typescript";
import { placeholderMarker } from "../generate/lint/placeholders.ts";
import { type Operation, readOperations } from "../generate/model/operations.ts";
import { generate } from "../generate/pipeline.ts";
import { formatProblem, SpecError } from "../generate/read/problem.ts";
import { readSpec } from "../generate/read/read.ts";
import { pointerSegments, valueAt } from "../generate/read/references.ts";
import { type Outcome, writeOutcomes } from "../generate/write/write.ts";
import { type Omission, TakeError } from "./additions.ts";
import { type Context, isSameOperation } from "./document.ts";
import { renderFiles } from "./files.ts";
import { fixLintProblems } from "./lint-fixes.ts";
import { mergeOperations } from "./merge.ts";
import { listOf } from "./schemas.ts";

/** Options of `take`. */
export interface TakeOptions {
  readonly ids: readonly string[];
  readonly tag: string | undefined;
  /** Whether to list operations rather than take them. */
  readonly list: boolean;
}

/**
 * Takes operations from the vendor's document and prints what was written, or lists the operations that can be taken.
 *
 * @returns the exit code
 * @throws {@link TakeError}
 */
export async function takeCommand(context: Context, { ids, tag, list }: TakeOptions): Promise<number> {
  const { source, ours, theirs, root, output } = context;
  const available = readOperations(theirs);
  const known = readOperations(ours);
  const isKnown = (operation: Operation) => known.some((each) => isSameOperation(each, operation));
  const byTag = groupByTag(theirs, available);
  if (tag !== undefined && !byTag.has(tag)) {
    throw new TakeError(
      `${source} has no tag "${tag}".${suggest(tag, [...byTag.keys()])} \`take --list\` lists all tags.`,
    );
  }
  if (list) {
    const groups = [...byTag].filter(([name]) => tag === undefined || tag === name);
    output.out(groups.map(([name, operations]) => `${name}\n${printOperations(operations, isKnown)}`).join("\n\n"));
    return 0;
  }
  const chosen =
    tag === undefined
      ? ids.map((id) => findOperation(id, available, source))
      : (byTag.get(tag) ?? []).filter((operation) => !isKnown(operation));
  if (chosen.length === 0) throw new TakeError(`The spec already has all operations with the tag "${tag}".`);
  output.out(printTaken(root, await takeOperations(root, theirs, [...new Set(chosen)])));
  return 0;
}

function groupByTag(document: OpenAPI3, operations: readonly Operation[]): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const tags = listOf(valueAt(document, [...pointerSegments(operation.pointer), "tags"])).map(String);
    for (const tag of tags.length > 0 ? tags : ["Without a tag"])
      groups.set(tag, [...(groups.get(tag) ?? []), operation]);
  }
  return groups;
}

function findOperation(id: string, available: readonly Operation[], source: string): Operation {
  const operation = available.find(({ operationId }) => operationId === id);
  if (operation) return operation;
  const hint = suggest(
    id,
    available.map(({ operationId = "" }) => operationId),
  );
  throw new TakeError(`${source} has no operation "${id}".${hint} \`take --list\` lists all operations.`);
}

/** A question that names the known word most similar to an unknown one, with a leading space. Empty if none is similar. */
function suggest(word: string, known: readonly string[]): string {
  const best = closest(word, known) ?? "";
  return distance(word, best) <= word.length / 2 ? ` Did you mean ${best}?` : "";
}

function printOperations(operations: readonly Operation[], isKnown: (operation: Operation) => boolean): string {
  const width = Math.max(...operations.map(({ operationId = "–" }) => operationId.length));
  const lines = operations.map((operation) => {
    const { operationId = "–", method, path } = operation;
    return `  ${operationId.padEnd(width)}  ${method.toUpperCase().padEnd(6)}  ${path}${isKnown(operation) ? "  (in the spec)" : ""}`;
  });
  return lines.join("\n");
}

/** The operations that were taken, and what a contributor has to know about them. */
interface Taken {
  readonly operations: readonly Operation[];
  /** The files that were written. */
  readonly files: readonly Outcome[];
  /** Our components that replace the vendor's, by the names of the vendor's. */
  readonly reused: ReadonlyMap<string, string>;
  readonly omissions: readonly Omission[];
}

function printTaken(root: string, { operations, files, reused, omissions }: Taken): string {
  const locations = new Map<string, string[]>();
  for (const { reason, location } of omissions) locations.set(reason, [...(locations.get(reason) ?? []), location]);
  const placeholders = files.reduce((sum, { text = "" }) => sum + text.split(placeholderMarker).length - 1, 0);
  const blocks: [string, string[]][] = [
    ["Written", files.map(({ file, state }) => relative(root, file) + (state === "new" ? "" : " (changed)"))],
    ["Reused", [...reused].map(([theirs, own]) => (theirs === own ? own : `${own} in place of ${theirs}`))],
    [
      "Left out",
      [...locations].map(([reason, [first, ...others]]) => {
        return `${reason}: ${first}${others.length > 0 ? `, and ${others.length} more` : ""}`;
      }),
    ],
  ];
  return [
    `Took ${operations.map(({ name, operationId = name }) => operationId).join(", ")}.`,
    ...blocks.flatMap(([title, lines]) => (lines.length > 0 ? [`${title}:\n  ${lines.join("\n  ")}`] : [])),
    `Next: npm run generate. It lists ${placeholders} placeholders; replace each with a description in your own words.`,
  ].join("\n\n");
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

  const additions = mergeOperations(ours, theirs, operations);
  await fixLintProblems(additions, file);
  const texts = renderFiles(additions, folder);
  await validateFiles(folder, texts);

  const files = [...texts].map(([path, text]): Outcome => {
    const target = join(folder, path);
    const before = existsSync(target) ? readFileSync(target, "utf8") : undefined;
    return { file: target, text, before, state: before === undefined ? "new" : "changed" };
  });
  writeOutcomes(files);
  return { operations, files, reused: additions.reused, omissions: additions.omissions };
}

/** Writes the files to a copy of the spec, and generates from the copy in memory. */
async function validateFiles(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-take-")));
  try {
    cpSync(folder, copy, { recursive: true });
    for (const [path, text] of texts) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    await generate(join(copy, "openapi.yaml"));
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
