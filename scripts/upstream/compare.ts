import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import type { OpenAPI3 } from "openapi-typescript";
import { type Operation, readOperations } from "../generate/model/operations.ts";
import { isObject } from "../generate/read/references.ts";
import { type Compared, compareParts, compareValues, type Part, type Parts } from "./differences.ts";
import { type Context, isSameOperation, UnreadableDocument } from "./document.ts";
import { upgradeDocument } from "./upgrade.ts";

/**
 * Prints the differences between our operations and the vendor's that the list of deliberate differences doesn't explain, and the
 * entries of the list that are stale.
 *
 * @param list - path of the list of deliberate differences
 * @returns the exit code
 * @throws Error if the list is invalid
 */
export function compareCommand({ source, ours, theirs, root, output }: Context, list: string): number {
  const { differences, matched } = compareDocuments(ours, theirs);
  if (matched === 0) {
    throw new UnreadableDocument(`${source} has none of our operations. Check that it is LaunchDarkly's document.`);
  }
  const explained = readExplained(list);
  const unexplained = differences.filter((difference) => !explained.includes(difference));
  const stale = explained.filter((difference) => !differences.includes(difference));
  const file = relative(root, list).replaceAll("\\", "/");

  const print = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${title}\n${lines.map((line) => `  ${line}`).join("\n")}`];
  const parts = [
    ...print("Unexplained differences between our document (here) and the vendor's (there):", unexplained),
    ...print(`Explained in ${file}, but no longer different. Remove these entries:`, stale),
  ];
  if (unexplained.length > 0) {
    parts.push(`Fix the spec, or add each line to ${file} as the \`difference\` of an entry with a \`reason\`.`);
  }
  parts.push(
    `${unexplained.length} unexplained differences, ${explained.length - stale.length} explained, ${stale.length} stale explanations.`,
  );
  const isDone = unexplained.length + stale.length === 0;
  output[isDone ? "out" : "error"](parts.join("\n\n"));
  return isDone ? 0 : 1;
}

/** Reads the list of deliberate differences: YAML, a list of objects with `difference` and `reason`. */
function readExplained(file: string): string[] {
  const list = parseYaml(readFileSync(file, "utf8"));
  if (!Array.isArray(list)) throw new Error(`${file} has to be a list.`);
  return list.map((entry: unknown, index) => {
    const { difference, reason } = isObject(entry) ? entry : {};
    if (typeof difference !== "string" || typeof reason !== "string" || reason.trim() === "") {
      throw new Error(`${file}: entry ${index + 1} needs a \`difference\` and a \`reason\`.`);
    }
    return difference;
  });
}

/**
 * Compares the operations of our document with those of the same method and path in the vendor's.
 *
 * @returns a line for each difference, and the number of our operations that the vendor's document has
 */
export function compareDocuments(ours: OpenAPI3, theirs: OpenAPI3): { differences: string[]; matched: number } {
  const [here, there] = [upgradeDocument(ours), upgradeDocument(theirs)];
  const candidates = readOperations(there);
  const compared: Compared = new Map();
  const differences = new Set<string>();
  let matched = 0;
  for (const operation of readOperations(here)) {
    const { name } = operation;
    const other = candidates.find((candidate) => isSameOperation(operation, candidate));
    if (!other) {
      differences.add(`only here: ${name}`);
      continue;
    }
    matched += 1;
    const found = [
      ...compareValues("operationId", operation.operationId, other.operationId, name),
      ...compareValues("deprecated", operation.deprecated, other.deprecated, name),
      ...compareParts(partsOf(here, operation), partsOf(there, other), name, compared),
    ];
    for (const { line } of found) differences.add(line);
  }
  return { differences: [...differences], matched };
}

/** The parameters, request bodies and responses of an operation. */
function partsOf(document: OpenAPI3, { parameters, body, responses }: Operation): Parts {
  const parts = new Map<string, Part>();
  for (const { name, in: location, required, schema } of parameters) {
    parts.set(` › ${location} parameter ${name}`, { document, schema, required });
  }
  for (const { mediaType, media } of body?.bodies ?? []) {
    parts.set(` › request body, ${mediaType}`, { document, schema: media.schema, required: body?.required });
  }
  for (const { status, bodies } of responses) {
    if (bodies.length === 0) parts.set(` › status ${status}`, { document, schema: undefined });
    for (const { mediaType, media } of bodies) {
      parts.set(` › status ${status}, ${mediaType}`, { document, schema: media.schema });
    }
  }
  return parts;
}
