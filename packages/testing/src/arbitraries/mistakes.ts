import { isMembers, resolveSchema, type Schema, type SchemaTable } from "../core/schema.js";

/** Kind of mistake in an invalid value. */
export type Mistake = "missing" | "wrong type" | "not in enum";

/** A value that differs from its schema in exactly one way. */
export interface WrongValue {
  /** The invalid value. */
  readonly value: unknown;
  /** How it is invalid. */
  readonly mistake: Mistake;
  /** Path of the difference, such as `flags.items[0].key`. Empty for the value itself. */
  readonly path: string;
}

type Path = readonly (string | number)[];

/** A change that makes a valid value invalid. */
export interface Place {
  readonly path: Path;
  readonly mistake: Mistake;
  /** The new value at this place; `undefined` removes it. */
  readonly replacement: unknown;
}

/** Lists the changes that make a valid value invalid in one way. */
export function findMistakes(table: SchemaTable, reference: Schema, value: unknown, path: Path = []): Place[] {
  const schema = resolveSchema(table, reference);
  const here: Place[] = [];
  const types = typesOf(table, schema);
  if (schema.enum) {
    const other = others.find(([type, other]) => allows(types, type) && !schema.enum?.includes(other));
    if (other) here.push({ path, mistake: "not in enum", replacement: other[1] });
  } else if (types && !listsValues(table, schema)) {
    const other = others.find(([type]) => !allows(types, type));
    if (other) here.push({ path, mistake: "wrong type", replacement: other[1] });
  }
  // A change inside the value can make it valid against another alternative.
  if (schema.oneOf ?? schema.anyOf ?? schema.allOf) return here;
  if (Array.isArray(value)) {
    const items = schema.items || {};
    return [
      ...here,
      ...value.slice(0, 20).flatMap((item, index) => findMistakes(table, items, item, [...path, index])),
    ];
  }
  if (!isMembers(value)) return here;
  const missing = (schema.required ?? []).map(
    (name): Place => ({ path: [...path, name], mistake: "missing", replacement: undefined }),
  );
  const within = Object.entries(value).flatMap(([name, member]) => {
    const own =
      schema.properties && Object.hasOwn(schema.properties, name)
        ? schema.properties[name]
        : schema.additionalProperties;
    return own ? findMistakes(table, own, member, [...path, name]) : [];
  });
  return [...here, ...missing, ...within];
}

/** Values of all types, to replace others. */
const others: readonly (readonly [type: string, value: unknown])[] = [
  ["boolean", true],
  ["boolean", false],
  ["object", { not: "this" }],
  ["string", "not this"],
  ["integer", 123_456_789],
  ["array", ["not this"]],
  ["null", null],
];

function allows(types: readonly string[] | undefined, type: string): boolean {
  return !types || types.includes(type) || (type === "integer" && types.includes("number"));
}

/** Whether a schema, or one that it is composed of, lists its values: a value of another type is then invalid in two ways. */
function listsValues(table: SchemaTable, reference: Schema | false): boolean {
  const { enum: values, const: value, oneOf = [], anyOf = [], allOf = [] } = resolveSchema(table, reference || {});
  const isListed = values !== undefined || value !== undefined;
  return isListed || [...oneOf, ...anyOf, ...allOf].some((part) => listsValues(table, part));
}

/** The types that a schema allows, or `undefined` if it names none. */
function typesOf(table: SchemaTable, reference: Schema | false): readonly string[] | undefined {
  const { type, oneOf, anyOf, allOf } = resolveSchema(table, reference || {});
  if (type !== undefined) return [type].flat();
  const branches = (oneOf ?? anyOf ?? []).map((branch) => typesOf(table, branch));
  if (branches.length > 0)
    return branches.some((types) => !types) ? undefined : branches.flatMap((types) => types ?? []);
  return allOf?.map((part) => typesOf(table, part)).find((types) => types);
}

/** Returns a copy of a value with one place changed. */
export function replaceAt(value: unknown, path: Path, replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? replaceAt(item, rest, replacement) : item));
  if (!isMembers(value)) return value;
  const entries = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    if (name !== key) return [[name, member]];
    return rest.length === 0 && replacement === undefined ? [] : [[name, replaceAt(member, rest, replacement)]];
  });
  return Object.fromEntries(entries);
}
