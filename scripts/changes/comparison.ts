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
  /** The pairs of types that have been compared: schemas can refer to themselves. */
  readonly visited: Set<string>;
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
  const uses = { old: findUses(snapshots.old), new: findUses(snapshots.new) };
  const findings: Finding[] = [];
  return {
    snapshots,
    types: new CompiledTypes({ old: snapshots.old.types, new: snapshots.new.types }),
    operations: matchOperations(snapshots),
    findings,
    visited: new Set(),
    report: (finding) => findings.push(finding),
    reportType: (finding) => findings.push(toFinding(snapshots, finding)),
    useOf: (segments) => joinUses(uses.old(segments), uses.new(segments)),
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
    (before, after) => before.name === after.name,
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

/** The operations that use a part of the document, by the names of their methods, and the direction of its data. */
interface Use extends Flow {
  readonly operations: ReadonlySet<string>;
}

/** Finds out which operations use which components. @returns a function from a place to its use */
function findUses(snapshot: Snapshot): (segments: readonly string[]) => Use {
  const { api, document } = snapshot;
  const uses = new Map<string, Use>();
  const add = (value: unknown, use: Use) => {
    for (const component of listComponents(document, value)) {
      uses.set(component, joinUses(uses.get(component) ?? unused, use));
    }
  };
  for (const { name, pointer, parameters } of api.operations) {
    const operation = valueAt(document, pointerSegments(pointer));
    const { responses, ...request } = isObject(operation) ? operation : {};
    const operations = new Set([name]);
    // The parameters of the path belong to each of its operations.
    const references = parameters.map((parameter) => ({ $ref: parameter.pointer }));
    add([request, references], { operations, sent: true, received: false });
    add(responses, { operations, sent: false, received: true });
  }
  return (segments) => {
    const [root, name = "", third = ""] = segments;
    if (root === "components") return uses.get(toPointer([root, name, third])) ?? unused;
    if (root !== "paths") return unused;
    const own = operationsAt(snapshot, name, third);
    const operations = own.length > 0 ? own : operationsAt(snapshot, name);
    const sent = segments.includes("parameters") || segments.includes("requestBody");
    return { operations: new Set(operations.map((operation) => operation.name)), sent, received: !sent };
  };
}

const unused: Use = { operations: new Set(), sent: false, received: false };

function joinUses(one: Use, other: Use): Use {
  return {
    operations: new Set([...one.operations, ...other.operations]),
    sent: one.sent || other.sent,
    received: one.received || other.received,
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
