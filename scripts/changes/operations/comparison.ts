import type ts from "typescript";
import type { Operation } from "../../model/operations.ts";
import type { Finding } from "../change.ts";
import { type DocumentNode, rootNode, stepInto } from "../document/node.ts";
import type { Side, Sides } from "../side.ts";
import type { Exports } from "../types/compile.ts";
import type { TypeContext } from "../types/context.ts";

/** What the comparison of operations works with. */
export interface Comparison {
  readonly sides: Sides<Side>;
  readonly context: TypeContext;
  readonly exports: Sides<Exports>;
  report(finding: Finding): void;
}

/** An operation on both sides, with its types and its places. */
export interface OperationPair extends Sides<Operation> {
  readonly types: Sides<ts.Type>;
  readonly at: Sides<DocumentNode>;
}

/** The type of a property, or `undefined` where there is no such property. */
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

/** Where an operation stands in its document. */
export function operationNode(side: Side, { method, path }: Operation): DocumentNode {
  return stepInto(rootNode(side.document), "paths", path, method.toLowerCase());
}
