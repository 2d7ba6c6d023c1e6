import { dereference, type Schema, validate } from "@cfworker/json-schema";
import type { OpenAPI3 } from "openapi-typescript";
import { isObject, pointerSegments, valueAt } from "../spec/json-pointer.ts";
import type { Example } from "./examples.ts";
import { toJsonSchema } from "./json-schema.ts";

/**
 * Finds the examples that don't validate, where no linter has. The validator interprets schemas: of a large document each is used once
 * or twice, and to compile it would take ten times as long.
 *
 * @returns the pointers of the examples
 */
export function findInvalidExamples(document: OpenAPI3, examples: readonly Example[]): string[] {
  const pointers = [...new Set(examples.flatMap(({ schemas }) => schemas))];
  const uses = pointers.map((pointer) => toJsonSchema(valueAt(document, pointerSegments(pointer))) ?? true);
  const components = mapValues(document.components?.schemas ?? {}, (schema) => toJsonSchema(schema));
  // One schema that holds them all, so that `#/components/schemas/…` leads somewhere.
  const root = { components: { schemas: components }, $defs: { ...uses } };
  const lookup = dereference(root as Schema); // what OpenAPI calls a schema is one, once converted
  const bySchema = new Map(pointers.map((pointer, index) => [pointer, uses[index]]));

  const isValid = (value: unknown, pointer: string) => {
    const schema = bySchema.get(pointer);
    try {
      return !isObject(schema) || validate(value, schema, "2020-12", lookup).valid;
    } catch {
      return false; // against a schema that refers to what isn't a component, nothing can be held
    }
  };
  return examples
    .filter(({ value, schemas }) => !schemas.every((pointer) => isValid(value, pointer)))
    .map(({ pointer }) => pointer);
}

function mapValues(object: object, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
