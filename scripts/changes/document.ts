import { isDeepStrictEqual } from "node:util";
import type { OpenAPI3 } from "openapi-typescript";
import { isObject, isReference, resolveReference, valueAt } from "../generate/read/references.ts";
import { operationName } from "./usage.ts";

/** A place in a document that a walk over its types keeps in step with. */
export interface DocumentNode {
  readonly document: unknown;
  readonly value: unknown;
  /** Where the value stands; references on the way are followed, so that a shared schema has one place. */
  readonly segments: readonly string[];
}

/** The node at the document's root. */
export function rootNode(document: unknown): DocumentNode {
  return { document, value: document, segments: [] };
}

/** The node beneath a key, its reference followed; the node itself where there is no such key. */
export function stepInto(node: DocumentNode, ...keys: readonly string[]): DocumentNode {
  let at = node;
  for (const key of keys) {
    const child = isObject(at.value) ? at.value[key] : undefined;
    if (child === undefined) return at;
    at = follow(at.document, child, [...at.segments, key]);
  }
  return at;
}

/** The node of a schema's property, wherever `allOf` and its kind have put it. */
export function stepToProperty(node: DocumentNode, name: string): DocumentNode {
  return findBeneath(node, (schema) => own(schema, "properties", name)) ?? node;
}

/** The node of an array's items. */
export function stepToItems(node: DocumentNode): DocumentNode {
  return findBeneath(node, (schema) => own(schema, "items")) ?? node;
}

/** The node of a map's values. */
export function stepToValues(node: DocumentNode): DocumentNode {
  return findBeneath(node, (schema) => own(schema, "additionalProperties")) ?? node;
}

/** The node of an operation's parameter, be it the operation's own or its path's. */
export function stepToParameter(operation: DocumentNode, location: string, name: string): DocumentNode {
  const [paths, path] = operation.segments;
  const item =
    paths !== undefined && path !== undefined ? stepInto(rootNode(operation.document), paths, path) : operation;
  for (const owner of [operation, item]) {
    const list = stepInto(owner, "parameters");
    if (list === owner || !Array.isArray(list.value)) continue;
    for (const index of list.value.keys()) {
      const parameter = stepInto(list, String(index));
      if (isObject(parameter.value) && parameter.value["in"] === location && parameter.value["name"] === name) {
        return parameter;
      }
    }
  }
  return operation;
}

function own(schema: DocumentNode, ...keys: readonly string[]): DocumentNode | undefined {
  let value = schema.value;
  for (const key of keys) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return isObject(value) ? follow(schema.document, value, [...schema.segments, ...keys]) : undefined;
}

function findBeneath(
  node: DocumentNode,
  find: (schema: DocumentNode) => DocumentNode | undefined,
  seen: ReadonlySet<unknown> = new Set(),
): DocumentNode | undefined {
  if (seen.has(node.value)) return undefined;
  const found = find(node);
  if (found) return found;
  for (const keyword of ["allOf", "oneOf", "anyOf"]) {
    const list = isObject(node.value) ? node.value[keyword] : undefined;
    if (!Array.isArray(list)) continue;
    for (const index of list.keys()) {
      const branch = findBeneath(stepInto(node, keyword, String(index)), find, new Set([...seen, node.value]));
      if (branch) return branch;
    }
  }
  return undefined;
}

function follow(document: unknown, value: unknown, segments: readonly string[]): DocumentNode {
  const target = isReference(value) ? resolveReference<unknown>(document, value, segments) : { value, segments };
  return { document, ...target };
}

/** A value that differs between two documents, or that only one of them has. */
export interface Difference {
  readonly segments: readonly string[];
  readonly old: unknown;
  readonly new: unknown;
}

/**
 * Every place where two documents differ, as deep as possible. Lists whose items have names (parameters, servers, tags) are compared by
 * name, so that one more in the middle is one difference; other lists are compared whole.
 */
export function findDifferences(old: unknown, now: unknown, segments: readonly string[] = []): Difference[] {
  if (isDeepStrictEqual(old, now)) return [];
  const [before, after] = [membersOf(old), membersOf(now)];
  if (!before || !after || Array.isArray(old) !== Array.isArray(now)) return [{ segments, old, new: now }];
  const found = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    return findDifferences(was?.value, is?.value, [...segments, is?.key ?? was?.key ?? key]);
  });
  // Nothing but the order of named items.
  return found.length > 0 ? found : [{ segments, old, new: now }];
}

