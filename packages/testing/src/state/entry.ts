import { type Body, createBody } from "../answering/body.js";

/**
 * An object in the state, as JSON: it shares nothing with anybody, takes less memory than the object, and most are never looked at. An entry
 * is never changed, only replaced, so that what was written out for an answer stays true as long as the entry is there.
 */
export interface Entry<T> {
  readonly text: string;
  /** What it is found by together with others, where there is such a thing. */
  readonly group: string | undefined;
  /** What it was answered as, by variant; made at the first answer. */
  bodies?: Map<string, Body>;
  /** Stands for the type of the object; there is no such property. */
  readonly type?: T;
}

/** A copy of the object. */
export function readEntry<T>({ text }: Entry<T>): T {
  return JSON.parse(text) as T; // written from a T
}

/** What an entry is answered with, written out at its first use. */
export function bodyOf<T>(entry: Entry<T>, variant: string, represent: (value: T) => unknown): Body {
  entry.bodies ??= new Map();
  const { bodies } = entry;
  const known = bodies.get(variant);
  if (known) return known;
  const body = createBody(represent(readEntry(entry)));
  bodies.set(variant, body);
  return body;
}
