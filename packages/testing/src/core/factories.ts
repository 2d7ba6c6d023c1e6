import type { Check } from "@ld-rest/types/schemas";
import {
  cloneJson,
  formatPath,
  isMembers,
  type Members,
  outlineOf,
  propertyOf,
  type Schema,
  type SchemaTable,
} from "./schema.js";
import { checkOptions, findProblem } from "./validate.js";

/** Some of the properties of a `T`, at any depth. An array replaces the whole array; `undefined` removes an optional property. */
export type Overrides<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Overrides<T[K]> | (Partial<Pick<T, K>> extends Pick<T, K> ? undefined : never) }
    : T;

/** Source of a factory: the place of an example among the fixtures, or a value. */
export interface FactorySource {
  /** The component schema. Default: the factory's name without `build`. */
  readonly schema?: string;
  /** JSON pointer of an example. */
  readonly from?: string;
  /** The value to copy if there is no example. */
  readonly value?: Members;
}

/** Options of factories. */
export interface FactoryOptions {
  /** Number of the first object: keys, ids and names count up from it. Default: 1. */
  readonly seed?: number;
}

/** The tables that factories are made from. */
export interface FactoryTables {
  readonly sources: Readonly<Record<string, FactorySource>>;
  readonly fixtures: Members;
  readonly schemas: SchemaTable;
  readonly checks: Readonly<Record<string, Check>>;
}

type Draft = Record<string, unknown>;
type Path = readonly (string | number)[];

/** Numbers of the next objects, by factories. */
const counters = new WeakMap<object, Map<string, number>>();

/**
 * Creates factories that share nothing with others.
 *
 * A built object starts as a copy of the spec's example. Then properties with `x-unique` get a value of their own, overrides are merged,
 * and properties with `x-derived` are calculated from the others, unless an override sets them.
 *
 * @typeParam Factories - the generated interface, a method for each source
 */
export function bindFactories<Factories extends object>(
  tables: FactoryTables,
  options: FactoryOptions = {},
): Factories {
  checkOptions("createFactories", options, ["seed"]);
  const { seed = 1 } = options;
  if (!Number.isSafeInteger(seed)) throw new TypeError(`seed must be a whole number, not ${seed}.`);
  const { sources, fixtures, schemas, checks } = tables;
  const next = new Map<string, number>();
  const names = new Map(
    Object.entries(sources).map(([name, { schema }]) => [schema ?? name.slice("build".length), name]),
  );
  const create = (schema: string): Members => {
    const build = builders.get(names.get(schema) ?? "");
    return build ? build() : {};
  };
  const methods = Object.entries(sources).map(([name, { schema = name.slice("build".length), from = "", value }]) => {
    const pointer = from.split("/").slice(1).map(unescapePointer);
    const build = (...layers: readonly unknown[]): Draft => {
      // Each access creates a new fixture. The generator has checked that it has an object there.
      const draft = (value ? cloneJson(value) : pointer.reduce<unknown>(memberOf, fixtures)) as Draft;
      const n = next.get(name) ?? seed;
      next.set(name, n + 1);
      count(schemas, { $ref: schema }, draft, n);
      const given: Draft = {};
      for (const layer of layers) {
        if (!isMembers(layer)) {
          throw new TypeError(`${name} takes objects with overrides. To build several, use buildList.`);
        }
        merge({ table: schemas, root: name, create }, { $ref: schema }, draft, layer, given, []);
      }
      derive(schemas, { $ref: schema }, draft, given);
      const check = layers.length > 0 ? checks[schema] : undefined;
      const problem = check && findProblem(check, draft, name);
      if (problem) throw new TypeError(`${problem}.`);
      return draft;
    };
    return [name, build] as const;
  });
  const builders = new Map(methods);
  const factories = Object.fromEntries(methods) as Factories; // a method for each key of the sources
  counters.set(factories, next);
  return factories;
}

/** Saves the counters of factories. @returns a function that restores them */
export function saveCounters(factories: object): () => void {
  const current = counters.get(factories) ?? new Map();
  const saved = new Map(current);
  return () => {
    current.clear();
    for (const [name, n] of saved) current.set(name, n);
  };
}

/**
 * Builds several objects.
 *
 * @param build - a factory
 * @param length - how many
 * @param overrides - overrides for all, or a function that returns those of each
 *
 * @example
 * ```ts
 * import { buildApplication, buildList } from "@ld-rest/testing";
 *
 * const kinds = ["browser", "mobile", "server"] as const;
 * const applications = buildList(buildApplication, 3, (index) => ({ kind: kinds[index] ?? "server" }));
 * console.log(applications.map(({ kind }) => kind)); // [ 'browser', 'mobile', 'server' ]
 * ```
 */
export function buildList<T>(
  build: (...overrides: Overrides<T>[]) => T,
  length: number,
  overrides?: Overrides<T> | ((index: number) => Overrides<T>),
): T[] {
  return Array.from({ length }, (_, index) => {
    // Overrides are never functions themselves.
    const own = typeof overrides === "function" ? (overrides as (index: number) => Overrides<T>)(index) : overrides;
    return own === undefined ? build() : build(own);
  });
}

function memberOf(value: unknown, key: string): unknown {
  return (value as Members | undefined)?.[key]; // arrays have indexes as keys, and scalars have no members
}

