import { type Body, createBody } from "../answering/body.js";

/**
 * An object in the state. It is never changed, only replaced, so that what was written out for an answer stays true as long as the entry is
 * there.
 */
export interface Entry<T> {
  readonly value: T;
  readonly bodies: Map<string, Body>;
}

/** What an entry is answered with, written out at its first use. */
export function bodyOf<T>({ value, bodies }: Entry<T>, variant: string, represent: (value: T) => unknown): Body {
  const known = bodies.get(variant);
  if (known) return known;
  const body = createBody(represent(value));
  bodies.set(variant, body);
  return body;
}
