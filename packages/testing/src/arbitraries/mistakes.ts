import { formatPath } from "../schema/describe.js";
import { isMembers, resolveSchema, type Schema, type SchemaTable } from "../schema/schema.js";

/** The ways in which a value can be wrong. */
export type Mistake = "missing" | "wrong type" | "not in enum";

/** A value that differs from its schema in one way. */
export interface WrongValue {
  readonly value: unknown;
  readonly mistake: Mistake;
  /** Where it is wrong, as one would write it in code; empty for the value itself. */
  readonly path: string;
}

type Path = readonly (string | number)[];

/** All values that differ from a valid one in one way. The valid one is left as it is. */
export function listMistakes(table: SchemaTable, schema: Schema, value: unknown): (() => WrongValue)[] {
  return findMistakes(table, schema, value, []).map(({ path, mistake, replacement }) => () => ({
    mistake,
    path: formatPath("", path),
    value: replaceAt(value, path, replacement),
  }));
}

interface Place {
  readonly path: Path;
  readonly mistake: Mistake;
  /** What the value there becomes; `undefined` takes it away. */
  readonly replacement: unknown;
}

function findMistakes(table: SchemaTable, reference: Schema, value: unknown, path: Path): Place[] {
  const schema = resolveSchema(table, reference);
  // Where a value may fit one of several schemas, a change can make it fit another.
  if (schema.oneOf ?? schema.anyOf ?? schema.allOf) return [];
  const here: Place[] = [];
  if (schema.enum) here.push({ path, mistake: "not in enum", replacement: "not one of the values" });
  else if (schema.type !== undefined) here.push({ path, mistake: "wrong type", replacement: ofOtherType(schema.type) });
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

function ofOtherType(type: string | readonly string[]): unknown {
  const types = [type].flat();
  return types.includes("boolean") ? { not: "this" } : true;
}

function replaceAt(value: unknown, path: Path, replacement: unknown): unknown {
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
