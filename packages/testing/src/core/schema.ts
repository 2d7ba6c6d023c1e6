/** A JSON Schema (2020-12) without annotations. A `$ref` is the name of a component schema. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly items?: Schema | false;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema | false>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf?: readonly (Schema | false)[];
  readonly anyOf?: readonly (Schema | false)[];
  readonly oneOf?: readonly (Schema | false)[];
  /** The extension `x-unique`: every built object has its own value. */
  readonly unique?: boolean;
  /** The extension `x-derived`: a template of the value, or templates by the keys that lead to them. */
  readonly derived?: unknown;
  /** The extension `x-sensitive`: all text here is secret or personal. */
  readonly sensitive?: boolean;
}

/** Component schemas by name. */
export type SchemaTable = Readonly<Record<string, Schema>>;

/** An object whose members can be looked up by name. */
export type Members = Readonly<Record<string, unknown>>;

/** Returns whether a value is an object and not an array. */
export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Resolves references until a schema is not a reference. */
export function resolveSchema(table: SchemaTable, schema: Schema): Schema {
  let resolved = schema;
  while (resolved.$ref !== undefined) resolved = table[resolved.$ref] ?? {};
  return resolved;
}

/** Keywords of a schema about objects and arrays, including those of the schemas that it is composed of. */
export interface Outline {
  readonly properties: Readonly<Record<string, Schema | false>>;
  readonly required: readonly string[];
  /** The schema of undeclared properties. */
  readonly values: Schema | false | undefined;
  readonly items: Schema | false | undefined;
  readonly isObject: boolean;
}

const outlines = new WeakMap<Schema, Outline>();

/** Merges a schema with its `allOf`, `anyOf` and `oneOf`. */
export function outlineOf(table: SchemaTable, schema: Schema): Outline {
  const own = resolveSchema(table, schema);
  const known = outlines.get(own);
  if (known) return known;
  const { properties, required = [], allOf = [], anyOf = [], oneOf = [] } = own;
  const parts = [...allOf, ...anyOf, ...oneOf].map((part) => outlineOf(table, part || {}));
  const outline: Outline = {
    properties: Object.assign({}, ...parts.map((part) => part.properties), properties),
    required: [...required, ...parts.flatMap((part) => part.required)],
    values: own.additionalProperties ?? parts.find(({ values }) => values)?.values,
    items: own.items ?? parts.find(({ items }) => items)?.items,
    isObject: own.type === "object" || properties !== undefined || parts.some(({ isObject }) => isObject),
  };
  outlines.set(own, outline);
  return outline;
}

/** Returns the schema of a property, or `undefined` if there can't be one. */
export function propertyOf({ properties, values }: Outline, key: string): Schema | undefined {
  if (Object.hasOwn(properties, key)) return properties[key] || {};
  // An object that declares no properties is a map of anything.
  return values || (values === undefined && Object.keys(properties).length === 0 ? {} : undefined);
}

/** Copies a value by way of JSON. */
export function cloneJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? "null");
}

/** Formats a path as in code: `applications[0]._links.self`. */
export function formatPath(root: string, path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => {
    if (/^\d+$/.test(String(key))) return `${text}[${key}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(String(key))) return `${text}[${JSON.stringify(key)}]`;
    return text === "" ? String(key) : `${text}.${key}`;
  }, root);
}
