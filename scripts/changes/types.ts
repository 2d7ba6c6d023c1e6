import type ts from "typescript";
import type { Flow, Kind, Side, Sides } from "./change.ts";
import { type Comparison, type Pairing, pairUp } from "./comparison.ts";
import { type CompiledTypes, isLiteral, isObjectType, isOptional } from "./compile.ts";
import { type Place, stepIntoSchema } from "./place.ts";

/** Two versions of one type, their places in the documents, and the direction of their data. */
export interface TypePair extends Sides<ts.Type> {
  /** The members of the generated types that have these types. */
  readonly members: Sides<ts.Symbol>;
  readonly at: Sides<Place>;
  readonly flow: Flow;
}

/** The types of two versions of a member. */
export function typesOf(
  types: CompiledTypes,
  members: Sides<ts.Symbol>,
  place: Pick<TypePair, "at" | "flow">,
): TypePair {
  return { ...place, members, old: types.typeOf(members.old), new: types.typeOf(members.new) };
}

/**
 * Compares two versions of a type member by member. A component schema to which both refer by the same name is left out, since it is
 * compared once, by {@link compareSchema}.
 */
export function compareTypes(comparison: Comparison, pair: TypePair): void {
  const [components, kind, , ...rest] = pair.at.new.segments;
  const isSchema = components === "components" && kind === "schemas" && rest.length === 0;
  if (!isSchema || pair.at.old.segments.join("/") !== pair.at.new.segments.join("/")) compareUnions(comparison, pair);
}

/** Compares two versions of a component schema's type. */
export function compareSchema(comparison: Comparison, pair: TypePair): void {
  compareUnions({ ...comparison, schema: pair.old }, pair);
}

/** Compares the properties of two objects. @param step - leads from the place of an object to that of a property */
export function compareProperties(
  comparison: Comparison,
  objects: Sides<ts.Type | undefined>,
  { at, flow }: Pick<TypePair, "at" | "flow">,
  step: (place: Place, name: string) => Place,
): void {
  const { types } = comparison;
  const old = types.propertiesOf(objects.old);
  const now = types.propertiesOf(objects.new);
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [before, after] = [old.get(name), now.get(name)];
    const place = { at: { old: step(at.old, name), new: step(at.new, name) }, flow };
    if (before && after) {
      const pair = typesOf(types, { old: before, new: after }, place);
      compareModifiers(comparison, pair);
      compareTypes(comparison, pair);
    } else {
      const side = after ? "new" : "old";
      comparison.reportType({
        ...place,
        kind: before ? "removed" : after && isOptional(after) ? "added" : "addedRequired",
        predicate: after ? "is new" : "was removed",
        property: place.at[side] === at[side] ? name : undefined,
        side,
        code: types.codeOf({ old: before, new: after }),
      });
    }
  }
}

/** Compares whether a property, a schema or a body is optional or deprecated. */
export function compareModifiers(comparison: Comparison, pair: TypePair): void {
  const { old, new: now } = pair.members;
  if (isOptional(old) !== isOptional(now)) {
    const kind = isOptional(now) ? "optional" : "required";
    report(comparison, pair, kind, `is now ${kind}`);
  }
  const { types } = comparison;
  if (!types.isDeprecated(old) && types.isDeprecated(now)) report(comparison, pair, "deprecated", "is now deprecated");
}

function report(comparison: Comparison, { at, flow, members }: TypePair, kind: Kind, predicate: string): void {
  const code = comparison.types.codeOf(members);
  comparison.reportType({ kind, predicate, at, side: "new", flow, code });
}

function compareUnions(comparison: Comparison, pair: TypePair): void {
  const old = comparison.types.readUnion(pair.old);
  const now = comparison.types.readUnion(pair.new);
  if (old.types.length > 0 && now.types.length > 0 && old.nullable !== now.nullable) {
    if (now.nullable) report(comparison, pair, "nullAdded", "can now be null");
    else report(comparison, pair, "nullRemoved", "can no longer be null");
  }
  const { pairs, removed, added } = pairMembers(comparison.types, old.types, now.types);
  for (const { old: before, new: after } of pairs) {
    if (isObjectType(before) && isObjectType(after)) compareObjects(comparison, { ...pair, old: before, new: after });
  }
  compareUnpaired(comparison, pair, [...removed], [...added], pairs.length > 0);
}

