/** A JSON Schema (2020-12), without annotations. A `$ref` is the name of a component schema. */
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
}

/** Component schemas by name. */
export type SchemaTable = Readonly<Record<string, Schema>>;

/** An object whose members can be looked up by name. */
export type Members = Readonly<Record<string, unknown>>;

/** Whether a value is an object and no array. */
export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Follows references to the schema that they stand for. */
export function resolveSchema(table: SchemaTable, schema: Schema): Schema {
  let resolved = schema;
  while (resolved.$ref !== undefined) resolved = table[resolved.$ref] ?? {};
  return resolved;
}
