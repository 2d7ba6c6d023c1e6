import type ts from "typescript";
import { toPointer } from "../generate/read/references.ts";
import type { Finding, Side, Sides } from "./change.ts";
import { compileTypes, type Exports } from "./compile.ts";
import { bumpFor } from "./rules.ts";
import type { Snapshot } from "./snapshot.ts";
import { isObjectType, memberType, propertiesOf, type TypeContext, type TypeFinding } from "./types.ts";
import { joinUses, Usage, type Use } from "./usage.ts";
import { describe, sentence } from "./wording.ts";

/** The context that the parts of a comparison share. */
export interface Comparison {
  readonly snapshots: Sides<Snapshot>;
  readonly exports: Sides<Exports>;
  readonly types: TypeContext;
  readonly findings: readonly Finding[];
  report(finding: Finding): void;
  /** Returns how operations use a place of either document. */
  useOf(segments: readonly string[]): Use;
}

/** Compiles the types of both snapshots and prepares their comparison. */
export function startComparison(snapshots: Sides<Snapshot>): Comparison {
  const { checker, ...exports } = compileTypes({ old: snapshots.old.types, new: snapshots.new.types });
  const usages = { old: new Usage(snapshots.old), new: new Usage(snapshots.new) };
  const findings: Finding[] = [];
  const schemaNames = (side: Side) => {
    const schemas = [...propertiesOf(checker, memberType(checker, exports[side].get("components"), "schemas"))];
    const types = schemas.map(([name, symbol]) => [checker.getTypeOfSymbol(symbol), name] as const);
    // The first name wins if two schemas are of one type.
    return new Map<ts.Type, string>(types.filter(([type]) => isObjectType(type)).reverse());
  };
  return {
    snapshots,
    exports,
    findings,
    types: {
      checker,
      schemaNames: { old: schemaNames("old"), new: schemaNames("new") },
      visited: new Set(),
      report: (finding) => findings.push(toFinding(snapshots, finding)),
    },
    report: (finding) => findings.push(finding),
    useOf: (segments) => joinUses(usages.old.of(segments), usages.new.of(segments)),
  };
}

function toFinding(snapshots: Sides<Snapshot>, { kind, predicate, property, at, side, flow }: TypeFinding): Finding {
  const { segments } = at[side];
  const place = describe(snapshots[side], segments);
  const subject =
    property === undefined
      ? place
      : /^`[^`]*`$/.test(place)
        ? `\`${place.slice(1, -1)}.${property}\``
        : `\`${property}\` of ${place}`;
  return { ...bumpFor(kind, flow), text: sentence(`${subject} ${predicate}`), pointer: toPointer(segments), side };
}
