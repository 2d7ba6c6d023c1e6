import { toPointer } from "../../spec/json-pointer.ts";
import { describe } from "../document/describe.ts";
import { stepInto } from "../document/node.ts";
import { propertiesOf } from "../types/compare-objects.ts";
import { compareTypes } from "../types/compare-types.ts";
import type { TypePair } from "../types/context.ts";
import { sentence } from "../types/finding.ts";
import { judge } from "../types/rules.ts";
import { type Comparison, memberType, type OperationPair } from "./comparison.ts";

/** Compares the headers of an answer. */
export function compareHeaders(comparison: Comparison, { new: operation }: OperationPair, answer: TypePair): void {
  const { context, sides, report } = comparison;
  const { checker } = context;
  const headersOf = (side: "old" | "new") => {
    const type = memberType(checker, answer[side], "headers");
    return type ? propertiesOf(checker, type) : new Map<string, never>();
  };
  const old = headersOf("old");
  const now = headersOf("new");
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [before, after] = [old.get(name), now.get(name)];
    if (before && after) {
      const at = { old: stepInto(answer.at.old, "headers", name), new: stepInto(answer.at.new, "headers", name) };
      const types = { old: checker.getTypeOfSymbol(before), new: checker.getTypeOfSymbol(after) };
      compareTypes(context, { ...types, at, flow: answer.flow });
      continue;
    }
    const side = after ? "new" : "old";
    const segments = [...answer.at[side].segments, "headers", name];
    report({
      ...judge(after ? "added" : "gone", answer.flow),
      text: sentence(`${describe(sides[side].document, segments)} is ${after ? "new" : "gone"}`),
      operations: [operation.name],
      pointer: toPointer(segments),
      side,
    });
  }
}
