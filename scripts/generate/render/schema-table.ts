import type { Api } from "../model/api.ts";
import { propertyKey } from "../model/names.ts";
import { isObject, isReference, resolveReference, schemaReference } from "../read/references.ts";
import { docComment, literal } from "./source-text.ts";

/** The component schemas without their annotations, for the factories and arbitraries of the testing kit. */
export function renderSchemaTable({ document }: Api): string {
  const entries = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => {
    // The schema `false` needs an object as its entry, like the others.
    const entry = simplify(document, schema, 0) || { anyOf: [false] };
    return `  ${propertyKey(name)}: ${literal(entry, "  ")},\n`;
  });
  const comment = docComment([
    "The component schemas of the spec, by name, without their annotations. A `$ref` is the name of another.",
  ]);
  return `import type { Schema } from "./core/schema.js";\n\n${comment}export const schemas: Readonly<Record<string, Schema>> = {\n${entries.join("")}};\n`;
}

/** Keywords whose values are copied. */
const copied = new Set(
  (
    "type enum const format pattern required uniqueItems minLength maxLength minItems maxItems minProperties maxProperties multipleOf minimum " +
    "maximum exclusiveMinimum exclusiveMaximum"
  ).split(" "),
);

/** Schemas that aren't components are repeated at each `$ref` to them, and recursive ones end at this depth. */
const maxDepth = 20;

function simplify(document: unknown, schema: unknown, depth: number): unknown {
  if (!isObject(schema) || depth > maxDepth) return schema === false ? false : {};
  if (isReference(schema)) {
    const name = schemaReference(schema);
    return name === undefined
      ? simplify(document, resolveReference(document, schema, []).value, depth + 1)
      : { $ref: name, ...extensions(schema) };
  }
  const within = (child: unknown) => simplify(document, child, depth + 1);
  const kept = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    // Formats of numbers are for languages that have several kinds of them.
    if (keyword === "format" && schema["type"] !== "string") return [];
    if (copied.has(keyword)) return [[keyword, value]];
    if (keyword === "properties" && isObject(value)) {
      return [[keyword, Object.fromEntries(Object.entries(value).map(([key, child]) => [key, within(child)]))]];
    }
    if (keyword === "items") return [[keyword, within(value)]];
    if (keyword === "additionalProperties") return value === true ? [] : [[keyword, within(value)]];
    return ["allOf", "anyOf", "oneOf"].includes(keyword) && Array.isArray(value) ? [[keyword, value.map(within)]] : [];
  });
  return { ...Object.fromEntries(kept), ...extensions(schema) };
}

/** Whether built objects get distinct values (`x-unique`), templates of values (`x-derived`), what not to record (`x-sensitive`). */
function extensions(schema: Readonly<Record<string, unknown>>): object {
  const { "x-unique": unique, "x-derived": derived, "x-sensitive": sensitive } = schema;
  return {
    ...(unique === true ? { unique } : {}),
    ...(derived === undefined ? {} : { derived }),
    ...(sensitive === true ? { sensitive } : {}),
  };
}
