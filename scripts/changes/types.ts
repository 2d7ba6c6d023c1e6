import ts from "typescript";
import type { Side, Sides } from "./change.ts";
import { type Place, stepIntoSchema } from "./place.ts";
import type { Kind } from "./rules.ts";
import type { Flow } from "./usage.ts";

/** Two versions of one type, their places in the documents, and the direction of their data. */
export interface TypePair extends Sides<ts.Type> {
  readonly at: Sides<Place>;
  readonly flow: Flow;
}

/** A difference between two versions of a type. */
export interface TypeFinding {
  readonly kind: Kind;
  /** What happened, the end of a sentence: "was removed". */
  readonly predicate: string;
  /** The name of a property for which the document has no place of its own. */
  readonly property?: string | undefined;
  readonly at: Sides<Place>;
  /** The side whose place is reported. */
  readonly side: Side;
  readonly flow: Flow;
}

/** The context of a comparison of types. */
export interface TypeContext {
  readonly checker: ts.TypeChecker;
  /** The names of the component schemas by their types. */
  readonly schemaNames: Sides<ReadonlyMap<ts.Type, string>>;
  /** The old type of the component schema that is being compared. */
  readonly entered?: ts.Type | undefined;
  /** The pairs that have been compared: schemas can refer to themselves. */
  readonly visited: Set<string>;
  report(finding: TypeFinding): void;
}

/**
 * Compares two versions of a type member by member. A component schema to which both refer by the same name is left out, since it is
 * compared once, by {@link compareSchema}.
 */
export function compareTypes(context: TypeContext, pair: TypePair): void {
  const [components, kind, , ...rest] = pair.at.new.segments;
  const isSchema = components === "components" && kind === "schemas" && rest.length === 0;
  if (!isSchema || pair.at.old.segments.join("/") !== pair.at.new.segments.join("/")) compareUnions(context, pair);
}

/** Compares two versions of a component schema's type. */
export function compareSchema(context: TypeContext, pair: TypePair): void {
  compareUnions({ ...context, entered: pair.old }, pair);
}

/** Compares the properties of two objects. @param step - leads from the place of an object to that of a property */
export function compareProperties(
  context: TypeContext,
  pair: TypePair,
  step: (place: Place, name: string) => Place,
): void {
  const { checker } = context;
  const old = propertiesOf(checker, pair.old);
  const now = propertiesOf(checker, pair.new);
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [before, after] = [old.get(name), now.get(name)];
    const at = { old: step(pair.at.old, name), new: step(pair.at.new, name) };
    if (before && after) {
      compareModifiers(context, { ...pair, at }, before, after);
      const types = { old: checker.getTypeOfSymbol(before), new: checker.getTypeOfSymbol(after) };
      compareTypes(context, { ...pair, ...types, at });
    } else {
      const side = after ? "new" : "old";
      const kind = before ? "removed" : after && isOptional(after) ? "added" : "addedRequired";
      const property = at[side] === pair.at[side] ? name : undefined;
      context.report({ kind, predicate: after ? "is new" : "was removed", property, at, side, flow: pair.flow });
    }
  }
}

/** Compares whether a property, a schema or a body is optional or deprecated. */
export function compareModifiers(context: TypeContext, pair: TypePair, before: ts.Symbol, after: ts.Symbol): void {
  if (isOptional(before) !== isOptional(after)) {
    const kind = isOptional(after) ? "optional" : "required";
    report(context, pair, kind, `is now ${kind}`);
  }
  const isDeprecated = (symbol: ts.Symbol) =>
    symbol.getJsDocTags(context.checker).some(({ name }) => name === "deprecated");
  if (!isDeprecated(before) && isDeprecated(after)) report(context, pair, "deprecated", "is now deprecated");
}

/** The type of a property, and of a property of that, or `undefined` if there is none. */
export function memberType(
  checker: ts.TypeChecker,
  type: ts.Type | undefined,
  ...names: string[]
): ts.Type | undefined {
  let found = type;
  for (const name of names) {
    const symbol = found && checker.getPropertyOfType(checker.getNonNullableType(found), name);
    found = symbol && checker.getTypeOfSymbol(symbol);
  }
  return found;
}

/** The properties of a type. Leaves out those of type `never`, which is how openapi-typescript declares absent ones. */
export function propertiesOf(checker: ts.TypeChecker, type: ts.Type | undefined): Map<string, ts.Symbol> {
  const symbols = type ? checker.getPropertiesOfType(checker.getNonNullableType(type)) : [];
  const present = symbols.filter((symbol) => !isAbsent(checker, checker.getTypeOfSymbol(symbol)));
  return new Map(present.map((symbol) => [symbol.name, symbol]));
}

