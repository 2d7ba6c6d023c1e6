import { isObject, isReference, toPointer } from "../spec/json-pointer.ts";
import type { Api } from "./api.ts";
import { resolveReference, schemaReference } from "./references.ts";

/** Where among the examples an object of a schema stands. */
export interface Instance {
  /** The fixture's name. */
  readonly fixture: string;
  /** The keys and indexes that lead to it from there. */
  readonly at: readonly string[];
  readonly value: Readonly<Record<string, unknown>>;
}

/** For each component schema the first object among the examples that is one, by the schema's name. */
export function findInstances({ document, examples }: Api): Map<string, Instance> {
  const found = new Map<string, Instance>();
  const visit = (schema: unknown, value: unknown, fixture: string, at: readonly string[]): void => {
    if (!isObject(schema) || !isObject(value)) return;
    if (isReference(schema)) {
      const name = schemaReference(schema);
      // An array is no object whose properties could be overridden.
      if (name !== undefined && !found.has(name) && !Array.isArray(value)) found.set(name, { fixture, at, value });
      visit(resolveReference(document, schema, []).value, value, fixture, at);
      return;
    }
    for (const [keyword, child] of Object.entries(schema)) {
      if (keyword === "allOf" && Array.isArray(child)) for (const part of child) visit(part, value, fixture, at);
      if (keyword === "items" && Array.isArray(value)) {
        for (const [index, item] of value.entries()) visit(child, item, fixture, [...at, String(index)]);
      }
      if (keyword === "properties" && isObject(child)) {
        for (const [key, member] of Object.entries(child)) {
          if (Object.hasOwn(value, key)) visit(member, value[key], fixture, [...at, key]);
        }
      }
      if (keyword === "additionalProperties") {
        const declared = isObject(schema["properties"]) ? schema["properties"] : {};
        for (const key of Object.keys(value).filter((name) => !Object.hasOwn(declared, name))) {
          visit(child, value[key], fixture, [...at, key]);
        }
      }
    }
  };
  // What is an example of a body as a whole comes before what is a part of one.
  for (const { name, types, value } of examples) {
    for (const type of types) {
      if ("schema" in type && !found.has(type.schema) && isObject(value) && !Array.isArray(value)) {
        found.set(type.schema, { fixture: name, at: [], value });
      }
    }
  }
  for (const { name, types, value } of examples) {
    for (const type of types) {
      if ("schema" in type) visit({ $ref: toPointer(["components", "schemas", type.schema]) }, value, name, []);
    }
  }
  return found;
}
