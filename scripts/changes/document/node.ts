import { resolveReference } from "../../model/references.ts";
import { isObject, isReference } from "../../spec/json-pointer.ts";

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
