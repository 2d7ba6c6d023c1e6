import { stepToParameter } from "../document/node.ts";
import { compareProperties } from "../types/compare-objects.ts";
import { type Comparison, memberType, type OperationPair } from "./comparison.ts";

/** Compares what an operation takes in path, query, header and cookie. */
export function compareParameters({ context }: Comparison, pair: OperationPair): void {
  const { checker } = context;
  for (const location of ["path", "query", "header", "cookie"] as const) {
    const group = (side: "old" | "new") =>
      checker.getNonNullableType(
        memberType(checker, pair.types[side], "parameters", location) ?? checker.getNeverType(),
      );
    compareProperties(
      context,
      { old: group("old"), new: group("new"), at: pair.at, flow: { sent: true, received: false } },
      (operation, name) => stepToParameter(operation, location, name),
    );
  }
}
