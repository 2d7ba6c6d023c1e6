import type { Api } from "../model/api.ts";
import { propertyKey } from "../model/names.ts";
import { isObject, isReference, resolveReference, schemaReference } from "../read/references.ts";
import { docComment, literal, type Modules } from "./source-text.ts";

/** What a checker and a builder of values need of a schema; everything else is for people. */
const asTheyAre = new Set([
  ...["type", "enum", "const", "format", "pattern", "required", "uniqueItems"],
  ...["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "multipleOf"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
]);

/** The component schemas without their annotations, for what the testing kit checks and builds at run time. */
export function renderSchemaTable(api: Api, { core }: Modules): string {
  const components = Object.entries(api.document.components?.schemas ?? {});
  const entries = components.map(
    ([name, schema]) => `  ${propertyKey(name)}: ${literal(strip(api.document, schema, 0) || nothing, "  ")},\n`,
  );
  const comment = docComment([
    "The component schemas of the spec, by name, without their annotations. A `$ref` is the name of another.",
  ]);
  return `import type { Schema } from "${core}/schema.js";\n\n${comment}export const schemas: Readonly<Record<string, Schema>> = {\n${entries.join("")}};\n`;
}

/** The component `false`: its entry is an object like the others. */
const nothing = { anyOf: [false] };

/** Schemas that aren't components are written out where they are referred to; one that holds itself ends here. */
const deepest = 20;

function strip(document: unknown, schema: unknown, depth: number): unknown {
  if (!isObject(schema) || depth > deepest) return schema === false ? false : {};
  if (isReference(schema)) {
    const name = schemaReference(schema);
    return name === undefined
      ? strip(document, resolveReference(document, schema, []).value, depth + 1)
      : { $ref: name, ...extensions(schema) };
  }
  const within = (child: unknown) => strip(document, child, depth + 1);
  const kept = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    // Formats of numbers are about languages that have several kinds of them.
    if (keyword === "format" && schema["type"] !== "string") return [];
    if (asTheyAre.has(keyword)) return [[keyword, value]];
    if (keyword === "properties" && isObject(value)) return [[keyword, mapValues(value, within)]];
    if (keyword === "items") return [[keyword, within(value)]];
    if (keyword === "additionalProperties") return value === true ? [] : [[keyword, within(value)]];
    return ["allOf", "anyOf", "oneOf"].includes(keyword) && Array.isArray(value) ? [[keyword, value.map(within)]] : [];
  });
  return { ...modernise(Object.fromEntries(kept), schema["nullable"] === true), ...extensions(schema) };
}

/** Whether built objects have values of their own (`x-unique`), templates of values (`x-derived`), what not to record (`x-sensitive`). */
function extensions(schema: Readonly<Record<string, unknown>>): object {
  const { "x-unique": unique, "x-derived": derived, "x-sensitive": sensitive } = schema;
  return {
    ...(unique === true ? { unique } : {}),
    ...(derived === undefined ? {} : { derived }),
    ...(sensitive === true ? { sensitive } : {}),
  };
}

/** OpenAPI 3.0 says some things in other words than JSON Schema 2020-12, which is what the table holds. */
function modernise(schema: Record<string, unknown>, nullable: boolean): Record<string, unknown> {
  for (const [exclusive, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof schema[exclusive] !== "boolean") continue;
    if (schema[exclusive]) schema[exclusive] = schema[bound];
    else delete schema[exclusive];
  }
  if (!nullable) return schema;
  const { type, enum: values, ...rest } = schema;
  if (type === undefined) return { anyOf: [schema, { type: "null" }] };
  return {
    type: [type, "null"].flat(),
    ...(Array.isArray(values) ? { enum: [...new Set([...values, null])] } : {}),
    ...rest,
  };
}

function mapValues(value: Readonly<Record<string, unknown>>, change: (member: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]));
}