/** Whether `undefined` is the only value of a type. */
function isAbsent(checker: ts.TypeChecker, type: ts.Type): boolean {
  const { nullable, types } = readUnion(checker, type);
  return !nullable && types.length === 0;
}

export function isOptional(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Optional) !== 0;
}

export function isObjectType(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}

function report(context: TypeContext, { at, flow }: TypePair, kind: Kind, predicate: string): void {
  context.report({ kind, predicate, at, side: "new", flow });
}

function compareUnions(context: TypeContext, pair: TypePair): void {
  const { checker } = context;
  const old = readUnion(checker, pair.old);
  const now = readUnion(checker, pair.new);
  if (old.types.length > 0 && now.types.length > 0 && old.nullable !== now.nullable) {
    if (now.nullable) report(context, pair, "nullAdded", "can now be null");
    else report(context, pair, "nullRemoved", "can no longer be null");
  }
  const { pairs, removed, added } = pairMembers(context, old.types, now.types);
  for (const [before, after] of pairs) compareObjects(context, { ...pair, old: before, new: after });
  const isShared = pairs.length > 0 || removed.length < old.types.length;
  compareUnpaired(context, pair, removed, added, isShared);
}

/** @param isShared - whether the two unions have members in common */
function compareUnpaired(
  context: TypeContext,
  pair: TypePair,
  removed: readonly ts.Type[],
  added: readonly ts.Type[],
  isShared: boolean,
): void {
  const isAssignable = (from: ts.Type, to: ts.Type) => context.checker.isTypeAssignableTo(from, to);
  const isRelated = (one: ts.Type, other: ts.Type) => isAssignable(one, other) || isAssignable(other, one);
  const textOf = (side: Side, types: readonly ts.Type[]) =>
    types.map((type) => typeText(context, side, type)).join(" or ");
  const changed = `is now ${textOf("new", added)}; it was ${textOf("old", removed)}`;

  // A type that contains another one, as `string` contains "a", has become wider or narrower instead.
  const lost = removed.filter((type) => !added.some((other) => isRelated(type, other)));
  const won = added.filter((type) => !removed.some((other) => isRelated(type, other)));
  const areLiterals = [...removed, ...added].every(isLiteral);
  if (!areLiterals && !isShared && lost.length > 0 && won.length > 0) {
    report(context, pair, "retyped", changed);
    return;
  }
  const noun = areLiterals ? "value" : "variant";
  for (const type of lost) {
    const isEmpty = removed.length === 1 && added.length === 0 && !isShared;
    const predicate = isEmpty ? "can no longer have a value" : `no longer has the ${noun} ${textOf("old", [type])}`;
    report(context, pair, "valueRemoved", predicate);
  }
  for (const type of won) report(context, pair, "valueAdded", `has the new ${noun} ${textOf("new", [type])}`);

  const before = removed.filter((type) => !lost.includes(type));
  const after = added.filter((type) => !won.includes(type));
  if (before.length === 0) return;
  const isWider = before.every((type) => after.some((other) => isAssignable(type, other)));
  const isNarrower = after.every((type) => before.some((other) => isAssignable(type, other)));
  // Types such as `any` are assignable both ways and still differ.
  report(context, pair, isWider === isNarrower ? "retyped" : isWider ? "widened" : "narrowed", changed);
}

/** Compares objects by properties, arrays by items, maps by values. */
function compareObjects(context: TypeContext, pair: TypePair): void {
  const { checker, schemaNames, entered, visited } = context;
  const name = schemaNames.old.get(pair.old);
  if (name !== undefined && name === schemaNames.new.get(pair.new) && pair.old !== entered) return;
  const key = `${idOf(pair.old)} ${idOf(pair.new)} ${pair.at.new.segments.join("/")}`;
  if (visited.has(key)) return;
  visited.add(key);

  const step = (...keys: string[]) => ({
    old: stepIntoSchema(pair.at.old, ...keys),
    new: stepIntoSchema(pair.at.new, ...keys),
  });
  const items = { old: itemsOf(checker, pair.old), new: itemsOf(checker, pair.new) };
  if (items.old && items.new) {
    compareTypes(context, { ...pair, old: items.old, new: items.new, at: step("items") });
  } else if (items.old || items.new || isTuple(pair.old) || isTuple(pair.new)) {
    compareWhole(context, pair);
  } else {
    compareProperties(context, pair, (place, property) => stepIntoSchema(place, "properties", property));
    const values = { old: valuesOf(checker, pair.old), new: valuesOf(checker, pair.new) };
    if (values.old && values.new) {
      compareTypes(context, { ...pair, old: values.old, new: values.new, at: step("additionalProperties") });
    } else if (values.old) report(context, pair, "removed", "can no longer have further properties");
    else if (values.new) report(context, pair, "added", "can now have further properties");
  }
}

