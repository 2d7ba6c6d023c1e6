import type ts from "typescript";
import type { DocumentNode } from "../document/node.ts";
import type { Flow } from "../document/usage.ts";
import type { Sides } from "../side.ts";
import type { Kind } from "./rules.ts";

/** Two versions of one type, with where they stand in their documents and which way their data flows. */
export interface TypePair extends Sides<ts.Type> {
  readonly at: Sides<DocumentNode>;
  readonly flow: Flow;
}

/** What a walk over types found. */
export interface TypeFinding {
  readonly kind: Kind;
  /** The rest of a sentence that begins with the subject: "is gone". */
  readonly predicate: string;
  /** A property that its object's place has to stand for, since the document shows none of that name. */
  readonly subject?: string | undefined;
  readonly at: Sides<DocumentNode>;
  /** Which of the two places is meant. */
  readonly side: "old" | "new";
  readonly flow: Flow;
}

/** What a walk needs to know, and where it tells what it found. */
export interface TypeContext {
  readonly checker: ts.TypeChecker;
  /** The component schemas' names by their types. */
  readonly components: Sides<ReadonlyMap<ts.Type, string>>;
  /** The old type of the component schema that is being compared. */
  readonly entered?: ts.Type | undefined;
  /** Pairs that have been walked: schemas may refer to themselves. */
  readonly visited: Set<string>;
  report(finding: TypeFinding): void;
}
