import type ts from "typescript";
import { isObjectType } from "./constituents.ts";
import type { TypeContext } from "./context.ts";

/** Which alternatives of two unions belong together. */
export interface Variants {
  /** Objects and arrays that are two versions of one thing, to be walked side by side. */
  readonly pairs: readonly (readonly [old: ts.Type, now: ts.Type])[];
  readonly gone: readonly ts.Type[];
  readonly added: readonly ts.Type[];
}

/** Pairs what is of one name, then what is of one shape, then the only objects (or arrays) that are left over on either side. */
export function pairVariants(
  { checker, components }: TypeContext,
  old: readonly ts.Type[],
  now: readonly ts.Type[],
): Variants {
  const gone = new Set(old);
  const added = new Set(now);
  const pairs: (readonly [ts.Type, ts.Type])[] = [];
  const pairWhere = (matches: (before: ts.Type, after: ts.Type) => boolean) => {
    for (const before of gone) {
      const after = [...added].find((each) => matches(before, each));
      if (!after) continue;
      gone.delete(before);
      added.delete(after);
      if (isObjectType(before) && isObjectType(after)) pairs.push([before, after]);
    }
  };
  const mutual = (before: ts.Type, after: ts.Type) =>
    checker.isTypeAssignableTo(before, after) && checker.isTypeAssignableTo(after, before);

  // Literals and primitives are the same type on both sides of one program.
  pairWhere((before, after) => before === after);
  pairWhere((before, after) => {
    const name = components.old.get(before);
    return name !== undefined && name === components.new.get(after);
  });
  pairWhere((before, after) => isObjectType(before) && isObjectType(after) && mutual(before, after));
  for (const arrays of [true, false]) {
    const isKin = (type: ts.Type) => isObjectType(type) && checker.isArrayType(type) === arrays;
    if ([...gone].filter(isKin).length === 1 && [...added].filter(isKin).length === 1) {
      pairWhere((before, after) => isKin(before) && isKin(after));
    }
  }
  return { pairs, gone: [...gone], added: [...added] };
}