function unescapePointer(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Makes the properties with `x-unique` of an object unique. */
function count(table: SchemaTable, schema: Schema, draft: Draft, n: number): void {
  for (const [key, property] of Object.entries(outlineOf(table, schema).properties)) {
    if (property && "unique" in property && key in draft) draft[key] = unique(draft[key], n);
  }
}

/** Makes a value unique: adds to a number, appends to text, and replaces the end of a hexadecimal id. */
function unique(value: unknown, n: number): unknown {
  if (typeof value === "number") return value + n;
  if (typeof value !== "string") return value;
  if (/^[0-9a-f-]{8,}[0-9a-f]{8}$/.test(value)) return `${value.slice(0, -8)}${n.toString(16).padStart(8, "0")}`;
  return `${value}${value.includes(" ") ? " " : "-"}${n}`;
}

/** Context of a merge. */
export interface MergeContext {
  readonly table: SchemaTable;
  /** First part of the paths in errors. */
  readonly root: string;
  /** Creates an object of a component schema, for overrides of an object that is absent. */
  readonly create: (schema: string) => Members;
}

/**
 * Merges overrides into a draft: objects deep, everything else whole; `undefined` removes.
 *
 * @param given - receives the structure of the overrides, so that overridden properties aren't derived
 * @throws TypeError for an unknown property, and if a required one is to be removed
 */
export function merge(
  context: MergeContext,
  schema: Schema,
  draft: Draft,
  overrides: Members,
  given: Draft,
  path: Path,
): void {
  const { table, root, create } = context;
  const outline = outlineOf(table, schema);
  for (const [key, override] of Object.entries(overrides)) {
    const at = [...path, key];
    const property = propertyOf(outline, key);
    if (!property && !Object.hasOwn(draft, key)) {
      const known = Object.keys(outline.properties).join(", ");
      throw new TypeError(`${formatPath(root, at)}: unknown property. The schema has ${known}.`);
    }
    if (override === undefined) {
      if (outline.required.includes(key)) {
        throw new TypeError(`${formatPath(root, at)}: the property is required and can't be removed.`);
      }
      delete draft[key];
      setMember(given, key, true);
    } else if (property && isMembers(override) && outlineOf(table, property).isObject) {
      if (!isMembers(draft[key])) setMember(draft, key, property.$ref === undefined ? {} : create(property.$ref));
      if (!isMembers(given[key])) setMember(given, key, {});
      // The lines above have made both objects.
      merge(context, property, draft[key] as Draft, override, given[key] as Draft, at);
    } else {
      if (Array.isArray(override)) checkItems(context, property, override, at);
      setMember(draft, key, cloneJson(override));
      setMember(given, key, true);
    }
  }
}

/** Checks the items of an array, which can't have unknown properties either. */
function checkItems(context: MergeContext, property: Schema | undefined, list: readonly unknown[], path: Path): void {
  const { items } = outlineOf(context.table, property ?? {});
  if (!items) return;
  for (const [index, value] of list.entries()) {
    if (isMembers(value)) merge({ ...context, create: () => ({}) }, items, {}, value, {}, [...path, index]);
  }
}

/** Sets a member. An assignment to `__proto__` would set the prototype. */
function setMember(draft: Draft, key: string, value: unknown): void {
  Object.defineProperty(draft, key, { value, writable: true, enumerable: true, configurable: true });
}

const noneGiven: Members = {};

/** Calculates the properties with `x-derived` of an object and of the objects within it, innermost first. */
function derive(table: SchemaTable, schema: Schema, value: unknown, given: unknown): void {
  if (given === true) return;
  const outline = outlineOf(table, schema);
  const own = isMembers(given) ? given : noneGiven;
  if (Array.isArray(value)) {
    if (outline.items) for (const item of value) derive(table, outline.items, item, noneGiven);
    return;
  }
  if (!isMembers(value)) return;
  const draft = value as Draft; // a part of the draft that is being built
  for (const [key, member] of Object.entries(draft)) {
    const property = typeof member === "object" ? propertyOf(outline, key) : undefined;
    if (property) derive(table, property, member, own[key]);
  }
  for (const [key, property] of Object.entries(outline.properties)) {
    if (property && property.derived !== undefined && key in draft) {
      draft[key] = fill(property.derived, draft[key], own[key], draft);
    }
  }
}

/** Fills the templates of values that weren't overridden. */
function fill(template: unknown, value: unknown, given: unknown, owner: Members): unknown {
  if (given === true || value === undefined) return value;
  if (typeof template === "string") return fillText(template, value, owner);
  if (typeof value !== "object" || value === null) return value;
  const draft = value as Draft; // an object or array of the draft that is being built
  for (const [key, part] of Object.entries(Object(template))) {
    if (key in draft) draft[key] = fill(part, draft[key], memberOf(given, key), owner);
  }
  return draft;
}

/** Fills a template: `{key}` is the value of that property, percent-encoded in a URL, and `{items.length}` alone is a number. */
function fillText(template: string, value: unknown, owner: Members): unknown {
  const [, list] = /^\{(\w+)\.length\}$/.exec(template) ?? [];
  if (list !== undefined) return Array.isArray(owner[list]) ? owner[list].length : value;
  const isUrl = /^(?:\/|https?:)/.test(template);
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const text = String(owner[name] ?? "").replaceAll(/\p{Surrogate}/gu, "\ufffd"); // which has no encoding
    return isUrl ? encodeURIComponent(text) : text;
  });
}
