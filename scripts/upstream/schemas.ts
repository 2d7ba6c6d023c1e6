import { sample } from "openapi-sampler";
import type { OpenAPI3 } from "openapi-typescript";
import { isObject } from "../generate/read/references.ts";

/** A JSON object whose members can be changed. */
export type Members = Record<string, unknown>;

/** The value if it is an object, otherwise an empty object. */
export function membersOf(value: unknown): Members {
  return isObject(value) && !Array.isArray(value) ? (value as Members) : {}; // a JSON object, of a document in memory
}

/** The value if it is an array, otherwise an empty array. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Keywords whose value is a schema. */
const schemaKeywords = ["items", "contains", "additionalProperties", "propertyNames", "unevaluatedItems"].concat(
  ...["unevaluatedProperties", "not", "if", "then", "else"],
);
/** Keywords whose value is a list of schemas. */
const listKeywords = ["allOf", "anyOf", "oneOf", "prefixItems"];
/** Keywords whose value is an object with schemas as members. */
const mapKeywords = ["properties", "patternProperties", "dependentSchemas", "$defs"];

/** Whether the value of a keyword is or contains schemas. */
export function isSubschemaKeyword(keyword: string): boolean {
  return [...schemaKeywords, ...listKeywords, ...mapKeywords].includes(keyword);
}

/**
 * Copies a schema and replaces the schemas directly inside it. Values that only look like schemas, such as examples, are copied
 * unchanged.
 *
 * @param replace - `name` is the name of a property, or the position in a list
 */
export function mapSubschemas(
  schema: Readonly<Members>,
  replace: (child: unknown, keyword: string, name: string) => unknown,
): Members {
  const entries = Object.entries(schema).map(([keyword, value]) => {
    if (schemaKeywords.includes(keyword)) return [keyword, replace(value, keyword, "")];
    if (listKeywords.includes(keyword)) {
      return [keyword, listOf(value).map((child, index) => replace(child, keyword, `${index + 1}`))];
    }
    if (!mapKeywords.includes(keyword)) return [keyword, value];
    const children = Object.entries(membersOf(value)).map(([name, child]) => [name, replace(child, keyword, name)]);
    return [keyword, Object.fromEntries(children)];
  });
  return Object.fromEntries(entries);
}

/**
 * Generates values that a schema may allow, the most complete first: with all properties, then with the required ones only; each with
 * the schema's examples and defaults, then without. They are generated one at a time, on demand, and may be invalid.
 *
 * @param document - the document that the schema's references point into
 */
export function* sampleValues(document: OpenAPI3, schema: unknown): Generator<unknown> {
  if (!isObject(schema)) return;
  for (const skipNonRequired of [false, true]) {
    for (const ignoresExamples of [false, true]) {
      const [from, spec] = ignoresExamples
        ? [withoutExamples(schema), documentWithoutExamples(document)]
        : [schema, document];
      try {
        // Documents are plain objects to this library.
        const value: unknown = sample(from as object, { skipNonRequired, quiet: true }, spec as object);
        // Where a schema recurs, the library leaves an `undefined`, even in a list. Files can't contain that.
        if (value !== undefined) yield JSON.parse(JSON.stringify(value));
      } catch {} // for recursive schemas without an end
    }
  }
}

function documentWithoutExamples(document: OpenAPI3): OpenAPI3 {
  const { components = {} } = document;
  const schemas = Object.entries(components.schemas ?? {}).map(([name, schema]) => [name, withoutExamples(schema)]);
  return { ...document, components: { ...components, schemas: Object.fromEntries(schemas) } };
}

function withoutExamples(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const { examples: _, example: __, default: ___, ...rest } = mapSubschemas(schema, withoutExamples);
  return rest;
}
