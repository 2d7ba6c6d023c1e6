import { createChecks } from "../schema/check.js";
import { formatProblem } from "../schema/describe.js";
import { isMembers, type Members, type SchemaTable } from "../schema/schema.js";
import { cloneJson } from "../state/clone.js";
import { mergeOverrides } from "./merge.js";
import { type Blanks, compileBlanks, type Draft, memberOf, splitPointer } from "./template.js";

/** What a factory builds from. */
export interface FactorySource {
  /** The name of the component schema. */
  readonly schema: string;
  /** The fixture that shows an object of the schema, or … */
  readonly fixture?: string;
  /** … an object to copy. */
  readonly value?: Members;
  /** Where in the fixture the object stands, as a JSON pointer. Default: it is the fixture. */
  readonly at?: string;
  /** What differs from one object to the next: templates, and times as numbers, by JSON pointer. */
  readonly blanks?: Readonly<Record<string, string | number>>;
}

/** What the factories of a document are bound to. */
export interface FactoryTables<Factories> {
  readonly sources: Readonly<Record<keyof Factories, FactorySource>>;
  readonly fixtures: Members;
  readonly schemas: SchemaTable;
}

/** Where factories start. */
export interface FactoryOptions {
  /** The number of the first object; keys and names count up from it. Default: 1. */
  readonly seed?: number;
}

interface Factory {
  readonly name: string;
  readonly source: FactorySource;
  readonly blanks: Blanks;
  readonly at: readonly string[];
  next: number;
}

/**
 * Makes the factories of a document, which share nothing with those of another call.
 *
 * @typeParam Factories - the generated interface, a method for each source
 */
export function bindFactories<Factories extends object>(
  { sources, fixtures, schemas }: FactoryTables<Factories>,
  { seed = 1 }: FactoryOptions = {},
): Factories {
  const factories = Object.entries<FactorySource>(sources).map(
    ([name, source]): Factory => ({
      name,
      source,
      blanks: compileBlanks(source.blanks ?? {}),
      at: splitPointer(source.at ?? ""),
      next: seed,
    }),
  );
  const check = createChecks(schemas);
  const bySchema = new Map(factories.map((factory) => [factory.source.schema, factory]));

  const build = (factory: Factory, overrides: Members): unknown => {
    const { source, blanks, name } = factory;
    const draft = fresh(factory, fixtures);
    const n = factory.next++;
    for (const fill of blanks.counting) fill(draft, n);
    // Links follow a key that is given, not the one that was counted.
    for (const key in overrides) if (typeof overrides[key] === "string" && key in draft) draft[key] = overrides[key];
    for (const fill of blanks.following) fill(draft, n);
    if (overrides !== none) {
      const schema = { $ref: source.schema };
      const buildPart = (part: string) => {
        const known = bySchema.get(part);
        return known ? build(known, none) : {};
      };
      mergeOverrides({ table: schemas, root: name, build: buildPart }, schema, draft, overrides, []);
      for (const [property, fill] of blanks.lengths) if (overrides[property] === undefined) fill(draft, n);
      const problem = check(source.schema)(draft);
      if (problem) throw new TypeError(`${formatProblem(name, problem)}.`);
    }
    return draft;
  };
  const methods = factories.map((factory) => [
    factory.name,
    (overrides: unknown = none) => {
      if (isMembers(overrides)) return build(factory, overrides);
      throw new TypeError(
        `${factory.name}: overrides are an object. Call it once for each object that is to be built.`,
      );
    },
  ]);
  return Object.fromEntries(methods) as Factories; // a method for each key of the sources, which has those of Factories
}

const none: Members = {};

/** An object that nobody else has: fixtures are made anew at each access. */
function fresh({ source, at }: Factory, fixtures: Members): Draft {
  let value = source.fixture === undefined ? cloneJson(source.value) : fixtures[source.fixture];
  for (const key of at) value = memberOf(value, key);
  return value as Draft; // the generator has found an object there
}
