import ts from "typescript";
import { type DocumentNode, stepToItems, stepToProperty, stepToValues } from "../document/node.ts";
import { compareTypes } from "./compare-types.ts";
import { isAbsent } from "./constituents.ts";
import type { TypeContext, TypePair } from "./context.ts";
import { typeText } from "./type-text.ts";

/**
 * Compares two objects property by property, two arrays by their items, two maps by their values. A component schema that both call by
 * the same name is entered only where it is the one being compared.
 */
export function compareObjects(context: TypeContext, pair: TypePair): void {
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
