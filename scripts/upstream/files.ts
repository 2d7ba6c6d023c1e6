import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { kebabCase } from "change-case";
import type { OpenAPI3 } from "openapi-typescript";
import { isMap, isScalar, isSeq, type Node, parseDocument, stringify } from "yaml";
import { isObject, isReference, pointerSegments, valueAt } from "../generate/read/references.ts";
import { NotTakeable } from "./accept.ts";
import type { Merge } from "./merge.ts";

/** The new texts of files, by their paths within the folder of the spec. */
export type FileTexts = Map<string, string>;

/**
 * Divides what a merge added among the files of our spec: a new file for each component and path, and new entries in files that
 * exist, whose other lines stay as they are.
 *
 * @param folder - absolute path of the folder that holds `openapi.yaml`
 */
export function writeMerge({ document, added }: Merge, ours: OpenAPI3, folder: string): FileTexts {
  const texts: FileTexts = new Map();
  const read = (path: string) => texts.get(path) ?? readFileSync(join(folder, path), "utf8");
  const exists = (path: string) => texts.has(path) || existsSync(join(folder, path));
  const root = "openapi.yaml";

  for (const pointer of [...added].sort()) {
    const segments = pointerSegments(pointer);
    const value = valueAt(document, segments);
    const [top, second = "", third = ""] = segments;
    if (top === "components") {
      const path = `components/${second}/${third}.yaml`;
      if (exists(path)) throw new NotTakeable(`openapi/${path} is there already. Delete or rename it first.`);
      texts.set(path, print(withFiles(value, path)));
      continue;
    }
    const known = pathFile(read(root), second);
    const path = known ?? freePathFile(second, exists);
    const before = known === undefined ? "" : `${read(path).trimEnd()}\n`;
    texts.set(path, before + print({ [third]: withFiles(value, path) }));
    if (known === undefined) texts.set(root, insertEntry(read(root), "paths", second, { [second]: { $ref: path } }));
  }
  for (const tag of document.tags ?? []) {
    if (ours.tags?.some(({ name }) => name === tag.name)) continue;
    texts.set(root, insertEntry(read(root), "tags", tag.name, [tag]));
  }
  return texts;
}

/** As YAML 1.1 would have to quote it too: some parsers read `1_000` as a number. */
function print(value: unknown): string {
  return stringify(value, { lineWidth: 120, version: "1.1", aliasDuplicateObjects: false });
}

/** A copy of a value in which references to components lead to their files. */
function withFiles(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withFiles(item, path));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, child]): [string, unknown] => {
    if (key === "$ref" && isReference(value)) return [key, fileReference(value.$ref, path)];
    if (key === "mapping" && isObject(child)) {
      const targets = Object.entries(child).map(([name, target]) => [name, fileReference(String(target), path)]);
      return [key, Object.fromEntries(targets)];
    }
    return [key, withFiles(child, path)];
  });
  return Object.fromEntries(entries);
}

function fileReference(ref: string, from: string): string {
  const [components, kind, name, ...rest] = pointerSegments(ref);
  return components === "components" && name !== undefined && rest.length === 0
    ? posix.relative(posix.dirname(from), `components/${kind}/${name}.yaml`)
    : ref;
}

/** The file that describes a path, if the index has the path. */
function pathFile(root: string, path: string): string | undefined {
  const entry: unknown = parseDocument(root).getIn(["paths", path]);
  if (entry === undefined) return undefined;
  const target = isMap(entry) ? entry.get("$ref") : undefined;
  if (typeof target === "string" && !target.includes("#")) return target;
  throw new NotTakeable(`openapi.yaml describes ${path} itself. Move it to a file in openapi/paths/ first.`);
}

/** A file named after a path: `/api/v2/teams/{teamKey}/roles` becomes `teams-roles.yaml`. */
function freePathFile(path: string, exists: (file: string) => boolean): string {
  const segments = path
    .replace(/^\/api\/v\d+\//, "/")
    .split("/")
    .filter(Boolean);
  const isParameter = (segment: string) => segment.startsWith("{");
  const words = (chosen: readonly string[]) => chosen.map((segment) => kebabCase(segment)).join("-") || "root";
  // A collection and its members have paths of their own: the last parameter tells them apart.
  const short = segments.filter((segment, index) => !isParameter(segment) || index === segments.length - 1);
  const names = [words(short), words(segments)];
  for (let number = 2; number < 1000; number += 1) names.push(`${words(segments)}-${number}`);
  const free = names.map((name) => `paths/${name}.yaml`).find((file) => !exists(file));
  if (free === undefined) throw new NotTakeable(`No name is free for the file of ${path}.`);
  return free;
}

/** Inserts an entry into a block collection of a YAML file, in the order of the keys or names. All other lines stay as they are. */
function insertEntry(text: string, collection: string, key: string, entry: object): string {
  const document = parseDocument(text);
  const node: unknown = document.get(collection);
  const items = isMap(node) ? node.items.map(({ key, value }) => ({ start: key, end: value ?? key })) : [];
  const list = isSeq(node) ? node.items.map((item) => ({ start: item, end: item })) : items;
  const places = list.map(({ start, end }) => ({ name: nameOf(start), end: endOf(end) }));
  if (places.length === 0 || (isObject(node) && node["flow"] === true)) {
    const value: unknown = document.get(collection);
    const all = Array.isArray(entry)
      ? [...(isSeq(value) ? value.toJSON() : []), ...entry]
      : { ...(isMap(value) ? value.toJSON() : {}), ...entry };
    document.set(collection, document.createNode(all));
    return document.toString({ lineWidth: 120 });
  }
  const before = places.findLast(({ name }) => name < key) ?? places.at(-1);
  const offset = lineEnd(text, before?.end ?? text.length);
  const lines = print(entry)
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}\n`);
  const head = text.slice(0, offset);
  return `${head}${head.endsWith("\n") ? "" : "\n"}${lines.join("")}${text.slice(offset)}`;
}

function nameOf(node: unknown): string {
  return String(isMap(node) ? node.get("name") : isScalar(node) ? node.value : node);
}

function endOf(node: unknown): number {
  // Nodes that were parsed have a range.
  return (node as Node).range?.[1] ?? 0;
}

/** The end of the last line that a node takes, whose own end may lie after it or before a comment. */
function lineEnd(text: string, end: number): number {
  const last = text.slice(0, end).trimEnd().length;
  const newline = text.indexOf("\n", last);
  return newline < 0 ? text.length : newline + 1;
}
