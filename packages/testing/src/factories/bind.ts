import { isMembers, type Members, type SchemaTable } from "../schema/schema.js";
import { cloneJson } from "../state/clone.js";
import { mergeOverrides } from "./merge.js";
import { type Blank, type Draft, fillBlanks, memberOf, splitPointer } from "./template.js";

/** What a factory builds from. */
export interface FactorySource {
  /** The name of the component schema. Default: the name of the factory without its `build`. */
  readonly schema?: string;
  /** Where among the fixtures an object of the schema stands, as a JSON pointer, or … */
  readonly from?: string;
  /** … an object to copy. */
  readonly value?: Members;
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
  readonly schema: string;
  readonly source: FactorySource;
  readonly from: readonly string[];
  /** What counts up. */
  readonly counting: readonly Blank[];
  /** What follows from other properties. */
  readonly following: readonly Blank[];
  /** The lengths of lists. */
  readonly lengths: readonly Blank[];
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
  const factories = Object.entries<FactorySource>(sources).map(([name, source]) => prepare(name, source, seed));
  const bySchema = new Map(factories.map((factory) => [factory.schema, factory]));

  const build = (factory: Factory, overrides: Members): Draft => {
    const { counting, following, lengths, name: root, schema } = factory;
    const draft = fresh(factory, fixtures);
    const n = factory.next++;
    fillBlanks(counting, draft, n);
    // Links follow a key that is given, not the one that was counted.
    for (const key in overrides) if (typeof overrides[key] === "string" && key in draft) draft[key] = overrides[key];
    fillBlanks(following, draft, n);
    if (overrides === none) return draft;
    const buildPart = (part: string) => {
      const known = bySchema.get(part);
      return known ? build(known, none) : {};
    };
    mergeOverrides({ table: schemas, root, build: buildPart }, { $ref: schema }, draft, overrides, []);
    const unsaid = lengths.filter(([[property = ""]]) => overrides[property] === undefined);
    fillBlanks(unsaid, draft, n);
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

function prepare(name: string, source: FactorySource, seed: number): Factory {
  const { schema = name.slice("build".length), from = "", blanks = {} } = source;
  const all = Object.entries(blanks).map(([pointer, content]): Blank => [splitPointer(pointer), content]);
  const kindOf = ([, content]: Blank) => /\{#?n\b|\{#/.exec(typeof content === "number" ? "{n" : content)?.[0];
  return {
    name,
    schema,
    source,
    from: splitPointer(from),
    counting: all.filter((blank) => kindOf(blank)?.endsWith("n")),
    following: all.filter((blank) => kindOf(blank) === undefined),
    lengths: all.filter((blank) => kindOf(blank) === "{#"),
    next: seed,
  };
}

/** An object that nobody else has: fixtures are made anew at each access. */
function fresh({ source, from }: Factory, fixtures: Members): Draft {
  return (source.value ? cloneJson(source.value) : from.reduce(memberOf, fixtures)) as Draft; // the generator has found an object there
}
