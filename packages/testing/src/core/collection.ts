import type { Check } from "@ld-rest/types/schemas";
import { type Body, createBody } from "./body.js";
import { merge, type Overrides } from "./factories.js";
import type { Call, CustomReply, Errors, Reply } from "./replies.js";
import type { Permissions } from "./roles.js";
import { formatPath, isMembers, type SchemaTable } from "./schema.js";
import { findProblem } from "./validate.js";

/** Declares a collection of objects, and how the operations that share it respond. */
export interface Resource<T> {
  /** The component schema of the objects. Default: none, they are strings. */
  readonly schema?: string;
  /** The value that identifies an object. */
  key(value: T): string;
  /** A value by which objects are looked up in groups. Default: none. */
  group?(value: T): string | undefined;
  /** Objects of a new instance. Default: none. */
  initial?(): readonly T[];
  /** Handlers of operations, by operation id. */
  readonly handlers?: Readonly<Record<string, ResourceHandler<T>>>;
}

/** A call with the context that this package's handlers need. */
export interface HandlerContext extends Call {
  /** All collections by name. */
  readonly collections: Readonly<Record<string, StoredCollection<unknown>>>;
  /** Permissions of the caller. Absent if everything is allowed. */
  readonly permissions: Permissions | undefined;
  readonly errors: Errors;
}

/** Handles a call. A reply whose body is not serialized yet is validated against the spec. */
export type Handler = (call: HandlerContext) => Reply | CustomReply;

/** Handles a call of an operation that belongs to a collection. */
export type ResourceHandler<T> = {
  // A method, so that resources of different types fit into one record.
  handle(call: HandlerContext, collection: StoredCollection<T>): Reply | CustomReply;
}["handle"];

/** An object of the state. It is stored as JSON, so that it shares nothing with callers. */
interface Entry {
  readonly body: Body;
  readonly group: string | undefined;
  /** Response bodies made from it, by variant. */
  bodies?: Map<string, Body>;
}

/** Objects that are looked up together, with the response body made from them. */
interface Group {
  readonly items: Body[];
  body?: Body;
}

/** An object for the state, or a function that builds one or several with the instance's own factories. */
export type Seed<T, Factories = object> = T | ((factories: Factories) => T | readonly T[]);

/** The objects of one kind in an instance. Objects are copied when they are added and returned. */
export interface Collection<T, Factories = object> {
  /** Number of objects. */
  readonly size: number;
  /** Returns a copy of the object with the key, or `undefined`. */
  get(key: string): T | undefined;
  /** Returns copies of all objects, in the order in which they were added. */
  list(): T[];
  /**
   * Adds objects. If one is invalid, none is added. Pass an array to add many.
   *
   * @throws TypeError for an invalid object, and for a key that exists
   */
  add(...seeds: readonly (Seed<T, Factories> | readonly T[])[]): void;
  /**
   * Updates an object: overrides are merged deeply, arrays are replaced, and `undefined` removes an optional property.
   *
   * @returns a copy of the updated object
   * @throws TypeError if there is no such object, or the result is invalid
   */
  update(key: string, overrides: Overrides<T>): T;
  /**
   * Removes an object.
   *
   * @throws TypeError if there is no such object
   */
  remove(key: string): void;
}

/** Parts of an instance that a collection needs. */
export interface Surroundings {
  readonly schemas: SchemaTable;
  readonly checks: Readonly<Record<string, Check>>;
  readonly factories: object;
}

/** A collection with methods for handlers. */
export class StoredCollection<T> implements Collection<T> {
  readonly #name: string;
  readonly #resource: Resource<T>;
  readonly #surroundings: Surroundings;
  #entries = new Map<string, Entry>();
  /** Entries by group. Rebuilt when they are needed after a change. */
  #groups: Map<string, Group> | undefined;

  constructor(name: string, resource: Resource<T>, surroundings: Surroundings) {
    this.#name = name;
    this.#resource = resource;
    this.#surroundings = surroundings;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): T | undefined {
    const entry = this.#entries.get(key);
    return entry && read<T>(entry.body);
  }

  list(): T[] {
    return [...this.#entries.values()].map((entry) => read<T>(entry.body));
  }

  /** Returns whether there is an object with the key. */
  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** Returns copies of the objects of a group, or `undefined` if there is none. */
  listGroup(group: string): T[] | undefined {
    return this.#group(group)?.items.map((item) => read<T>(item));
  }

  /**
   * Returns a response body made from an object, or `undefined` if there is no such object. It is created once and cached until the
   * object changes.
   *
   * @param variant - distinguishes the bodies that are made from one object
   */
  body(key: string, variant: string, represent: (value: T) => unknown): Body | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    entry.bodies ??= new Map();
    const known = entry.bodies.get(variant);
    if (known) return known;
    const body = createBody(represent(read<T>(entry.body)));
    entry.bodies.set(variant, body);
    return body;
  }

