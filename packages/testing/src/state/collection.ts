import type { Body } from "../answering/body.js";
import type { Check } from "../schema/check.js";
import { formatProblem } from "../schema/describe.js";
import type { Entry } from "./entry.js";

/** What a collection has to know of its objects. */
export interface CollectionKind<T> {
  /** What the collection is called in errors, such as `applications`. */
  readonly name: string;
  /** The property that identifies an object. */
  readonly key: (value: T) => string;
  /** What objects are found by together, where there is such a thing. */
  readonly group?: (value: T) => string | undefined;
  /** Finds what is wrong with a value. */
  readonly check: Check;
}

/** Objects that are found together, with what they were answered as. */
export interface Group<T> {
  readonly entries: Map<string, Entry<T>>;
  readonly bodies: Map<string, Body>;
}

/** The objects of one kind, by key. Nobody else holds the objects in it. */
export class Collection<T> {
  readonly kind: CollectionKind<T>;
  #entries: ReadonlyMap<string, Entry<T>> = new Map();
  /** The same, once they are this collection's own to change. */
  #own: Map<string, Entry<T>> | undefined;
  #groups = new Map<string, Group<T>>();

  constructor(kind: CollectionKind<T>) {
    this.kind = kind;
  }

  get size(): number {
    return this.#entries.size;
  }

  entry(key: string): Entry<T> | undefined {
    return this.#entries.get(key);
  }

  group(name: string): Group<T> | undefined {
    return this.#groups.get(name);
  }

  /** All entries by key, in the order in which they were added. */
  entries(): ReadonlyMap<string, Entry<T>> {
    return this.#entries;
  }

  /**
   * Checks and writes down objects, and changes nothing yet.
   *
   * @param known - entries that the objects come on top of
   * @throws TypeError that names the path of what is wrong
   */
  prepare(values: readonly T[], known: ReadonlyMap<string, Entry<T>>): Map<string, Entry<T>> {
    const { name, key, check } = this.kind;
    const prepared = new Map<string, Entry<T>>();
    let index = 0;
    for (const value of values) {
      const problem = check(value);
      if (problem) throw new TypeError(`${formatProblem(`${name}[${index}]`, problem)}.`);
      const id = key(value);
      if (known.has(id) || prepared.has(id)) {
        throw new TypeError(`${name}[${index}]: there is one with the key ${JSON.stringify(id)} already.`);
      }
      prepared.set(id, this.#write(value));
      index++;
    }
    return prepared;
  }

  /** Adds entries that were prepared. */
  put(entries: ReadonlyMap<string, Entry<T>>): void {
    for (const [id, entry] of entries) this.#put(id, entry);
  }

  /** Puts another object in an entry's place, also within its group. */
  replace(id: string, value: T): void {
    const entry = this.#write(value);
    if (this.#entries.get(id)?.group !== entry.group) this.#dropFromGroup(id);
    this.#put(id, entry);
  }

  remove(id: string): void {
    this.#dropFromGroup(id);
    this.#change().delete(id);
  }

  /** Replaces everything by entries that were prepared; they can be loaded again later. */
  load(entries: ReadonlyMap<string, Entry<T>>): void {
    this.#entries = entries;
    this.#own = undefined;
    this.#groups = new Map();
    if (this.kind.group) for (const [id, entry] of entries) this.#group(id, entry);
  }

  /** Entries that were loaded are copied when the first of them is to change: most tests change few of many, or none. */
  #change(): Map<string, Entry<T>> {
    this.#own ??= new Map(this.#entries);
    this.#entries = this.#own;
    return this.#own;
  }

  #write(value: T): Entry<T> {
    return { text: JSON.stringify(value), group: this.kind.group?.(value) };
  }

  #put(id: string, entry: Entry<T>): void {
    this.#change().set(id, entry);
    this.#group(id, entry);
  }

  #group(id: string, entry: Entry<T>): void {
    if (entry.group === undefined) return;
    const known = this.#groups.get(entry.group);
    const group = known ?? { entries: new Map<string, Entry<T>>(), bodies: new Map<string, Body>() };
    group.entries.set(id, entry);
    group.bodies.clear();
    this.#groups.set(entry.group, group);
  }

  #dropFromGroup(id: string): void {
    const name = this.#entries.get(id)?.group;
    const group = name === undefined ? undefined : this.#groups.get(name);
    group?.entries.delete(id);
    group?.bodies.clear();
  }
}
