import type ts from "typescript";
import { stepInto } from "../document/node.ts";
import { propertiesOf } from "../types/compare-objects.ts";
import { compareTypes } from "../types/compare-types.ts";
import type { TypeContext, TypePair } from "../types/context.ts";

/**
 * Compares the bodies in the media types that both sides have, and reports media types that are gone.
 *
 * @returns the types of the bodies in media types that are new
 */
export function compareContent(context: TypeContext, pair: TypePair): ReadonlyMap<string, ts.Type> {
  const { checker } = context;
  const old = propertiesOf(checker, pair.old);
  const now = propertiesOf(checker, pair.new);
  for (const [mediaType, before] of old) {
    const after = now.get(mediaType);
    if (after) {
      const at = {
        old: stepInto(pair.at.old, "content", mediaType, "schema"),
        new: stepInto(pair.at.new, "content", mediaType, "schema"),
      };
      const types = { old: checker.getTypeOfSymbol(before), new: checker.getTypeOfSymbol(after) };
      compareTypes(context, { ...types, at, flow: pair.flow });
    } else {
      const predicate = `no longer has the media type \`${mediaType}\``;
      const at = { ...pair.at, old: stepInto(pair.at.old, "content", mediaType) };
      context.report({ kind: "gone", predicate, at, side: "old", flow: pair.flow });
    }
  }
  return new Map(
    [...now].filter(([name]) => !old.has(name)).map(([name, symbol]) => [name, checker.getTypeOfSymbol(symbol)]),
  );
}
