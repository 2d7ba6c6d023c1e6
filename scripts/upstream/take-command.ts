import type { OpenAPI3 } from "openapi-typescript";
import type { Output } from "../generate/command-line.ts";
import { type Operation, readOperations } from "../generate/model/operations.ts";
import { resolveReference, valueAt } from "../generate/read/references.ts";
import { isSameOperation } from "./document.ts";
import { TakeError } from "./merge.ts";
import { listOf } from "./schemas.ts";
import { suggest } from "./suggest.ts";
import { type Taken, takeOperations } from "./take.ts";

/** Options of `take`. */
export interface TakeOptions {
  readonly ids: readonly string[];
  readonly tag: string | undefined;
  /** Whether to list operations rather than take them. */
  readonly list: boolean;
}

/** Arguments of {@link takeCommand}. */
interface TakeArguments extends TakeOptions {
  /** Path or URL of the vendor's document. */
  readonly source: string;
  readonly ours: OpenAPI3;
  readonly theirs: OpenAPI3;
  /** The folder of the repository. */
  readonly root: string;
  readonly output: Output;
}

/**
 * Takes operations from the vendor's document and prints what was written, or lists the operations that can be taken.
 *
 * @returns the exit code
 * @throws {@link TakeError}
 */
export async function takeCommand(options: TakeArguments): Promise<number> {
  const { ids, tag, list, source, theirs, root, output } = options;
  const available = readOperations(theirs);
  const known = readOperations(options.ours);
  const isKnown = (operation: Operation) => known.some((each) => isSameOperation(each, operation));
  const tagsOf = ({ method, path }: Operation) => {
    const item = resolveReference<unknown>(theirs, valueAt(theirs, ["paths", path]), []).value;
    const operation = resolveReference<unknown>(theirs, valueAt(item, [method.toLowerCase()]), []).value;
    return listOf(valueAt(operation, ["tags"])).map(String);
  };
  const tags = [...new Set(available.flatMap(tagsOf))];
  if (tag !== undefined && !tags.includes(tag)) {
    throw new TakeError(`${source} has no tag "${tag}".${suggest(tag, tags)} \`take --list\` lists all tags.`);
  }
  if (list) {
    const groups = (tag === undefined ? [...tags, undefined] : [tag]).map((group) => {
      const members = available.filter((operation) => {
        const own = tagsOf(operation);
        return group === undefined ? own.length === 0 : own.includes(group);
      });
      return members.length === 0 ? "" : `${group ?? "Without a tag"}\n${printOperations(members, isKnown)}`;
    });
    output.out(groups.filter(Boolean).join("\n\n"));
    return 0;
  }
  const chosen =
    tag === undefined
      ? ids.map((id) => findOperation(id, available, source))
      : available.filter((operation) => tagsOf(operation).includes(tag) && !isKnown(operation));
  if (chosen.length === 0) throw new TakeError(`The spec already has all operations with the tag "${tag}".`);
  output.out(printTaken(await takeOperations(root, theirs, [...new Set(chosen)])));
  return 0;
}

function findOperation(id: string, available: readonly Operation[], source: string): Operation {
  const operation = available.find(({ operationId }) => operationId === id);
  if (operation) return operation;
  const hint = suggest(
    id,
    available.map(({ operationId }) => operationId ?? ""),
  );
  throw new TakeError(`${source} has no operation "${id}".${hint} \`take --list\` lists all operations.`);
}

function printOperations(operations: readonly Operation[], isKnown: (operation: Operation) => boolean): string {
  const width = Math.max(...operations.map(({ operationId = "–" }) => operationId.length));
  const lines = operations.map((operation) => {
    const { operationId = "–", method, path } = operation;
    return `  ${operationId.padEnd(width)}  ${method.toUpperCase().padEnd(6)}  ${path}${isKnown(operation) ? "  (in the spec)" : ""}`;
  });
  return lines.join("\n");
}

function printTaken({ operations, files, reused, omissions, placeholders }: Taken): string {
  const blocks = [
    printBlock(
      "Written",
      files.map(({ path, isNew }) => (isNew ? path : `${path} (changed)`)),
    ),
    printBlock(
      "Reused",
      [...reused].map(([theirs, own]) => (theirs === own ? own : `${own} in place of ${theirs}`)),
    ),
    printBlock("Left out", groupByReason(omissions)),
  ];
  const next = `Next: npm run generate. It lists ${placeholders} placeholders; replace each with a description in your own words.`;
  return [`Took ${operations.map(({ operationId }) => operationId).join(", ")}.`, ...blocks, next]
    .filter(Boolean)
    .join("\n\n");
}

/** Formats the omissions of each reason as one line. */
function groupByReason(omissions: Taken["omissions"]): string[] {
  const locations = new Map<string, string[]>();
  for (const { reason, location } of omissions) {
    locations.set(reason, [...(locations.get(reason) ?? []), location]);
  }
  return [...locations].map(([reason, [first, ...others]]) => {
    const rest = others.length > 0 ? `, and ${others.length} more` : "";
    return `${reason}: ${first}${rest}`;
  });
}

/** Maximum number of lines that a block prints. */
const maxLines = 30;

function printBlock(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const rest = lines.length > maxLines ? [`… and ${lines.length - maxLines} more`] : [];
  return `${title}:\n${[...lines.slice(0, maxLines), ...rest].map((line) => `  ${line}`).join("\n")}`;
}
