import ts from "typescript";
import { type DocumentNode, stepToItems, stepToProperty, stepToValues } from "./document.ts";
import type { Kind, TypeContext, TypePair } from "./findings.ts";

/**
 * Walks two versions of a type side by side and reports each difference where it stands. A component schema that both refer to by the
 * same name is not entered: it is compared once, for itself.
 */
export function compareTypes(context: TypeContext, pair: TypePair): void {
  if (!isSameComponent(pair)) compareAlternatives(context, pair);
}

/** As {@link compareTypes}, for the component schema itself. */
export function compareAlternatives(context: TypeContext, pair: TypePair): void {
  const { checker } = context;
  const old = constituentsOf(checker, pair.old);
  const now = constituentsOf(checker, pair.new);
  if (old.types.length > 0 && now.types.length > 0 && old.nullable !== now.nullable) {
    tell(
      context,
      pair,
      now.nullable ? "nullAdded" : "nullGone",
      now.nullable ? "can be null now" : "is never null now",
    );
  }
  const { pairs, gone, added } = pairVariants(context, old.types, now.types);
  for (const [before, after] of pairs) compareObjects(context, { ...pair, old: before, new: after });
  compareRest(context, pair, gone, added, pairs.length > 0 || gone.length < old.types.length);
}

/**
 * @param gone - alternatives that only the old type has
 * @param added - alternatives that only the new type has
 * @param others - whether the two have alternatives in common
 */
function compareRest(
  context: TypeContext,
  pair: TypePair,
  gone: readonly ts.Type[],
  added: readonly ts.Type[],
  others: boolean,
): void {
  const { checker, components } = context;
  const assignable = (from: ts.Type, to: ts.Type) => checker.isTypeAssignableTo(from, to);
  const before = typeText(checker, components.old, gone);
  const after = typeText(checker, components.new, added);
  // Where one alternative takes others in (`string` and "a" | "b"), the type became wider or narrower but lost or won nothing else.
  const lost = gone.filter((type) => !added.some((other) => assignable(other, type) || assignable(type, other)));
  const won = added.filter((type) => !gone.some((other) => assignable(other, type) || assignable(type, other)));
  const literals = [...gone, ...added].every(isLiteral);
  if (!literals && !others && lost.length > 0 && won.length > 0) {
    tell(context, pair, "retyped", `is ${after} now; it was ${before}`);
    return;
  }
  const noun = literals ? "value" : "variant";
  for (const type of lost) {
    const text = typeText(checker, components.old, [type]);
    const whole = gone.length === 1 && added.length === 0 && !others;
    tell(context, pair, "valueGone", whole ? "can hold nothing now" : `no longer has the ${noun} ${text}`);
  }
  for (const type of won) {
    tell(context, pair, "valueAdded", `has the new ${noun} ${typeText(checker, components.new, [type])}`);
  }
  const absorbed = gone.filter((type) => !lost.includes(type));
  if (absorbed.length === 0) return;
  const wider = absorbed.every((type) => added.some((other) => assignable(type, other)));
  const narrower = added
    .filter((type) => !won.includes(type))
    .every((type) => absorbed.some((other) => assignable(type, other)));
  const kind: Kind = wider && !narrower ? "widened" : narrower && !wider ? "narrowed" : "retyped";
  // Assignable both ways and yet not the same, such as `any`: whatever it is, it is not to pass as harmless.
  tell(context, pair, kind, `is ${after} now; it was ${before}`);
}

/** Whether both sides refer to one component here: then it is compared where it stands, and not at every reference. */
function isSameComponent({ at }: TypePair): boolean {
  const [components, kind, , ...rest] = at.new.segments;
  return (
    components === "components" &&
    kind === "schemas" &&
    rest.length === 0 &&
    at.old.segments.join("/") === at.new.segments.join("/")
  );
}

