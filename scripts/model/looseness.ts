import type { OpenAPI3 } from "openapi-typescript";
import { isObject, isReference, pointerSegments, valueAt } from "../spec/json-pointer.ts";

const compositions = ["allOf", "anyOf", "oneOf", "not", "discriminator"];

/**
 * Tells which schemas take values that the types made of them don't, themselves or somewhere within: to JSON Schema, properties of one
 * branch of an `anyOf` may stand beside those of another, a schema with `properties` but no `type` takes what is no object, and a
 * discriminator adds no property to the schemas that it tells apart.
 */
export function createLoosenessTest(document: OpenAPI3): (schema: unknown) => boolean {
  const loose = toldApart(document);
  const isLoose = (schema: unknown, visited: Set<string>): boolean => {
    if (!isObject(schema)) return false;
    if (!isReference(schema)) {
      const untyped = isObject(schema["properties"]) && !("type" in schema);
      const composed = compositions.some((keyword) => keyword in schema);
      return untyped || composed || Object.values(schema).some((child) => isLoose(child, visited));
    }
    const { $ref } = schema;
    if (loose.has($ref)) return true;
    if (visited.has($ref)) return false; // what refers to itself is loose only for another reason
    visited.add($ref);
    if (!isLoose(valueAt(document, pointerSegments($ref)), visited)) return false;
    loose.add($ref);
    return true;
  };
  return (schema) => isLoose(schema, new Set());
}

/** The references to schemas that a discriminator tells apart. */
function toldApart(value: unknown, found = new Set<string>()): Set<string> {
  if (!isObject(value)) return found;
  if (isObject(value["discriminator"])) {
    const { mapping } = value["discriminator"];
    for (const ref of Object.values(isObject(mapping) ? mapping : {})) found.add(String(ref));
    for (const branch of [value["oneOf"], value["anyOf"]].flat()) if (isReference(branch)) found.add(branch.$ref);
  }
  for (const child of Object.values(value)) toldApart(child, found);
  return found;
}
