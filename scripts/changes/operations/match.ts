import type { Operation } from "../../model/operations.ts";
import type { Sides } from "../side.ts";

/** Which operations of two documents are one and the same. */
export interface Matches {
  readonly pairs: readonly Sides<Operation>[];
  readonly gone: readonly Operation[];
  readonly added: readonly Operation[];
}

/** Pairs operations by method and path, then by method and path whatever its parameters are called, then by their names. */
export function matchOperations(old: readonly Operation[], now: readonly Operation[]): Matches {
  const gone = new Set(old);
  const added = new Set(now);
  const pairs: Sides<Operation>[] = [];
  const keys: ((operation: Operation) => string)[] = [
    ({ method, path }) => `${method} ${path}`,
    ({ method, path }) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`,
    ({ name }) => name,
  ];
  for (const key of keys) {
    for (const before of gone) {
      const after = [...added].find((operation) => key(operation) === key(before));
      if (!after) continue;
      gone.delete(before);
      added.delete(after);
      pairs.push({ old: before, new: after });
    }
  }
  return { pairs, gone: [...gone], added: [...added] };
}
