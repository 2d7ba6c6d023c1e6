import type ts from "typescript";
import { toPointer } from "../generate/read/references.ts";
import type { Code, Finding, Side, Sides, Snapshot } from "./change.ts";
import { CompiledTypes } from "./compile.ts";
import type { Place } from "./place.ts";
import { bumpFor, type Flow, type Kind } from "./rules.ts";
import { findUses, joinUses, type Use } from "./usage.ts";
import { describe, sentence } from "./wording.ts";

/** What the parts of a comparison share. */
export interface Comparison {
  readonly snapshots: Sides<Snapshot>;
  readonly types: CompiledTypes;
  readonly findings: readonly Finding[];
  /** The old type of the component schema that is being compared. */
  readonly entered?: ts.Type | undefined;
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
