import { type Body, createBody } from "../answering/body.js";

/**
 * An object in the state. It is never changed, only replaced, so that what was written out for an answer stays true as long as the entry is
 * there.
 */
export interface Entry<T> {
  readonly value: T;
  /** What it was answered as, by variant; made at the first answer. */
  bodies?: Map<string, Body>;
}

/** What an entry is answered with, written out at its first use. */
export function bodyOf<T>(entry: Entry<T>, variant: string, represent: (value: T) => unknown): Body {
  entry.bodies ??= new Map();
  const { bodies } = entry;
  const known = bodies.get(variant);
  if (known) return known;
  const body = createBody(represent(entry.value));
  bodies.set(variant, body);
  return body;
}
