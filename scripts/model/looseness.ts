import type { OpenAPI3 } from "openapi-typescript";
import { isObject, isReference, pointerSegments, valueAt } from "../spec/json-pointer.ts";

const compositions = ["allOf", "anyOf", "oneOf", "not", "discriminator"];

/**
 * Tells which schemas take values that the types made of them don't, themselves or somewhere within: to JSON Schema, properties of one
 * branch of an `anyOf` may stand beside those of another, a discriminator needs not be there, and a schema with `properties` but no
 * `type` takes what is no object.
 */
export function createLoosenessTest(document: OpenAPI3): (schema: unknown) => boolean {
  const known = new Map<string, boolean>();
  const isLoose = (schema: unknown): boolean => {
    if (!isObject(schema)) return false;
    if (!isReference(schema)) {
      const untyped = isObject(schema["properties"]) && !("type" in schema);
      return untyped || compositions.some((keyword) => keyword in schema) || Object.values(schema).some(isLoose);
    }
    const answer = known.get(schema.$ref);
    if (answer !== undefined) return answer;
    known.set(schema.$ref, false); // where it holds itself, what else it holds decides
    const loose = isLoose(valueAt(document, pointerSegments(schema.$ref)));
    known.set(schema.$ref, loose);
    return loose;
  };
  return isLoose;
}
