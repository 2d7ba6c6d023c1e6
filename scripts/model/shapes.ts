import { isObject } from "../spec/json-pointer.ts";
import { resolveReference } from "./references.ts";

/** What a value can be, as far as it matters for how it is written into a URL, a header or a form. */
export type Shape = "array" | "object" | "scalar";

/** The shapes that the values of a schema can have; none if the schema says nothing about them. */
export function shapesOf(document: unknown, schema: unknown, visited: readonly unknown[] = []): Set<Shape> {
  const { value } = resolveReference<unknown>(document, schema, []);
  if (!isObject(value) || visited.includes(value)) return new Set();
  const within = (child: unknown) => [...shapesOf(document, child, [...visited, value])];
  const { type, enum: values, const: constant, properties, items, allOf, anyOf, oneOf } = value;
  if (type !== undefined) return new Set([type].flat().flatMap((name) => (name === "null" ? [] : [shapeOfType(name)])));
  if (Array.isArray(values)) return new Set(values.map(shapeOfValue));
  if (constant !== undefined) return new Set([shapeOfValue(constant)]);
  if (properties !== undefined) return new Set(["object"]);
  if (items !== undefined) return new Set(["array"]);
  return new Set([allOf, anyOf, oneOf].flat().flatMap(within));
}

/**
 * Whether the values of a schema contain no arrays or objects within arrays or objects, so that a URL or a form can hold them.
 */
export function isFlat(document: unknown, schema: unknown, visited: readonly unknown[] = []): boolean {
  const { value } = resolveReference<unknown>(document, schema, []);
  if (!isObject(value)) return true;
  if (visited.includes(value)) return true;
  const { items, properties, additionalProperties, allOf, anyOf, oneOf } = value;
  const members = [items, additionalProperties, ...(isObject(properties) ? Object.values(properties) : [])];
  const branches = [allOf, anyOf, oneOf].flat();
  return (
    members.every((member) => [...shapesOf(document, member)].every((shape) => shape === "scalar")) &&
    branches.every((branch) => isFlat(document, branch, [...visited, value]))
  );
}

/** Whether an object's members are single values or flat lists, which the fields of a URL-encoded form can hold. */
export function hasFormFields(document: unknown, schema: unknown): boolean {
  const { value } = resolveReference<unknown>(document, schema, []);
  if (!isObject(value) || !isObject(value["properties"])) return false;
  return Object.values(value["properties"]).every(
    (property) => !shapesOf(document, property).has("object") && isFlat(document, property),
  );
}

function shapeOfType(type: unknown): Shape {
  return type === "array" || type === "object" ? type : "scalar";
}

function shapeOfValue(value: unknown): Shape {
  return Array.isArray(value) ? "array" : isObject(value) ? "object" : "scalar";
}