interface Member {
  readonly key: string;
  readonly value: unknown;
}

function membersOf(value: unknown): Map<string, Member> | undefined {
  if (!isObject(value)) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value).map(([key, each]) => [key, { key, value: each }]));
  const members = value.map((item: unknown, index) => [nameOf(item), { key: String(index), value: item }] as const);
  const byName = new Map(members.flatMap(([name, member]) => (name === undefined ? [] : [[name, member] as const])));
  return byName.size === value.length ? byName : undefined;
}

function nameOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  for (const key of ["$ref", "name", "url"]) {
    if (typeof item[key] === "string") return `${item[key]} ${typeof item["in"] === "string" ? item["in"] : ""}`;
  }
  return undefined;
}

/** What stands at a place in a document, as a person would call it: "`Application.kind`", "parameter `expand`". */
export function describe(document: OpenAPI3, segments: readonly string[]): string {
  const [first = "", second = "", third = "", ...rest] = segments;
  if (first === "components") return describeComponent(document, second, third, rest);
  if (first === "paths" && second !== "") return describeBeneathPath(document, second, third, rest);
  if (first === "servers") return `server \`${nameAt(document, segments.slice(0, 2), ["x-name", "url"]) ?? second}\``;
  if (first === "tags" && second !== "") return `tag \`${nameAt(document, segments.slice(0, 2), ["name"]) ?? second}\``;
  return "the document";
}

function describeComponent(document: OpenAPI3, kind: string, name: string, rest: readonly string[]): string {
  switch (kind) {
    case "schemas":
      return `\`${name}${schemaPath(rest)}\``;
    case "parameters": {
      const parameter = nameAt(document, ["components", kind, name], ["name"]) ?? name;
      return `parameter \`${parameter}${schemaPath(rest.slice(1))}\``;
    }
    case "headers":
      return `header \`${name}\``;
    case "responses":
      return describeAnswer(`answer \`${name}\``, rest);
    case "examples":
      return `example \`${name}\``;
    case "securitySchemes":
      return `security scheme \`${name}\``;
    case "requestBodies":
      return `request body \`${name}${schemaPath(afterSchema(rest))}\``;
    default:
      return `component \`${name}\``;
  }
}

function describeBeneathPath(document: OpenAPI3, path: string, method: string, rest: readonly string[]): string {
  const name = operationName(document, path, method);
  if (name === undefined) return `path \`${path}\``;
  const [part = "", key = ""] = rest;
  if (part === "parameters" && key !== "") {
    const parameter = nameAt(document, ["paths", path, method, part, key], ["name"]) ?? key;
    return `parameter \`${parameter}${schemaPath(rest.slice(3))}\` of \`${name}\``;
  }
  if (part === "requestBody") return describeBody(`the request body of \`${name}\``, rest);
  if (part === "responses" && key !== "") return describeAnswer(`the ${key} answer of \`${name}\``, rest.slice(2));
  return `\`${name}\``;
}

function describeAnswer(answer: string, rest: readonly string[]): string {
  const [part, name] = rest;
  if (part === "headers" && name !== undefined) return `header \`${name}\` of ${answer}`;
  return describeBody(answer, rest);
}

function describeBody(owner: string, rest: readonly string[]): string {
  const path = schemaPath(afterSchema(rest));
  return path === "" ? owner : `\`${path.replace(/^\./, "")}\` in ${owner}`;
}

function afterSchema(rest: readonly string[]): readonly string[] {
  const at = rest.indexOf("schema");
  return at < 0 ? [] : rest.slice(at + 1);
}

/** `properties/reason/items` as `.reason[]`. */
function schemaPath(segments: readonly string[]): string {
  const [keyword, name, ...rest] = segments;
  if (keyword === "properties" && name !== undefined) return `.${name}${schemaPath(rest)}`;
  if (keyword === "items") return `[]${schemaPath(segments.slice(1))}`;
  if (keyword === "additionalProperties") return `.*${schemaPath(segments.slice(1))}`;
  if (keyword === "allOf" || keyword === "oneOf" || keyword === "anyOf") return schemaPath(segments.slice(2));
  return "";
}

function nameAt(document: OpenAPI3, segments: readonly string[], keys: readonly string[]): string | undefined {
  const value = valueAt(document, segments);
  const found = isObject(value) ? keys.map((key) => value[key]).find((name) => typeof name === "string") : undefined;
  return typeof found === "string" ? found : undefined;
}