function compareWhole(context: TypeContext, pair: TypePair): void {
  const isWider = context.checker.isTypeAssignableTo(pair.old, pair.new);
  const isNarrower = context.checker.isTypeAssignableTo(pair.new, pair.old);
  if (isWider && isNarrower) return;
  const predicate = `is now ${typeText(context, "new", pair.new)}; it was ${typeText(context, "old", pair.old)}`;
  report(context, pair, isWider ? "widened" : isNarrower ? "narrowed" : "retyped", predicate);
}

interface MemberPairs {
  /** Two versions of one object or array. */
  readonly pairs: readonly (readonly [old: ts.Type, now: ts.Type])[];
  readonly removed: readonly ts.Type[];
  readonly added: readonly ts.Type[];
}

/** Pairs the members of two unions by name, then by shape, then the only object and the only array that are left. */
function pairMembers(context: TypeContext, old: readonly ts.Type[], now: readonly ts.Type[]): MemberPairs {
  const { checker, schemaNames } = context;
  const removed = new Set(old);
  const added = new Set(now);
  const pairs: (readonly [ts.Type, ts.Type])[] = [];
  const pairWhere = (matches: (before: ts.Type, after: ts.Type) => boolean) => {
    for (const before of removed) {
      const after = [...added].find((each) => matches(before, each));
      if (!after) continue;
      removed.delete(before);
      added.delete(after);
      if (isObjectType(before) && isObjectType(after)) pairs.push([before, after]);
    }
  };
  // Literals and primitives are the same type on both sides of one program.
  pairWhere((before, after) => before === after);
  pairWhere(
    (before, after) => schemaNames.old.has(before) && schemaNames.old.get(before) === schemaNames.new.get(after),
  );
  pairWhere(
    (before, after) => isObjectType(before) && isObjectType(after) && areMutuallyAssignable(checker, before, after),
  );
  for (const isArray of [true, false]) {
    const isOfKind = (type: ts.Type) => isObjectType(type) && checker.isArrayType(type) === isArray;
    if ([...removed].filter(isOfKind).length === 1 && [...added].filter(isOfKind).length === 1) {
      pairWhere((before, after) => isOfKind(before) && isOfKind(after));
    }
  }
  return { pairs, removed: [...removed], added: [...added] };
}

export function areMutuallyAssignable(checker: ts.TypeChecker, one: ts.Type, other: ts.Type): boolean {
  return checker.isTypeAssignableTo(one, other) && checker.isTypeAssignableTo(other, one);
}

/** The members of a union, or the type itself, without `undefined`. TypeScript's union of true and false stays `boolean`. */
function readUnion(checker: ts.TypeChecker, type: ts.Type): { nullable: boolean; types: readonly ts.Type[] } {
  const all = type.isUnion() && !(type.flags & ts.TypeFlags.Boolean) ? type.types : [type];
  const types = all.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Never)));
  const isBoolean = ({ flags }: ts.Type) => (flags & ts.TypeFlags.BooleanLiteral) !== 0;
  const others = types.filter((each) => !isBoolean(each));
  return {
    nullable: all.some(({ flags }) => flags & ts.TypeFlags.Null),
    types: types.filter(isBoolean).length === 2 ? [...others, checker.getBooleanType()] : types,
  };
}

function isLiteral({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral | ts.TypeFlags.BooleanLiteral)) !== 0;
}

function isTuple(type: ts.Type): boolean {
  if (!(type.flags & ts.TypeFlags.Object)) return false;
  const { objectFlags } = type as ts.ObjectType; // the flag says so
  return (
    (objectFlags & ts.ObjectFlags.Reference) !== 0 &&
    ((type as ts.TypeReference).target.objectFlags & ts.ObjectFlags.Tuple) !== 0 // as above
  );
}

function itemsOf(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  return checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined; // an array type is one
}

function valuesOf(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  const values = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  return values && !isAbsent(checker, values) ? values : undefined;
}

/** A type in a sentence: the name of its schema, or TypeScript's own text, shortened. */
function typeText(context: TypeContext, side: Side, type: ts.Type): string {
  const write = (one: ts.Type): string => {
    const name = context.schemaNames[side].get(one);
    if (name !== undefined) return name;
    const items = itemsOf(context.checker, one);
    if (!items) return shorten(context.checker.typeToString(one));
    const text = write(items);
    return text.includes("|") ? `(${text})[]` : `${text}[]`;
  };
  return `\`${write(type)}\``;
}

/** Shortens code to 60 characters. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const ids = new WeakMap<ts.Type, number>();
let count = 0;

function idOf(type: ts.Type): number {
  const id = ids.get(type) ?? ++count;
  ids.set(type, id);
  return id;
}