function tell(context: TypeContext, pair: TypePair, kind: Kind, predicate: string): void {
  context.report({ kind, predicate, at: pair.at, side: "new", flow: pair.flow });
}

/**
 * Compares two objects property by property, two arrays by their items, two maps by their values. A component schema that both call by
 * the same name is entered only where it is the one being compared.
 */
function compareObjects(context: TypeContext, pair: TypePair): void {
  const { checker, components, entered } = context;
  const name = components.old.get(pair.old);
  if (name !== undefined && name === components.new.get(pair.new) && pair.old !== entered) return;
  if (isVisited(context, pair)) return;
  if (checker.isArrayType(pair.old) && checker.isArrayType(pair.new)) {
    const [old] = checker.getTypeArguments(pair.old as ts.TypeReference); // what an array type is
    const [now] = checker.getTypeArguments(pair.new as ts.TypeReference);
    if (!old || !now) return;
    const at = { old: stepToItems(pair.at.old), new: stepToItems(pair.at.new) };
    compareTypes(context, { ...pair, old, new: now, at });
    return;
  }
  if (checker.isArrayType(pair.old) !== checker.isArrayType(pair.new) || isTuple(pair.old) || isTuple(pair.new)) {
    compareWhole(context, pair);
    return;
  }
  compareProperties(context, pair, stepToProperty);
  compareIndex(context, pair);
}

/** @param step - leads from an object's place in the document to that of a property */
export function compareProperties(
  context: TypeContext,
  pair: TypePair,
  step: (node: DocumentNode, name: string) => DocumentNode,
): void {
  const { checker } = context;
  const old = propertiesOf(checker, pair.old);
  const now = propertiesOf(checker, pair.new);
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const before = old.get(name);
    const after = now.get(name);
    const at = { old: step(pair.at.old, name), new: step(pair.at.new, name) };
    if (before && after) {
      compareProperty(context, { ...pair, at }, before, after);
    } else if (before) {
      const subject = at.old === pair.at.old ? name : undefined;
      context.report({ kind: "gone", predicate: "is gone", subject, at, side: "old", flow: pair.flow });
    } else if (after) {
      const kind = isOptional(after) ? "added" : "addedRequired";
      const subject = at.new === pair.at.new ? name : undefined;
      context.report({ kind, predicate: "is new", subject, at, side: "new", flow: pair.flow });
    }
  }
}

function compareProperty(
  context: TypeContext,
  place: Pick<TypePair, "at" | "flow">,
  before: ts.Symbol,
  after: ts.Symbol,
): void {
  const { checker } = context;
  const { at, flow } = place;
  if (isOptional(before) !== isOptional(after)) {
    const [kind, predicate] = isOptional(after)
      ? (["optional", "is optional now"] as const)
      : (["required", "is required now"] as const);
    context.report({ kind, predicate, at, side: "new", flow });
  }
  if (!isDeprecated(checker, before) && isDeprecated(checker, after)) {
    context.report({ kind: "deprecated", predicate: "is deprecated now", at, side: "new", flow });
  }
  compareTypes(context, { ...place, old: checker.getTypeOfSymbol(before), new: checker.getTypeOfSymbol(after) });
}

function compareIndex(context: TypeContext, pair: TypePair): void {
  const { checker } = context;
  const old = valuesOf(checker, pair.old);
  const now = valuesOf(checker, pair.new);
  const at = { old: stepToValues(pair.at.old), new: stepToValues(pair.at.new) };
  if (old && now) {
    compareTypes(context, { ...pair, old, new: now, at });
  } else if (old) {
    context.report({
      kind: "gone",
      predicate: "holds no further properties now",
      at: pair.at,
      side: "new",
      flow: pair.flow,
    });
  } else if (now) {
    context.report({
      kind: "added",
      predicate: "can hold further properties now",
      at: pair.at,
      side: "new",
      flow: pair.flow,
    });
  }
}

