import { mergeOverrides } from "../factories/merge.js";
import type { Factories } from "../factories.gen.js";
import { formatPath, formatProblem } from "../schema/describe.js";
import type { Members } from "../schema/schema.js";
import { schemas } from "../schema-table.gen.js";
import type { Collection } from "./collection.js";
import { type Entry, readEntry } from "./entry.js";
import type { Resources, Seed } from "./resources.js";

/**
 * A collection as a test sees it.
 *
 * @param schema - the name of the objects' component schema
 */
export function editResources<T extends object>(
  collection: Collection<T>,
  schema: string,
  factories: Factories,
): Resources<T> {
  const { name, key, check } = collection.kind;
  const demand = (id: string): Entry<T> => {
    const entry = collection.entry(id);
    if (entry) return entry;
    throw new TypeError(`${name}: there is none with the key ${JSON.stringify(id)}. ${describeKeys(collection)}`);
  };
  return {
    get size() {
      return collection.size;
    },
    get: (id) => {
      const entry = collection.entry(id);
      return entry && readEntry(entry);
    },
    list: () => [...collection.entries().values()].map(readEntry),
    add: (...seeds) => collection.put(collection.prepare(grow(seeds, factories), collection.entries())),
    update: (id, overrides) => {
      const draft = readEntry(demand(id));
      const root = formatPath(name, [id]);
      const context = { table: schemas, root, build: () => ({}) };
      // A T is an object, and so are its overrides; the draft is a copy, which may be changed.
      mergeOverrides(context, { $ref: schema }, draft as Record<string, unknown>, overrides as Members, []);
      const problem = check(draft);
      if (problem) throw new TypeError(`${formatProblem(root, problem)}.`);
      if (key(draft) !== id) throw new TypeError(`${root}: an update can't change the key. Remove it and add another.`);
      collection.replace(id, draft);
      return draft;
    },
    remove: (id) => {
      demand(id);
      collection.remove(id);
    },
  };
}

/** What seeds stand for: builders are called with the instance's factories. */
export function grow<T>(seeds: readonly Seed<T>[], factories: Factories): readonly T[] {
  const isPlain = (seed: Seed<T>): seed is T => typeof seed !== "function";
  if (seeds.every(isPlain)) return seeds;
  return seeds.flatMap((seed): T | readonly T[] => {
    // A T is an object of JSON and no function.
    return typeof seed === "function" ? (seed as (factories: Factories) => T | readonly T[])(factories) : seed;
  });
}

function describeKeys<T>(collection: Collection<T>): string {
  if (collection.size === 0) return "It is empty.";
  const keys = [...collection.entries().keys()].slice(0, 5).map((key) => JSON.stringify(key));
  return `There are ${keys.join(", ")}${collection.size > 5 ? ` and ${collection.size - 5} more` : ""}.`;
}
