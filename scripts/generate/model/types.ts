import { isObject, resolveReference } from "../read/references.ts";

/** The JSON types of the values that a schema allows; none if it doesn't say. */
export function typesOf(document: unknown, schema: unknown, visited: readonly unknown[] = []): Set<string> {
  const { value } = resolveReference<unknown>(document, schema, []);
  if (!isObject(value) || visited.includes(value)) return new Set();
  const { type, enum: values, const: constant, properties, items, allOf, anyOf, oneOf } = value;
  if (type !== undefined) return new Set([type].flat().map(String));
  if (Array.isArray(values)) return new Set(values.map(typeOfValue));
  if (constant !== undefined) return new Set([typeOfValue(constant)]);
  if (properties !== undefined) return new Set(["object"]);
  if (items !== undefined) return new Set(["array"]);
  const parts = [allOf, anyOf, oneOf].flat();
  return new Set(parts.flatMap((part) => [...typesOf(document, part, [...visited, value])]));
}

function typeOfValue(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

/** The kinds of values that are serialized differently in a URL, a header or a form. */
export type Shape = "array" | "object" | "scalar";

/** The shapes of the values that a schema allows, other than null. */
export function shapesOf(document: unknown, schema: unknown): Set<Shape> {
  const types = [...typesOf(document, schema)].filter((type) => type !== "null");
  return new Set(types.map((type) => (type === "array" || type === "object" ? type : "scalar")));
}

/** Whether a schema allows no arrays or objects within arrays or objects, so that a URL or a form can hold its values. */
export function isFlat(document: unknown, schema: unknown, visited: readonly unknown[] = []): boolean {
  const { value } = resolveReference<unknown>(document, schema, []);
  if (!isObject(value) || visited.includes(value)) return true;
  const { items, properties, additionalProperties, allOf, anyOf, oneOf } = value;
  const members = [items, additionalProperties, ...(isObject(properties) ? Object.values(properties) : [])];
  return (
    members.every((member) => [...shapesOf(document, member)].every((shape) => shape === "scalar")) &&
    [allOf, anyOf, oneOf].flat().every((branch) => isFlat(document, branch, [...visited, value]))
  );
}

/** Whether the members of an object are single values or flat lists, like the fields of a URL-encoded form. */
export function hasFormFields(document: unknown, schema: unknown): boolean {
  const { value } = resolveReference<unknown>(document, schema, []);
  if (!isObject(value) || !isObject(value["properties"])) return false;
  return Object.values(value["properties"]).every(
    (property) => !shapesOf(document, property).has("object") && isFlat(document, property),
  );
}