/** For what has no members to tell apart: the compiler's word on the whole. */
function compareWhole(context: TypeContext, pair: TypePair): void {
  const { checker, components } = context;
  const wider = checker.isTypeAssignableTo(pair.old, pair.new);
  const narrower = checker.isTypeAssignableTo(pair.new, pair.old);
  if (wider && narrower) return;
  const before = typeText(checker, components.old, [pair.old]);
  const predicate = `is ${typeText(checker, components.new, [pair.new])} now; it was ${before}`;
  const kind = wider ? "widened" : narrower ? "narrowed" : "retyped";
  context.report({ kind, predicate, at: pair.at, side: "new", flow: pair.flow });
}

/** The properties of an object; those that can hold nothing are how generated types say that there is none. */
export function propertiesOf(checker: ts.TypeChecker, type: ts.Type): Map<string, ts.Symbol> {
  const properties = checker.getPropertiesOfType(type).map((symbol) => [symbol.name, symbol] as const);
  return new Map(properties.filter(([, symbol]) => !isAbsent(checker, checker.getTypeOfSymbol(symbol))));
}

function valuesOf(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  const values = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  return values && !isAbsent(checker, values) ? values : undefined;
}

function isOptional(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Optional) !== 0;
}

/** Whether a symbol's doc comment marks it as deprecated. */
export function isDeprecated(checker: ts.TypeChecker, symbol: ts.Symbol): boolean {
  return symbol.getJsDocTags(checker).some(({ name }) => name === "deprecated");
}

function isTuple(type: ts.Type): boolean {
  return (
    (type.flags & ts.TypeFlags.Object) !== 0 &&
    ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0 && // the flag says that it is one
    ((type as ts.TypeReference).target.objectFlags & ts.ObjectFlags.Tuple) !== 0
  );
}

function isVisited({ visited }: TypeContext, { old, new: now, at }: TypePair): boolean {
  const key = `${idOf(old)} ${idOf(now)} ${at.new.segments.join("/")}`;
  if (visited.has(key)) return true;
  visited.add(key);
  return false;
}

const ids = new WeakMap<ts.Type, number>();
let count = 0;

function idOf(type: ts.Type): number {
  const id = ids.get(type) ?? ++count;
  ids.set(type, id);
  return id;
}

/** Which alternatives of two unions belong together. */
export interface Variants {
  /** Objects and arrays that are two versions of one thing, to be walked side by side. */
  readonly pairs: readonly (readonly [old: ts.Type, now: ts.Type])[];
  readonly gone: readonly ts.Type[];
  readonly added: readonly ts.Type[];
}

/** Pairs what is of one name, then what is of one shape, then the only objects (or arrays) that are left over on either side. */
function pairVariants(
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

/** What a type can be, one entry for each alternative; `undefined` apart, since optional properties say that themselves. */
export interface Constituents {
  readonly nullable: boolean;
  readonly types: readonly ts.Type[];
}

/** Takes a union apart. `boolean`, to the compiler a union of true and false, stays whole. */
function constituentsOf(checker: ts.TypeChecker, type: ts.Type): Constituents {
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
function isLiteral(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral | ts.TypeFlags.BooleanLiteral)) !== 0;
}

/** Whether a type has members to walk into. */
export function isObjectType(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}

/** A type in a sentence: by its schema's name where it has one, else as TypeScript writes it, cut where it is long. */
function typeText(
  checker: ts.TypeChecker,
  components: ReadonlyMap<ts.Type, string>,
  types: readonly ts.Type[],
): string {
  return types.map((type) => `\`${one(checker, components, type)}\``).join(" or ");
}

function one(checker: ts.TypeChecker, components: ReadonlyMap<ts.Type, string>, type: ts.Type): string {
  const name = components.get(type);
  if (name !== undefined) return name;
  const [element] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : []; // what an array type is
  if (element) {
    const text = one(checker, components, element);
    return text.includes("|") ? `(${text})[]` : `${text}[]`;
  }
  const text = checker.typeToString(type);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
