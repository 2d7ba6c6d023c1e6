import { isObject, isReference, resolveReference, toPointer } from "../generate/read/references.ts";

/** A schema object with the document that it stands in and its place there. */
export interface SchemaNode {
  readonly document: unknown;
  readonly schema: unknown;
  readonly segments: readonly string[];
}

/** What a schema says about shape, in one form for OpenAPI 3.0 and 3.1, its references followed and its `allOf` put together. */
export interface SchemaView {
  /** The component schema that it is, or is nothing but a reference to. */
  readonly component: string | undefined;
  /** Tells it from all other schemas of its document. */
  readonly pointer: string;
  /** JSON types without `null`, in alphabetical order; empty where any will do. */
  readonly types: readonly string[];
  readonly nullable: boolean;
  readonly format: string | undefined;
  readonly values: readonly unknown[] | undefined;
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly required: ReadonlySet<string>;
  readonly items: SchemaNode | undefined;
  /** What the values of a map have to be; `undefined` where anything will do, or nothing. */
  readonly entries: SchemaNode | undefined;
  readonly closed: boolean;
  /** The alternatives of `oneOf` and `anyOf`. */
  readonly variants: readonly SchemaNode[];
}

type Schema = Readonly<Record<string | number, unknown>>;

/** Reads a schema into the form in which two documents can be compared. */
export function viewSchema(node: SchemaNode): SchemaView {
  const { value, segments } = resolveReference<unknown>(node.document, node.schema, node.segments);
  const own: Schema = isObject(value) ? value : {};
  const at = (schema: unknown, ...keys: string[]): SchemaNode => ({
    document: node.document,
    schema,
    segments: [...segments, ...keys],
  });
  const parts = listOf(own["allOf"]).map((part, index) => viewSchema(at(part, "allOf", String(index))));
  const last = <T>(pick: (view: SchemaView) => T | undefined): T | undefined =>
    parts.map(pick).findLast((each) => each !== undefined);

  const alternatives = [...listOf(own["oneOf"]), ...listOf(own["anyOf"])];
  const variants = alternatives
    .filter((each) => !isNull(each))
    .map((each) => at(each, `variant ${alternatives.indexOf(each)}`));
  // 3.1 says "or null" with an alternative of its own; what is left then is no alternative.
  const single = variants.length === 1 && alternatives.length > 1 ? variants[0] : undefined;
  if (single && Object.keys(own).every((key) => ["oneOf", "anyOf", "description"].includes(key))) {
    return { ...viewSchema(single), nullable: true };
  }
  const properties = isObject(own["properties"]) ? Object.entries(own["properties"]) : [];
  const entries = own["additionalProperties"];
  return {
    component: segments[1] === "schemas" && segments.length === 3 ? segments[2] : last(({ component }) => component),
    pointer: toPointer(segments),
    types: typesOf(own) ?? last(({ types }) => (types.length > 0 ? types : undefined)) ?? [],
    nullable: own["nullable"] === true || listOf(own["type"]).includes("null") || alternatives.some(isNull),
    format: typeof own["format"] === "string" ? own["format"] : last(({ format }) => format),
    values: enumOf(own) ?? last(({ values }) => values),
    properties: new Map([
      ...parts.flatMap((part) => [...part.properties]),
      ...properties.map(([name, schema]) => [name, at(schema, "properties", name)] as const),
    ]),
    required: new Set([...parts.flatMap((part) => [...part.required]), ...listOf(own["required"]).map(String)]),
    items: isObject(own["items"]) ? at(own["items"], "items") : last(({ items }) => items),
    entries:
      isObject(entries) && Object.keys(entries).length > 0
        ? at(entries, "additionalProperties")
        : last((part) => part.entries),
    closed: entries === false || parts.some(({ closed }) => closed),
    variants: variants.length > 0 ? variants : parts.flatMap((part) => part.variants),
  };
}

function typesOf(schema: Schema): string[] | undefined {
  const said = [schema["type"]].flat().filter((type) => typeof type === "string" && type !== "null");
  if (said.length > 0) return said.map(String).sort();
  if (isObject(schema["properties"]) || schema["additionalProperties"] !== undefined) return ["object"];
  return isObject(schema["items"]) ? ["array"] : undefined;
}

function enumOf(schema: Schema): unknown[] | undefined {
  if ("const" in schema) return [schema["const"]];
  // In 3.0 a nullable enum has to list null.
  return Array.isArray(schema["enum"]) ? schema["enum"].filter((value) => value !== null) : undefined;
}

function isNull(schema: unknown): boolean {
  return isObject(schema) && !isReference(schema) && schema["type"] === "null";
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