  /**
   * Returns a response body made from the objects of a group, or `undefined` if there is none. It is created once and cached until
   * the collection changes.
   *
   * @param make - creates the body from the serialized objects
   */
  groupBody(group: string, make: (items: readonly Body[]) => Body): Body | undefined {
    const found = this.#group(group);
    if (found) found.body ??= make(found.items);
    return found?.body;
  }

  add(...seeds: readonly (Seed<T> | readonly T[])[]): void {
    for (const [id, entry] of this.prepare(seeds, this.#entries)) this.#entries.set(id, entry);
    this.#groups = undefined;
  }

  update(key: string, overrides: Overrides<T>): T {
    const draft = read<unknown>(this.#demand(key).body);
    const root = formatPath(this.#name, [key]);
    const { schema } = this.#resource;
    if (schema === undefined || !isMembers(draft) || !isMembers(overrides)) {
      throw new TypeError(`${root} can't be updated. Remove it and add another.`);
    }
    const context = { table: this.#surroundings.schemas, root, create: () => ({}) };
    merge(context, { $ref: schema }, draft as Record<string, unknown>, overrides, {}, []);
    const entry = this.#write(draft as T, key); // valid, or this throws
    if (this.#resource.key(draft as T) !== key) {
      throw new TypeError(`${root}: an update can't change the key. Remove the object and add another.`);
    }
    this.#entries.set(key, entry);
    this.#groups = undefined;
    return read<T>(entry.body);
  }

  remove(key: string): void {
    this.#demand(key);
    this.#entries.delete(key);
    this.#groups = undefined;
  }

  /**
   * Validates and serializes objects without changing the collection.
   *
   * @param known - entries that exist already
   * @throws TypeError that names the path of the problem
   */
  prepare(
    seeds: readonly (Seed<T> | readonly T[])[],
    known: ReadonlyMap<string, unknown> = new Map(),
  ): ReadonlyMap<string, Entry> {
    const prepared = new Map<string, Entry>();
    let index = 0;
    for (const seed of seeds) {
      // A T is JSON, never a function.
      const built =
        typeof seed === "function" ? (seed as (factories: object) => T)(this.#surroundings.factories) : seed;
      for (const value of Array.isArray(built) ? (built as readonly T[]) : [built as T]) {
        const entry = this.#write(value, index);
        const id = this.#resource.key(value);
        if (known.has(id) || prepared.has(id))
          throw new TypeError(`${this.#name}[${index}]: the key ${JSON.stringify(id)} exists already.`);
        prepared.set(id, entry);
        index++;
      }
    }
    return prepared;
  }

  /** Replaces everything with prepared entries, which can be loaded again later. */
  load(entries: ReadonlyMap<string, Entry>): void {
    this.#entries = new Map(entries);
    this.#groups = undefined;
    if (this.#resource.group) this.#group("");
  }

  #write(value: T, at: string | number): Entry {
    const { schema, group } = this.#resource;
    const check = schema === undefined ? isString : this.#surroundings.checks[schema];
    const problem = !check || check(value) ? undefined : findProblem(check, value, formatPath(this.#name, [at]));
    if (problem) throw new TypeError(`${problem}.`);
    return { body: createBody(value), group: group?.(value) };
  }

  #group(name: string): Group | undefined {
    if (!this.#groups) {
      this.#groups = new Map();
      for (const entry of this.#entries.values()) {
        if (entry.group === undefined) continue;
        entry.body.measure(); // so that the first response needn't
        const known = this.#groups.get(entry.group);
        if (known) known.items.push(entry.body);
        else this.#groups.set(entry.group, { items: [entry.body] });
      }
    }
    return this.#groups.get(name);
  }

  #demand(key: string): Entry {
    const entry = this.#entries.get(key);
    if (entry) return entry;
    const keys = [...this.#entries.keys()].slice(0, 5).map((one) => JSON.stringify(one));
    const more = this.size > 5 ? ` and ${this.size - 5} more` : "";
    const known = this.size === 0 ? "It is empty." : `It has ${keys.join(", ")}${more}.`;
    throw new TypeError(`${this.#name}: no object has the key ${JSON.stringify(key)}. ${known}`);
  }
}

const isString: Check = Object.assign((value: unknown) => typeof value === "string", {
  errors: [{ instancePath: "", keyword: "type", params: { type: "string" } }],
});

function read<T>({ text }: Body): T {
  return JSON.parse(text) as T; // a copy of a T
}
