import { formatPath } from "../schema/describe.js";
import { isMembers, type Members, resolveSchema, type Schema, type SchemaTable } from "../schema/schema.js";
import { cloneJson } from "../state/clone.js";
import type { Draft } from "./template.js";

/** What overrides are laid over. */
export interface MergeContext {
  readonly table: SchemaTable;
  /** What paths in errors begin with. */
  readonly root: string;
  /** Builds an object of a component schema, to lay overrides over where there is none yet. */
  readonly build: (schema: string) => unknown;
}

type Path = readonly (string | number)[];

/**
 * Lays overrides over a draft, which it changes: objects deep, everything else whole; `undefined` removes.
 *
 * @throws TypeError that names the path, for a property that the schema doesn't have, and for a required one that is to be removed
 */
export function mergeOverrides(
  context: MergeContext,
  schema: Schema,
  draft: Draft,
  overrides: Members,
  path: Path,
): void {
  const { table, root, build } = context;
  const outline = outlineOf(table, schema);
  for (const [key, override] of Object.entries(overrides)) {
    const at = [...path, key];
    const refuse = (problem: string) => new TypeError(`${formatPath(root, at)}: ${problem}.`);
    const member = findProperty(outline, key);
    if (!member && !Object.hasOwn(draft, key)) {
      throw refuse(`there is no such property. There are ${Object.keys(outline.properties).join(", ")}`);
    }
    if (override === undefined) {
      if (outline.required.includes(key)) throw refuse("the property is required and can't be removed");
      delete draft[key];
    } else if (member && isMembers(override) && outlineOf(table, member).isObject) {
      if (!isMembers(draft[key])) setMember(draft, key, member.$ref === undefined ? {} : build(member.$ref));
      mergeOverrides(context, member, draft[key] as Draft, override, at); // an object, as of the line above
    } else {
      setMember(
        draft,
        key,
        Array.isArray(override) ? replaceItems(context, member, override, at) : cloneJson(override),
      );
    }
  }
}

/** An array that comes in the place of another: its items are whole, and can't have unknown properties either. */
function replaceItems(
  context: MergeContext,
  schema: Schema | undefined,
  list: readonly unknown[],
  path: Path,
): unknown[] {
  const { items } = outlineOf(context.table, schema ?? {});
  return list.map((value, index) => {
    if (!items || !isMembers(value)) return cloneJson(value);
    const draft = {};
    mergeOverrides({ ...context, build: () => ({}) }, items, draft, value, [...path, index]);
    return draft;
  });
}

/** Assigned, a key named `__proto__` would set the prototype. */
function setMember(draft: Draft, key: string, value: unknown): void {
  Object.defineProperty(draft, key, { value, writable: true, enumerable: true, configurable: true });
}

/** What overrides have to know of a schema and of those that it is composed of. */
interface Outline {
  readonly properties: Readonly<Record<string, Schema | false>>;
  readonly required: readonly string[];
  /** What the values of a map are, or those of properties that aren't declared. */
  readonly values: Schema | false | undefined;
  readonly items: Schema | false | undefined;
  readonly isObject: boolean;
}

function outlineOf(table: SchemaTable, schema: Schema): Outline {
  const own = resolveSchema(table, schema);
  const { properties, required = [], allOf = [], anyOf = [], oneOf = [] } = own;
  const parts = [...allOf, ...anyOf, ...oneOf].map((part) => outlineOf(table, part || {}));
  return {
    properties: Object.assign({}, ...parts.map((part) => part.properties), properties),
    required: [...required, ...parts.flatMap((part) => part.required)],
    values: own.additionalProperties ?? parts.find(({ values }) => values)?.values,
    items: own.items ?? parts.find(({ items }) => items)?.items,
    isObject: own.type === "object" || properties !== undefined || parts.some(({ isObject }) => isObject),
  };
}

/** The schema of a property: the one that it is declared with, or that of a map's values. */
function findProperty({ properties, values }: Outline, key: string): Schema | undefined {
  if (Object.hasOwn(properties, key)) return properties[key] || {};
  // An object that declares no properties is a map of anything.
  return values || (values === undefined && Object.keys(properties).length === 0 ? {} : undefined);
}
