import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { kebabCase } from "change-case";
import { isCollection, isMap, isNode, isPair, parseDocument, stringify } from "yaml";
import { isObject, isReference, pointerSegments, valueAt } from "../generate/read/references.ts";
import { type Additions, TakeError } from "./additions.ts";

/**
 * Renders additions as files of our spec: a new file for each component and path, and new entries in existing files, whose other lines
 * don't change.
 *
 * @param folder - absolute path of the folder of `openapi.yaml`
 * @returns the new texts of files, by their paths relative to the folder
 * @throws {@link TakeError} if the file of a component exists, or `openapi.yaml` contains the path itself
 */
export function renderFiles({ document, ours, added }: Additions, folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  const read = (path: string) => texts.get(path) ?? readFileSync(join(folder, path), "utf8");
  const exists = (path: string) => texts.has(path) || existsSync(join(folder, path));
  const root = "openapi.yaml";

  for (const pointer of [...added].sort()) {
    const segments = pointerSegments(pointer);
    const value = valueAt(document, segments);
    const [top, second = "", third = ""] = segments;
    if (top === "components") {
      const path = `components/${second}/${third}.yaml`;
      if (exists(path)) throw new TakeError(`openapi/${path} already exists. Delete or rename it first.`);
      texts.set(path, print(withFileReferences(value, path)));
      continue;
    }
    const known = pathFile(read(root), second);
    const path = known ?? newPathFile(second, exists);
    const before = known === undefined ? "" : `${read(path).trimEnd()}\n`;
    texts.set(path, before + print({ [third]: withFileReferences(value, path) }));
    if (known === undefined) texts.set(root, insertEntry(read(root), "paths", second, { [second]: { $ref: path } }));
  }
  for (const tag of document.tags ?? []) {
    if (ours.tags?.some(({ name }) => name === tag.name)) continue;
    texts.set(root, insertEntry(read(root), "tags", tag.name, [tag]));
  }
  return texts;
}

/** Prints YAML that parsers of version 1.1, which read `1_000` as a number, and of 1.2 read alike. */
function print(value: unknown): string {
  return stringify(value, { lineWidth: 120, version: "1.1", aliasDuplicateObjects: false });
}

/** Copies a value, and replaces references to components with references to their files. */
function withFileReferences(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withFileReferences(item, path));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, child]): [string, unknown] => {
    if (key === "$ref" && isReference(value)) return [key, fileReference(value.$ref, path)];
    if (key === "mapping" && isObject(child)) {
      const targets = Object.entries(child).map(([name, target]) => [name, fileReference(String(target), path)]);
      return [key, Object.fromEntries(targets)];
    }
    return [key, withFileReferences(child, path)];
  });
  return Object.fromEntries(entries);
}

function fileReference(ref: string, from: string): string {
  const [components, kind, name, ...rest] = pointerSegments(ref);
  return components === "components" && name !== undefined && rest.length === 0
    ? posix.relative(posix.dirname(from), `components/${kind}/${name}.yaml`)
    : ref;
}

/** The file that describes a path, if `openapi.yaml` refers to one. */
function pathFile(root: string, path: string): string | undefined {
  const entry: unknown = parseDocument(root).getIn(["paths", path]);
  if (entry === undefined) return undefined;
  const target = isMap(entry) ? entry.get("$ref") : undefined;
  if (typeof target === "string" && !target.includes("#")) return target;
  throw new TakeError(
    `openapi/openapi.yaml describes ${path} itself. Move the description to a file in openapi/paths/ first.`,
  );
}

/** The name of a new file for a path: `/api/v2/teams/{teamKey}/roles` becomes `teams-team-key-roles.yaml`. */
function newPathFile(path: string, exists: (file: string) => boolean): string {
  const name = kebabCase(path.replace(/^\/api\/v\d+/, "")) || "root";
  let file = `paths/${name}.yaml`;
  for (let number = 2; exists(file); number += 1) file = `paths/${name}-${number}.yaml`;
  return file;
}

/** Inserts an entry into a map or list of `openapi.yaml`, in the order of the keys or names. The other lines don't change. */
function insertEntry(text: string, collection: "paths" | "tags", key: string, entry: object): string {
  const node: unknown = parseDocument(text).get(collection);
  const entries = isCollection(node) && !node.flow ? node.items.map(readEntry) : [];
  const before = entries.findLast(({ name }) => name < key) ?? entries.at(-1);
  if (!before) throw new TakeError(`openapi/openapi.yaml needs \`${collection}\` with each entry on lines of its own.`);
  // The range of a node may also include blank lines, or end before a comment on its last line.
  const last = text.slice(0, before.end).trimEnd().length;
  const newline = text.indexOf("\n", last);
  const [head, tail] = newline < 0 ? [text, ""] : [text.slice(0, newline), text.slice(newline)];
  return `${head}\n${print(entry).trimEnd().replaceAll(/^/gm, "  ")}${tail || "\n"}`;
}

/** The name of an entry, and where the entry ends. */
function readEntry(item: unknown): { name: string; end: number } {
  const [name, node] = isPair(item) ? [item.key, item.value ?? item.key] : [isMap(item) && item.get("name"), item];
  return { name: String(name), end: isNode(node) ? (node.range?.[1] ?? 0) : 0 };
}
