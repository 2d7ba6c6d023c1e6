import type ts from "typescript";
import type { Operation } from "../generate/model/operations.ts";
import { isObject, listReferences, pointerSegments, toPointer, valueAt } from "../generate/read/references.ts";
import {
  bumpFor,
  type Code,
  type Finding,
  type Flow,
  type Kind,
  type Side,
  type Sides,
  type Snapshot,
} from "./change.ts";
import { CompiledTypes } from "./compile.ts";
import type { Place } from "./place.ts";
import { describe, operationsAt, sentence } from "./wording.ts";

/** What the parts of a comparison share. */
export interface Comparison {
  readonly snapshots: Sides<Snapshot>;
  readonly types: CompiledTypes;
  readonly operations: Pairing<Operation>;
  readonly findings: readonly Finding[];
  /** The old type of the component schema that is being compared. */
  readonly schema?: ts.Type | undefined;
  /** The pairs of types that have been compared, by their place: schemas can refer to themselves. */
  readonly visited: Map<string, Sides<ts.Type>[]>;
  report(finding: Finding): void;
  reportType(finding: TypeFinding): void;
  /** Returns how operations use a place of either document. */
  useOf(segments: readonly string[]): Use;
}

/** A difference between two versions of a type. */
export interface TypeFinding {
  readonly kind: Kind;
  /** What happened, the end of a sentence: "was removed". */
  readonly predicate: string;
  /** The name of a property for which the document has no place of its own. */
  readonly property?: string | undefined;
  readonly at: Sides<Place>;
  /** The side whose place is reported. */
  readonly side: Side;
  readonly flow: Flow;
  readonly code: Code;
}

/** Compiles the types of both snapshots and prepares their comparison. */
export function startComparison(snapshots: Sides<Snapshot>): Comparison {
  const findings: Finding[] = [];
  return {
    snapshots,
    types: new CompiledTypes({ old: snapshots.old.types, new: snapshots.new.types }),
    operations: matchOperations(snapshots),
    findings,
    visited: new Map(),
    report: (finding) => findings.push(finding),
    reportType: (finding) => findings.push(toFinding(snapshots, finding)),
    useOf: findUses([snapshots.old, snapshots.new]),
  };
}

function toFinding(snapshots: Sides<Snapshot>, finding: TypeFinding): Finding {
  const { kind, predicate, property, at, side, flow, code } = finding;
  const { segments } = at[side];
  const place = describe(snapshots[side], segments);
  const isName = /^`[^`]*`$/.test(place);
  const member = isName ? `\`${place.slice(1, -1)}.${property}\`` : `\`${property}\` of ${place}`;
  const text = sentence(`${property === undefined ? place : member} ${predicate}`);
  return { ...bumpFor(kind, flow), text, pointer: toPointer(segments), side, code };
}

function matchOperations({ old, new: now }: Sides<Snapshot>): Pairing<Operation> {
  const shapeOf = (path: string) => path.replaceAll(/\{[^}]*\}/g, "{}");
  return pairUp(old.api.operations, now.api.operations, [
    (before, after) => before.method === after.method && before.path === after.path,
    // The names of path parameters can have changed.
    (before, after) => before.method === after.method && shapeOf(before.path) === shapeOf(after.path),
    haveSameName,
  ]);
}

/** Which items of two lists are versions of one. */
export interface Pairing<T> {
  readonly pairs: readonly Sides<T>[];
  readonly removed: ReadonlySet<T>;
  readonly added: ReadonlySet<T>;
}

/** Pairs the items of two lists by the first rule, what is left by the second, and so on. */
export function pairUp<T>(
  old: readonly T[],
  now: readonly T[],
  rules: readonly ((before: T, after: T, left: Omit<Pairing<T>, "pairs">) => boolean)[],
): Pairing<T> {
  const removed = new Set(old);
  const added = new Set(now);
  const pairs: Sides<T>[] = [];
  for (const matches of rules) {
    for (const before of removed) {
      const after = [...added].find((each) => matches(before, each, { removed, added }));
      if (after === undefined) continue;
      removed.delete(before);
      added.delete(after);
      pairs.push({ old: before, new: after });
    }
  }
  return { pairs, removed, added };
}

export interface Named {
  readonly name: string;
}

export function haveSameName(one: Named, other: Named): boolean {
  return one.name === other.name;
}

/** The operations that use a part of the document, by the names of their methods, and the direction of its data. */
interface Use extends Flow {
  readonly operations: ReadonlySet<string>;
}

/** Finds out which operations use which components in either version. @returns a function from a place to its use */
function findUses(snapshots: readonly Snapshot[]): (segments: readonly string[]) => Use {
  const uses = new Map<string, { operations: Set<string>; sent: boolean; received: boolean }>();
  for (const { api, document } of snapshots) {
    const add = (value: unknown, name: string, direction: keyof Flow) => {
      for (const component of listComponents(document, value)) {
        const use = uses.get(component) ?? { operations: new Set(), sent: false, received: false };
        use.operations.add(name);
        use[direction] = true;
        uses.set(component, use);
      }
    };
    for (const { name, pointer, parameters } of api.operations) {
      const operation = valueAt(document, pointerSegments(pointer));
      const { responses, ...request } = isObject(operation) ? operation : {};
      // The parameters of the path belong to each of its operations.
      const references = parameters.map((parameter) => ({ $ref: parameter.pointer }));
      add([request, references], name, "sent");
      add(responses, name, "received");
    }
  }
  return (segments) => {
    const [root, name = "", third = ""] = segments;
    const known = root === "components" ? uses.get(toPointer([root, name, third])) : undefined;
    if (root !== "paths") return known ?? { operations: new Set(), sent: false, received: false };
    const operationsWith = (method: string) => snapshots.flatMap((snapshot) => operationsAt(snapshot, name, method));
    const own = operationsWith(third);
    const operations = own.length > 0 ? own : operationsWith("");
    const sent = segments.includes("parameters") || segments.includes("requestBody");
    return { operations: new Set(operations.map((operation) => operation.name)), sent, received: !sent };
  };
}

/** The components that a value refers to, directly or through others, as pointers. */
function listComponents(document: unknown, value: unknown, found = new Set<string>()): Set<string> {
  for (const { ref } of listReferences(value)) {
    const segments = pointerSegments(ref).slice(0, 3);
    const pointer = toPointer(segments);
    if (segments[0] !== "components" || found.has(pointer)) continue;
    found.add(pointer);
    listComponents(document, valueAt(document, segments), found);
  }
  return found;
}
