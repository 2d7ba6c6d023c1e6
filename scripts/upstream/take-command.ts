import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Output } from "../generate/command-line.ts";
import { UsageError } from "../generate/command-line.ts";
import { type Operation, readOperations } from "../generate/model/operations.ts";
import { readSpec } from "../generate/read/read.ts";
import { resolveReference, valueAt } from "../generate/read/references.ts";
import { NotTakeable } from "./accept.ts";
import { readUpstream } from "./document.ts";
import { isSameOperation, type Taken, takeOperations } from "./take.ts";

/** So many lines of one sort are printed; of more, the number says enough. */
const readable = 30;

/**
 * The command `upstream take`.
 *
 * @returns the exit code
 */
export async function takeCommand(
  args: readonly string[],
  { root, output, fetch }: { root: string; output: Output; fetch: typeof globalThis.fetch },
): Promise<number> {
  const { ids, from, tag, list } = readOptions(args);
  const theirs = await readUpstream(from, fetch);
  const available = readOperations(theirs);
  const tagsOf = ({ method, path }: Operation) => {
    const item = resolveReference<unknown>(theirs, valueAt(theirs, ["paths", path]), []).value;
    const tags = valueAt(resolveReference<unknown>(theirs, valueAt(item, [method.toLowerCase()]), []).value, ["tags"]);
    return Array.isArray(tags) ? tags.map(String) : [];
  };
  const tags = [...new Set(available.flatMap(tagsOf))];
  if (tag !== undefined && !tags.includes(tag)) {
    throw new NotTakeable(`${from} has no tag "${tag}".${suggest(tag, tags)} \`take --list\` shows all of them.`);
  }
  const ofTag = tag === undefined ? available : available.filter((operation) => tagsOf(operation).includes(tag));
  const ours = await readOurs(root);
  const isKnown = (operation: Operation) => ours.some((each) => isSameOperation(each, operation));
  if (list) {
    const groups = tag === undefined ? [...tags, undefined] : [tag];
    output.out(
      groups
        .map((group) => printGroup(group, ofTag, tagsOf, isKnown))
        .filter(Boolean)
        .join("\n\n"),
    );
    return 0;
  }
  const chosen =
    tag === undefined ? ids.map((id) => findOperation(id, available, from)) : ofTag.filter((each) => !isKnown(each));
  if (chosen.length === 0) throw new NotTakeable(`The spec has all operations with the tag "${tag}" already.`);
  output.out(printTaken(await takeOperations(root, theirs, [...new Set(chosen)])));
  return 0;
}

async function readOurs(root: string): Promise<Operation[]> {
  const { document } = await readSpec(join(root, "openapi/openapi.yaml"));
  return readOperations(document);
}

function readOptions(args: readonly string[]) {
  const options = {
    from: { type: "string" },
    tag: { type: "string" },
    list: { type: "boolean", default: false },
  } as const;
  for (const arg of args) {
    const [name = ""] = arg.split("=");
    if (!name.startsWith("-") || Object.keys(options).includes(name.slice(2))) continue;
    const names = Object.keys(options).map((option) => `--${option}`);
    throw new UsageError(`There is no option ${name}.${suggest(name, names)}`);
  }
  try {
    const { values, positionals: ids } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { from, tag, list } = values;
    if (from === undefined) throw new UsageError("Pass the vendor's document with --from FILE_OR_URL.");
    if (list && ids.length > 0) throw new UsageError("--list takes no operation ids. Pass --tag to list a part.");
    if (!list && ids.length > 0 === (tag !== undefined)) throw new UsageError("Pass either operation ids or --tag.");
    return { ids, from, tag, list };
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error; // it throws no other for what it can't parse
  }
}

function findOperation(id: string, available: readonly Operation[], from: string): Operation {
  const found = available.find(({ operationId }) => operationId === id);
  if (found) return found;
  const hint = suggest(
    id,
    available.map(({ operationId }) => operationId ?? ""),
  );
  throw new NotTakeable(`${from} has no operation "${id}".${hint} \`take --list\` shows all of them.`);
}

/** The known words that resemble one, as a question. */
function suggest(word: string, known: readonly string[]): string {
  const [a] = [word.toLowerCase()];
  const near = known
    .map((each) => ({ each, distance: editDistance(a, each.toLowerCase()) }))
    .filter(({ each, distance }) => distance <= Math.max(2, word.length / 3) || each.toLowerCase().includes(a))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ each }) => each);
  return near.length > 0 ? ` Did you mean ${near.join(", ")}?` : "";
}

/** How many letters have to be inserted, removed or replaced to turn one word into the other (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, counterpart] of [...other].entries()) {
      const [above = 0, left = 0, diagonal = 0] = [row[j + 1], next[j], row[j]];
      next.push(Math.min(above + 1, left + 1, diagonal + (letter === counterpart ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function printGroup(
  tag: string | undefined,
  operations: readonly Operation[],
  tagsOf: (operation: Operation) => readonly string[],
  isKnown: (operation: Operation) => boolean,
): string {
  const members = operations.filter((each) =>
    tag === undefined ? tagsOf(each).length === 0 : tagsOf(each).includes(tag),
  );
  if (members.length === 0) return "";
  const width = Math.max(...members.map(({ operationId = "–" }) => operationId.length));
  const lines = members.map((operation) => {
    const { operationId = "–", method, path } = operation;
    return `  ${operationId.padEnd(width)}  ${method.toUpperCase().padEnd(6)}  ${path}${isKnown(operation) ? "  (in the spec)" : ""}`;
  });
  return `${tag ?? "Without a tag"}\n${lines.join("\n")}`;
}

function printTaken({ operations, files, reused, dropped, placeholders }: Taken): string {
  const renamed = [...reused].map(([theirs, own]) => (theirs === own ? own : `${own} in place of ${theirs}`));
  const blocks = [
    block(
      "Written",
      files.map(({ path, isNew }) => (isNew ? path : `${path} (changed)`)),
    ),
    block("Reused", renamed),
    block("Left out", group(dropped)),
  ];
  const next = `Next: npm run generate. It lists ${placeholders} placeholders; replace each with a description in your own words.`;
  return [`Took ${operations.map(({ operationId }) => operationId).join(", ")}.`, ...blocks, next]
    .filter(Boolean)
    .join("\n\n");
}

/** Sentences of the form "reason: place", with the places of each reason put together. */
function group(sentences: readonly string[]): string[] {
  const places = new Map<string, string[]>();
  for (const sentence of sentences) {
    const colon = sentence.lastIndexOf(": ");
    const [reason, place] = [sentence.slice(0, colon), sentence.slice(colon + 2)];
    places.set(reason, [...(places.get(reason) ?? []), place]);
  }
  return [...places].map(([reason, [first, ...others]]) => {
    const more = others.length > 0 ? `, and ${others.length} more` : "";
    return `${reason}: ${first}${more}`;
  });
}

function block(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const more = lines.length > readable ? [`… and ${lines.length - readable} more`] : [];
  return `${title}:\n${[...lines.slice(0, readable), ...more].map((line) => `  ${line}`).join("\n")}`;
}
