import ts from "typescript";
import { choosesMediaType, type Operation } from "../generate/model/operations.ts";
import { pointerSegments } from "../generate/read/references.ts";
import { passedParameters } from "../generate/render/parameters.ts";
import type { Side, Sides } from "./change.ts";
import { type BaseComparison, generated, type LocatedChange } from "./compare-with-base.ts";
import { type Base, git } from "./git.ts";
import { matchOperations } from "./operations.ts";
import { summarize } from "./report.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The changes as Markdown for a pull request: the bump and its reason, the affected operations and schemas, code before and after for
 * each major change, and the size of the generated diff.
 */
export async function reportMarkdown(root: string, comparison: BaseComparison): Promise<string> {
  const { base, changes, level, snapshots } = comparison;
  const size = `### Generated files\n\n${await generatedSize(root, base)}`;
  const compared = `Compared with ${base.name}, ${base.description}.`;
  const [first, ...more] = changes.filter((change) => change.level === level);
  if (!first || !snapshots) {
    return `## No bump is needed\n\n${compared} The spec and its types are the same.\n\n${size}\n`;
  }
  const parts = [
    `## The next release is ${level}`,
    `${first.text} ${first.why}${more.length > 0 ? ` (${more.length} more below.)` : ""}`,
    `${compared} ${summarize(changes)}`,
    inventory(snapshots, changes),
    migration(snapshots, changes),
    `<details><summary>All changes</summary>\n\n${list(changes, most.changes, entry)}\n\n</details>`,
    size,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

// A comment on GitHub has at most 65,536 characters.
const most = { changes: 100, examples: 30, lines: 20, names: 50 } as const;

function entry({ level, text, why, file, line, at }: LocatedChange): string {
  return `- **${level}**: ${text} ${why} (\`${file}:${line}\`${at === undefined ? "" : ` at ${at}`})`;
}

function list<T>(items: readonly T[], limit: number, render: (item: T) => string): string {
  const lines = items.slice(0, limit).map(render);
  if (items.length > limit) lines.push(`- … and ${items.length - limit} more: \`npm run spec:changes\` prints them.`);
  return lines.join("\n");
}

/** A table of the operations and schemas that were added, changed and removed. */
function inventory({ old, new: now }: Sides<Snapshot>, changes: readonly LocatedChange[]): string {
  const { pairs, removed, added } = matchOperations(old.api.operations, now.api.operations);
  const touched = new Set(changes.flatMap(({ operations }) => operations));
  const schemas = { old: namesOf(old), new: namesOf(now) };
  const changed = changes.flatMap(({ pointer }) => {
    const [, kind, name = ""] = pointerSegments(pointer);
    return kind === "schemas" && schemas.old.has(name) && schemas.new.has(name) ? [name] : [];
  });
  const rows = [
    ["Operations added", added.map(({ name }) => name)],
    ["Operations changed", pairs.filter((pair) => touched.has(pair.new.name)).map((pair) => pair.new.name)],
    ["Operations removed", removed.map(({ name }) => name)],
    ["Schemas added", [...schemas.new].filter((name) => !schemas.old.has(name))],
    ["Schemas changed", [...new Set(changed)]],
    ["Schemas removed", [...schemas.old].filter((name) => !schemas.new.has(name))],
  ] as const;
  const lines = rows
    .filter(([, names]) => names.length > 0)
    .map(([title, names]) => {
      const listed = names.slice(0, most.names).map((name) => `\`${name}\``);
      return `| ${title} | ${names.length} | ${listed.join(", ")}${names.length > most.names ? ", …" : ""} |`;
    });
  return lines.length === 0 ? "" : `| what | number | names |\n| --- | --- | --- |\n${lines.join("\n")}`;
}

function namesOf({ api }: Snapshot): Set<string> {
  return new Set(api.schemas.map(({ name }) => name));
}

/** Each major change with code before and after. */
function migration(sides: Sides<Snapshot>, changes: readonly LocatedChange[]): string {
  const breaking = changes.filter(({ level }) => level === "major");
  if (breaking.length === 0) return "";
  const texts = list(breaking, most.examples, (change) => {
    const code = codeOf(sides, change);
    return `- ${change.text} ${change.why}${code ? `\n\n${diff(code)}\n` : ""}`;
  });
  return `### What users must change\n\n${texts.trimEnd()}`;
}

/** Lines of code before and after a change. */
type Code = Sides<readonly string[]>;

function diff(code: Code): string {
  const mark = (sign: string, lines: readonly string[]) => {
    const cut = lines.slice(0, most.lines).map((line) => `${sign}${line}`);
    return lines.length > most.lines ? [...cut, `${sign}// …`] : cut;
  };
  const lines = ["```diff", ...mark("-", code.old), ...mark("+", code.new), "```"];
  return lines.map((line) => `  ${line}`).join("\n");
}

/** Code that shows a change: an import, a call or a type. `undefined` if code looks the same, as it does for another limit. */
function codeOf(sides: Sides<Snapshot>, change: LocatedChange): Code | undefined {
  const segments = pointerSegments(change.pointer);
  return exportCode(sides, change, segments) ?? callCode(sides, change, segments) ?? typeCode(sides, change, segments);
}

/** The import of a schema, constant or fixture that was removed or renamed. */
function exportCode(
  { old, new: now }: Sides<Snapshot>,
  { text, pointer, side }: LocatedChange,
  [, kind, name]: readonly string[],
): Code | undefined {
  const imports = (exported: string | undefined, type = "") =>
    exported === undefined ? [] : [`import ${type}{ ${exported} } from "@ld-rest/types";`];
  const typeNameIn = (one: Snapshot, schema: string | undefined) =>
    one.api.schemas.find((each) => each.name === schema)?.typeName;
  // Only the sentence has the old name.
  const [, from, to] = /^Schema `(.*)` was renamed to `(.*)`\.$/.exec(text) ?? [];
  if (from !== undefined) {
    return { old: imports(typeNameIn(old, from), "type "), new: imports(typeNameIn(now, to), "type ") };
  }
  if (side === "new") return undefined;
  const constant = old.api.enumerations.find((each) => text.startsWith(`Constant \`${each.name}\` `));
  if (constant) return { old: imports(constant.name), new: [] };
  const kept = new Set(now.api.examples.map((example) => example.name));
  const fixture = old.api.examples.find((example) => example.pointer === pointer && !kept.has(example.name));
  if (fixture) return { old: [`fixtures.${fixture.name};`], new: [] };
  const isRemoved = kind === "schemas" && pointerSegments(pointer).length === 3 && !namesOf(now).has(name ?? "");
  return isRemoved ? { old: imports(typeNameIn(old, name), "type "), new: [] } : undefined;
}

/** Calls that look different: the method, its required parameters and those that it no longer has. */
function callCode(
  { old, new: now }: Sides<Snapshot>,
  { operations }: LocatedChange,
  segments: readonly string[],
): Code | undefined {
  const [root, kind = ""] = segments;
  const isAboutCalls =
    root === "paths" ? !segments.includes("responses") : ["parameters", "requestBodies"].includes(kind);
  if (!isAboutCalls) return undefined;
  const { pairs, removed } = matchOperations(old.api.operations, now.api.operations);
  const calls = pairs.filter((pair) => operations.includes(pair.new.name)).map((pair) => callsOf(pair.old, pair.new));
  const former = removed
    .filter(({ name }) => operations.includes(name))
    .map((one) => ({ old: call(one, one), new: "" }));
  const different = [...calls, ...former].filter((pair) => pair.old !== pair.new);
  if (different.length === 0) return undefined;
  const lines = (side: Side) => different.map((pair) => pair[side]).filter((line) => line !== "");
  return { old: lines("old"), new: lines("new") };
}

function callsOf(old: Operation, now: Operation): Sides<string> {
  const calls = { old: call(old, now), new: call(now, old) };
  if (calls.old !== calls.new || (old.path === now.path && old.method === now.method)) return calls;
  const byPath = ({ method, path }: Operation) => `await ld.${method}(${JSON.stringify(path)}, …);`;
  return { old: byPath(old), new: byPath(now) };
}

/** A call with the required parameters and those that the other version lacks. */
function call(operation: Operation, other: Operation): string {
  const theirs = passedParameters(other);
  const keys = passedParameters(operation)
    .filter(({ key, required }) => required || !theirs.some((each) => each.key === key))
    .map(({ key }) => key);
  const { body } = operation;
  if (body && (body.required || !other.body)) {
    keys.push("body");
    if (choosesMediaType(body.bodies)) keys.push("contentType");
  }
  return `await ld.${operation.name}(${keys.length > 0 ? `{ ${keys.join(", ")} }` : ""});`;
}

/** The lines of the generated type that differ. */
function typeCode(sides: Sides<Snapshot>, change: LocatedChange, segments: readonly string[]): Code | undefined {
  const linesOf = (side: Side) => typeLines(sides[side], change, segments);
  const lines = { old: linesOf("old"), new: linesOf("new") };
  const only = (mine: readonly string[], theirs: readonly string[]) => mine.filter((line) => !theirs.includes(line));
  const code = { old: only(lines.old, lines.new), new: only(lines.new, lines.old) };
  return code.old.length + code.new.length > 0 ? code : undefined;
}

function typeLines(
  { api, types }: Snapshot,
  { operations }: LocatedChange,
  [root = "", ...rest]: readonly string[],
): string[] {
  const file = ts.createSourceFile("openapi.gen.ts", types, ts.ScriptTarget.ES2022);
  const operation = root === "paths" ? api.operations.find(({ name }) => operations.includes(name)) : undefined;
  const id = operation?.operationId;
  const [start, ...path] = id === undefined ? [root, ...rest] : ["operations", id, ...rest.slice(2)];
  const declaration = file.statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === start);
  let members: readonly ts.TypeElement[] = declaration?.members ?? [];
  let found: ts.TypeElement | undefined;
  // Within a schema, only what follows `properties` has a member; keywords such as `items` and `allOf` have none.
  const schema = path[0] === "schemas" ? 1 : path.indexOf("schema");
  for (const [index, segment] of path.entries()) {
    const isProperty = path[index - 1] === "properties" && path[index - 2] !== "properties";
    if (schema !== -1 && index > schema && !isProperty) continue;
    const next = members.find(({ name }) => name && "text" in name && name.text === segment);
    if (!next && isProperty) return [];
    if (!next) continue;
    found = next;
    members = ts.isPropertySignature(next) && next.type ? membersOf(next.type) : [];
  }
  if (!found) return [];
  const printer = ts.createPrinter({ removeComments: true });
  return printer.printNode(ts.EmitHint.Unspecified, found, file).split("\n");
}

function membersOf(type: ts.TypeNode): readonly ts.TypeElement[] {
  if (ts.isTypeLiteralNode(type)) return type.members;
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) return type.types.flatMap(membersOf);
  if (ts.isParenthesizedTypeNode(type)) return membersOf(type.type);
  return ts.isArrayTypeNode(type) ? membersOf(type.elementType) : [];
}

/** The size of the generated diff, as git counts it. */
async function generatedSize(root: string, { commit }: Base): Promise<string> {
  const paths = ["*.gen.*", generated.document];
  const tracked = (await git(root, "diff", "--shortstat", commit, "--", ...paths))?.trim();
  const untracked = (await git(root, "ls-files", "--others", "--exclude-standard", "--", ...paths)) ?? "";
  const added = untracked === "" ? 0 : untracked.split("\n").length;
  const counts = tracked || "No changes";
  return `${counts}${added > 0 ? `, and ${added} that git doesn't track yet` : ""}.`;
}
