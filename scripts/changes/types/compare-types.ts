import type ts from "typescript";
import { compareObjects } from "./compare-objects.ts";
import { constituentsOf, isLiteral } from "./constituents.ts";
import type { TypeContext, TypePair } from "./context.ts";
import { pairVariants } from "./pair-variants.ts";
import type { Kind } from "./rules.ts";
import { typeText } from "./type-text.ts";

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
