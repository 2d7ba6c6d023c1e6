import type { Overrides } from "../factories/overrides.js";
import type { Factories } from "../factories.gen.js";

/** An object for the state, or what builds one or several with the instance's own factories. */
export type Seed<T> = T | ((factories: Factories) => T | readonly T[]);

/** The objects of one kind in an instance, as a test sees them. What goes in and out is copied. */
export interface Resources<T> {
  /** How many there are. */
  readonly size: number;
  /** A copy of the object with the key; `undefined` where there is none. */
  get(key: string): T | undefined;
  /** Copies of all objects, in the order in which they were added. */
  list(): T[];
  /**
   * Adds objects: all of them or, where one is wrong, none.
   *
   * @throws TypeError that names the path, for one that the schema refuses or whose key is there already
   */
  add(...seeds: readonly Seed<T>[]): void;
  /**
   * Changes an object: what is given, as deep as it goes; arrays whole; `undefined` removes an optional property.
   *
   * @returns a copy of the object as it is now
   * @throws TypeError where there is none with the key, or that names the path of what is wrong
   */
  update(key: string, overrides: Overrides<T>): T;
  /** @throws TypeError where there is none with the key */
  remove(key: string): void;
}
