import ts from "typescript";
import { toPointer } from "../../spec/json-pointer.ts";
import { stepInto } from "../document/node.ts";
import { isAbsent } from "../types/constituents.ts";
import { compareContent } from "./bodies.ts";
import { type Comparison, memberType, type OperationPair } from "./comparison.ts";

const flow = { sent: true, received: false };

/** Compares the body that an operation takes. */
export function compareRequestBody(comparison: Comparison, pair: OperationPair): void {
  const { context, report } = comparison;
  const { checker } = context;
  const old = bodyOf(checker, pair.types.old);
  const now = bodyOf(checker, pair.types.new);
  const at = { old: stepInto(pair.at.old, "requestBody"), new: stepInto(pair.at.new, "requestBody") };
  const text = `The request body of \`${pair.new.name}\``;
  const place = { operations: [pair.new.name], pointer: toPointer(at.new.segments), side: "new" as const };
  if (old && now) {
    if (old.optional !== now.optional) {
      const level = now.optional ? "minor" : "major";
      const why = now.optional ? "Callers may leave it out now." : "Callers that leave it out no longer compile.";
      report({ level, text: `${text} is ${now.optional ? "optional" : "required"} now.`, why, ...place });
    }
    const [before, after] = [memberType(checker, old.type, "content"), memberType(checker, now.type, "content")];
    if (!before || !after) return;
    for (const mediaType of compareContent(context, { old: before, new: after, at, flow }).keys()) {
      const why = "Everything that was accepted still is.";
      report({ level: "minor", text: `${text} can be \`${mediaType}\` now.`, why, ...place });
    }
  } else if (old) {
    report({ level: "major", text: `${text} is gone.`, why: "Callers that pass one no longer compile.", ...place });
  } else if (now) {
    const level = now.optional ? "minor" : "major";
    const why = now.optional ? "Callers may leave it out." : "Callers that don't pass one no longer compile.";
    report({ level, text: `${text} is new.`, why, ...place });
  }
}

function bodyOf(checker: ts.TypeChecker, operation: ts.Type): { type: ts.Type; optional: boolean } | undefined {
  const symbol = checker.getPropertyOfType(operation, "requestBody");
  if (!symbol || isAbsent(checker, checker.getTypeOfSymbol(symbol))) return undefined;
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  return { type, optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0 };
}
