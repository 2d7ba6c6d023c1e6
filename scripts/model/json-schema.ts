import { isObject } from "../spec/json-pointer.ts";

/**
 * What tells a reader something and a validator nothing. Formats are not held against values: they have no say in what a value is. An id
 * of its own would lead references to a component elsewhere.
 */
const annotations = new Set([
  ...["$id", "$schema", "$comment"],
  ...["title", "description", "example", "examples", "default", "deprecated", "format", "xml", "externalDocs"],
]);
/** Keywords whose members are names, not keywords. */
const named = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);

/**
 * A schema object of OpenAPI 3.0 or 3.1 as JSON Schema 2020-12, without what a validator doesn't need.
 *
 * @param rewrite - what a `$ref` becomes. Default: it stays as it is
 */
export function toJsonSchema(schema: unknown, rewrite: (ref: string) => string = (ref) => ref): unknown {
  if (Array.isArray(schema)) return schema.map((one) => toJsonSchema(one, rewrite));
  if (!isObject(schema)) return schema;
  const { nullable, ...rest } = schema;
  if (nullable === true) return { anyOf: [{ type: "null" }, toJsonSchema(rest, rewrite)] }; // as OpenAPI 3.0 says it
  const entries = Object.entries(withNumericBounds(schema)).flatMap(([key, value]): [string, unknown][] => {
    if (annotations.has(key) || key.startsWith("x-")) return [];
    if (key === "$ref") return [[key, rewrite(String(value))]];
    if (key === "enum" || key === "const") return [[key, value]];
    if (named.has(key) && isObject(value)) {
      const members = Object.entries(value).map(([name, child]) => [name, toJsonSchema(child, rewrite)]);
      return [[key, Object.fromEntries(members)]];
    }
    return [[key, toJsonSchema(value, rewrite)]];
  });
  return Object.fromEntries(entries);
}

/** In OpenAPI 3.0 an exclusive bound is `true` beside the bound itself. */
function withNumericBounds(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  if (typeof exclusiveMinimum !== "boolean" && typeof exclusiveMaximum !== "boolean") return schema;
  return {
    ...rest,
    ...(minimum === undefined ? {} : { [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum }),
    ...(maximum === undefined ? {} : { [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum }),
  };
}
