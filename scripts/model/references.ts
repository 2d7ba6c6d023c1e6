import { isObject, isReference, pointerSegments, valueAt } from "../spec/json-pointer.ts";

/** A value of the document with the pointer that leads to it. */
export interface Located<T> {
  readonly value: T;
  readonly segments: readonly string[];
}

/**
 * Follows `$ref`s, however many, to the value that they stand for.
 *
 * @param document - a bundle: every reference leads to somewhere in it
 */
export function resolveReference<T>(
  document: unknown,
  value: T | { readonly $ref: string },
  segments: readonly string[],
): Located<T> {
  if (!isReference(value)) return { value: value as T, segments }; // what is no reference is a T
  const target = pointerSegments(value.$ref);
  // A bundle has no dangling references, and what is referred to has the type that its place demands: lint has seen to both.
  return resolveReference(document, valueAt(document, target) as T, target);
}

/** The name of the component schema that a schema object refers to, if it is nothing but such a reference. */
export function schemaReference(schema: unknown): string | undefined {
  if (!isObject(schema) || !isReference(schema)) return undefined;
  const [components, kind, name, ...rest] = pointerSegments(schema.$ref);
  return components === "components" && kind === "schemas" && rest.length === 0 ? name : undefined;
}
