import ts from "typescript";

/** What a type can be, one entry for each alternative; `undefined` apart, since optional properties say that themselves. */
export interface Constituents {
  readonly nullable: boolean;
  readonly types: readonly ts.Type[];
}

/** Takes a union apart. `boolean`, to the compiler a union of true and false, stays whole. */
export function constituentsOf(checker: ts.TypeChecker, type: ts.Type): Constituents {
  const all = type.isUnion() && !(type.flags & ts.TypeFlags.Boolean) ? type.types : [type];
  const types = all.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Never)));
  const booleans = types.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
  return {
    nullable: all.some(({ flags }) => flags & ts.TypeFlags.Null),
    types:
      booleans.length === 2 ? [...types.filter((each) => !booleans.includes(each)), checker.getBooleanType()] : types,
  };
}

/** Whether there is nothing that a value of the type could be but `undefined`: so generated types say that something is not there. */
export function isAbsent(checker: ts.TypeChecker, type: ts.Type): boolean {
  const { nullable, types } = constituentsOf(checker, type);
  return !nullable && types.length === 0;
}

/** Whether a type is a single string, number or boolean. */
export function isLiteral(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral | ts.TypeFlags.BooleanLiteral)) !== 0;
}

/** Whether a type has members to walk into. */
export function isObjectType(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}
