import type { Body } from "../answering/body.js";
import { cloneJson } from "./clone.js";
import type { Entry } from "./entry.js";

/** What a collection has to know of its objects. */
export interface CollectionKind<T> {
  /** What the collection is called in errors, such as `applications`. */
  readonly name: string;
  /** The property that identifies an object. */
  readonly key: (value: T) => string;
  /** What objects are found by together, where there is such a thing. */
  readonly group?: (value: T) => string | undefined;
  /** @throws TypeError that says where a value is wrong */
  readonly validate: (value: unknown, at: string) => void;
}

/** Objects that are found together, with what they were answered as. */
export interface Group<T> {
  readonly entries: Map<string, Entry<T>>;
  readonly bodies: Map<string, Body>;
}

/** The objects of one kind, by key. What goes in and out is copied: nobody holds the state's own objects. */
export class Collection<T> {
  readonly #kind: CollectionKind<T>;
  #entries = new Map<string, Entry<T>>();
  #groups = new Map<string, Group<T>>();

  constructor(kind: CollectionKind<T>) {
    this.#kind = kind;
  }

  /** How many objects there are. */
  get size(): number {
    return this.#entries.size;
  }

  entry(key: string): Entry<T> | undefined {
    return this.#entries.get(key);
  }

  group(name: string): Group<T> | undefined {
    return this.#groups.get(name);
  }

  /** All entries, in the order in which they were added. */
  entries(): ReadonlyMap<string, Entry<T>> {
    return this.#entries;
  }

  /** Takes all of the values or, where one is wrong or there already, none of them. */
  add(values: readonly T[]): void {
    const { name, key, validate } = this.#kind;
    const added = new Map<string, Entry<T>>();
    for (const [index, value] of values.entries()) {
      validate(value, values.length === 1 ? name : `${name}[${index}]`);
      const id = key(value);
      if (this.#entries.has(id) || added.has(id)) {
        throw new TypeError(`${name}: there is one with the key ${JSON.stringify(id)} already. Change it with update.`);
      }
      added.set(id, { value: cloneJson(value), bodies: new Map() });
    }
    for (const [id, entry] of added) this.#put(id, entry);
  }

  /** @throws TypeError where there is none with the key, or where the changed object is wrong */
  update(id: string, change: (value: T) => T): T {
    const { name, key, validate } = this.#kind;
    const value = cloneJson(change(this.#require(id).value));
    validate(value, `${name}[${JSON.stringify(id)}]`);
    if (key(value) !== id) {
      throw new TypeError(
        `${name}: an update can't change the key, here ${JSON.stringify(id)}. Remove it and add another.`,
      );
    }
    this.#drop(id);
    this.#put(id, { value, bodies: new Map() });
    return value;
  }

  /** @throws TypeError where there is none with the key */
  remove(id: string): void {
    this.#require(id);
    this.#drop(id);
    this.#entries.delete(id);
  }

  /** Replaces everything by entries of this collection's past. */
  restore(entries: ReadonlyMap<string, Entry<T>>): void {
    this.#entries = new Map();
    this.#groups = new Map();
    for (const [id, entry] of entries) this.#put(id, entry);
  }

  #require(id: string): Entry<T> {
    const entry = this.#entries.get(id);
    if (entry) return entry;
    const known = [...this.#entries.keys()].slice(0, 5).map((key) => JSON.stringify(key));
    const others = known.length > 0 ? `There are ${known.join(", ")}${this.size > 5 ? ", …" : ""}.` : "It is empty.";
    throw new TypeError(`${this.#kind.name}: there is none with the key ${JSON.stringify(id)}. ${others}`);
  }

  #put(id: string, entry: Entry<T>): void {
    this.#entries.set(id, entry);
    const name = this.#kind.group?.(entry.value);
    if (name === undefined) return;
    const group = this.#groups.get(name) ?? { entries: new Map<string, Entry<T>>(), bodies: new Map<string, Body>() };
    group.entries.set(id, entry);
    group.bodies.clear();
    this.#groups.set(name, group);
  }

  #drop(id: string): void {
    const entry = this.#entries.get(id);
    const name = entry && this.#kind.group?.(entry.value);
    const group = name === undefined ? undefined : this.#groups.get(name);
    group?.entries.delete(id);
    group?.bodies.clear();
  }
}
