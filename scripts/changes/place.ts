import { isObject, isReference, pointerSegments, resolveReference, valueAt } from "../generate/read/references.ts";

/** A value in a document and the keys that lead to it. References are followed, so a shared schema has one place. */
export interface Place {
  readonly document: unknown;
  readonly value: unknown;
  readonly segments: readonly string[];
}

/** The place that a JSON pointer names. */
export function placeAt(document: unknown, pointer: string): Place {
  const segments = pointerSegments(pointer);
  return follow(document, valueAt(document, segments), segments);
}

/** The place beneath some keys, as far as they lead. */
export function stepInto(place: Place, ...keys: readonly string[]): Place {
  let at = place;
  for (const key of keys) {
    const child = isObject(at.value) ? at.value[key] : undefined;
    if (child === undefined) return at;
    at = follow(at.document, child, [...at.segments, key]);
  }
  return at;
}

/** The place of a schema's keyword, such as `items` or `properties` and a name, in the schema or a branch of its `allOf`, `oneOf` or `anyOf`. */
export function stepIntoSchema(place: Place, ...keys: readonly string[]): Place {
  return findInBranches(place, keys, new Set()) ?? place;
}

function findInBranches(place: Place, keys: readonly string[], seen: ReadonlySet<unknown>): Place | undefined {
  if (seen.has(place.value)) return undefined;
  if (isObject(valueAt(place.value, keys))) return stepInto(place, ...keys);
  for (const keyword of ["allOf", "oneOf", "anyOf"]) {
    const branches = isObject(place.value) ? place.value[keyword] : undefined;
    if (!Array.isArray(branches)) continue;
    for (const index of branches.keys()) {
      const found = findInBranches(stepInto(place, keyword, String(index)), keys, new Set([...seen, place.value]));
      if (found) return found;
    }
  }
  return undefined;
}

function follow(document: unknown, value: unknown, segments: readonly string[]): Place {
  const target = isReference(value) ? resolveReference<unknown>(document, value, segments) : { value, segments };
  return { document, ...target };
}