/** @param isShared - whether the two unions have members in common */
function compareUnpaired(
  comparison: Comparison,
  pair: TypePair,
  removed: readonly ts.Type[],
  added: readonly ts.Type[],
  isShared: boolean,
): void {
  const { types } = comparison;
  const isRelated = (one: ts.Type, other: ts.Type) => types.isAssignable(one, other) || types.isAssignable(other, one);
  const textOf = (side: Side, all: readonly ts.Type[]) => all.map((type) => types.textOf(side, type)).join(" or ");
  const changed = `is now ${textOf("new", added)}; it was ${textOf("old", removed)}`;

  // A type that contains another one, as `string` contains "a", has become wider or narrower instead.
  const lost = removed.filter((type) => !added.some((other) => isRelated(type, other)));
  const gained = added.filter((type) => !removed.some((other) => isRelated(type, other)));
  const areLiterals = [...removed, ...added].every(isLiteral);
  if (!areLiterals && !isShared && lost.length > 0 && gained.length > 0) {
    report(comparison, pair, "retyped", changed);
    return;
  }
  const noun = areLiterals ? "value" : "variant";
  for (const type of lost) {
    const isEmpty = removed.length === 1 && added.length === 0 && !isShared;
    const predicate = isEmpty ? "can no longer have a value" : `no longer has the ${noun} ${textOf("old", [type])}`;
    report(comparison, pair, "valueRemoved", predicate);
  }
  for (const type of gained) report(comparison, pair, "valueAdded", `has the new ${noun} ${textOf("new", [type])}`);

  const before = removed.filter((type) => !lost.includes(type));
  const after = added.filter((type) => !gained.includes(type));
  if (before.length === 0) return;
  const isWider = before.every((type) => after.some((other) => types.isAssignable(type, other)));
  const isNarrower = after.every((type) => before.some((other) => types.isAssignable(type, other)));
  // Types such as `any` are assignable both ways and still differ.
  report(comparison, pair, isWider === isNarrower ? "retyped" : isWider ? "widened" : "narrowed", changed);
}

/** Compares objects by properties, arrays by items, maps by values. */
function compareObjects(comparison: Comparison, pair: TypePair): void {
  const { types, schema, visited } = comparison;
  const name = types.schemaName("old", pair.old);
  if (name !== undefined && name === types.schemaName("new", pair.new) && pair.old !== schema) return;
  const place = pair.at.new.segments.join("/");
  const known = visited.get(place) ?? [];
  if (known.some((other) => other.old === pair.old && other.new === pair.new)) return;
  visited.set(place, [...known, pair]);

  const step = (keyword: string) => ({
    old: stepIntoSchema(pair.at.old, keyword),
    new: stepIntoSchema(pair.at.new, keyword),
  });
  const items = { old: types.itemsOf(pair.old), new: types.itemsOf(pair.new) };
  if (items.old && items.new) {
    compareTypes(comparison, { ...pair, old: items.old, new: items.new, at: step("items") });
  } else if (items.old || items.new || types.isTuple(pair.old) || types.isTuple(pair.new)) {
    if (!types.areMutuallyAssignable(pair.old, pair.new)) {
      compareUnpaired(comparison, pair, [pair.old], [pair.new], false);
    }
  } else {
    compareProperties(comparison, pair, pair, (place, property) => stepIntoSchema(place, "properties", property));
    const values = { old: types.valuesOf(pair.old), new: types.valuesOf(pair.new) };
    if (values.old && values.new) {
      compareTypes(comparison, { ...pair, old: values.old, new: values.new, at: step("additionalProperties") });
    } else if (values.old) report(comparison, pair, "removed", "can no longer have further properties");
    else if (values.new) report(comparison, pair, "added", "can now have further properties");
  }
}

/** Pairs the members of two unions by name, then by shape, then the only object and the only array that are left. */
function pairMembers(types: CompiledTypes, old: readonly ts.Type[], now: readonly ts.Type[]): Pairing<ts.Type> {
  const isOnlyOne = (members: ReadonlySet<ts.Type>, one: ts.Type) =>
    [...members].every((each) => each === one || !isObjectType(each) || types.isArray(each) !== types.isArray(one));
  return pairUp(old, now, [
    // Literals and primitives are the same type on both sides of one program.
    (before, after) => before === after,
    (before, after) => {
      const name = types.schemaName("old", before);
      return name !== undefined && name === types.schemaName("new", after);
    },
    (before, after) => isObjectType(before) && isObjectType(after) && types.areMutuallyAssignable(before, after),
    (before, after, { removed, added }) =>
      isObjectType(before) &&
      isObjectType(after) &&
      types.isArray(before) === types.isArray(after) &&
      isOnlyOne(removed, before) &&
      isOnlyOne(added, after),
  ]);
}
