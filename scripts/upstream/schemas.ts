import { isDeepStrictEqual } from "node:util";
import { sample } from "openapi-sampler";
import type { OpenAPI3 } from "openapi-typescript";
import { isObject, isReference, resolveReference } from "../generate/read/references.ts";

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
const schemaKeywords = new Set(
  ["items", "additionalProperties", "unevaluatedItems", "unevaluatedProperties", "contains", "propertyNames"].concat(
    ...["not", "if", "then", "else"],
  ),
);
/** Keywords whose value is a list of schemas. */
const listKeywords = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
/** Keywords whose value is an object with schemas as members. */
const mapKeywords = new Set(["properties", "patternProperties", "dependentSchemas", "$defs"]);

/**
 * Copies a schema and replaces the schemas directly inside it. Values that only look like schemas, such as examples, are copied
 * unchanged.
 */
export function mapSubschemas(
  schema: Readonly<Members>,
  replace: (child: unknown, keyword: string, name: string) => unknown,
): Members {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (schemaKeywords.has(keyword)) return [keyword, replace(value, keyword, "")];
      if (listKeywords.has(keyword) && Array.isArray(value)) {
        return [keyword, value.map((child, index) => replace(child, keyword, String(index)))];
      }
      if (mapKeywords.has(keyword) && isObject(value)) {
        const children = Object.entries(value).map(([name, child]) => [name, replace(child, keyword, name)]);
        return [keyword, Object.fromEntries(children)];
      }
      return [keyword, value];
    }),
  );
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

/** A schema and the document that its references point into. */
interface SchemaIn {
  readonly document: unknown;
  readonly schema: unknown;
}

/** Keywords that don't restrict values. Formats count as such: most tools don't validate them. */
const annotations = new Set(
  ["description", "title", "summary", "example", "examples", "default", "deprecated", "format", "externalDocs"].concat(
    ...["readOnly", "writeOnly", "xml", "$comment"],
  ),
);

/** Whether two OpenAPI 3.1 schemas allow the same values. The names of components may differ. */
export function haveSameShape(one: SchemaIn, other: SchemaIn, assumed: ReadonlySet<string> = new Set()): boolean {
  // A pair that recurs belongs to recursive schemas. It counts as equal here: if it differs, that shows elsewhere.
  const pair = isReference(one.schema) && isReference(other.schema) ? `${one.schema.$ref} ${other.schema.$ref}` : "";
  if (pair && assumed.has(pair)) return true;
  const seen = pair ? new Set([...assumed, pair]) : assumed;
  if (seen.size > 100) return false;
  const [a, b] = [normalize(one), normalize(other)];
  if (!isObject(a) || !isObject(b)) return a === b;
  const [left, right] = [splitChildren(a), splitChildren(b)];
  return (
    isDeepStrictEqual(left.own, right.own) &&
    left.children.length === right.children.length &&
    left.children.every((schema, index) =>
      haveSameShape(
        { document: one.document, schema },
        { document: other.document, schema: right.children[index] },
        seen,
      ),
    )
  );
}

/** Resolves a schema, removes its annotations, and sorts its keywords and the lists whose order has no meaning. */
function normalize({ document, schema }: SchemaIn): unknown {
  const { value } = resolveReference<unknown>(document, schema, []);
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([keyword]) => !annotations.has(keyword) && !keyword.startsWith("x-"))
    // Lint rejects this, so it is removed from schemas that are taken.
    .filter(([keyword, child]) => keyword !== "additionalProperties" || child !== false)
    .map(([keyword, child]): [string, unknown] => {
      if (["type", "required", "enum"].includes(keyword)) return [keyword, [child].flat().map(String).sort()];
      if (keyword === "properties" && isObject(child)) return [keyword, sortMembers(child)];
      return [keyword, keyword === "additionalProperties" && isDeepStrictEqual(child, {}) ? true : child];
    });
  return sortMembers(Object.fromEntries(entries));
}

function sortMembers(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Splits a schema into its own keywords, with a marker in place of each subschema, and its subschemas. */
function splitChildren(schema: Readonly<Record<string, unknown>>): { own: unknown; children: unknown[] } {
  const children: unknown[] = [];
  const own = mapSubschemas(schema, (child) => {
    if (!isObject(child)) return child;
    children.push(child);
    return "schema";
  });
  return { own, children };
}
