import type ts from "typescript";
import { toPointer } from "../generate/read/references.ts";
import type { Side } from "./change.ts";
import type { Comparison } from "./comparison.ts";
import { placeAt } from "./place.ts";
import { staysValid } from "./rules.ts";
import {
  areMutuallyAssignable,
  compareModifiers,
  compareSchema,
  memberType,
  propertiesOf,
  type TypeContext,
  type TypePair,
} from "./types.ts";
import { describe, sentence } from "./wording.ts";

/** Compares the component schemas: each is a type that users import by its name. */
export function compareSchemas(comparison: Comparison): void {
  const { snapshots, types, report, useOf } = comparison;
  const old = componentsOf(comparison, "old", "schemas");
  const now = componentsOf(comparison, "new", "schemas");
  const pointerOf = (name: string) => toPointer(["components", "schemas", name]);
  const pairOf = (before: ts.Symbol, after: ts.Symbol): TypePair => ({
    old: types.checker.getTypeOfSymbol(before),
    new: types.checker.getTypeOfSymbol(after),
    at: {
      old: placeAt(snapshots.old.document, pointerOf(before.name)),
      new: placeAt(snapshots.new.document, pointerOf(after.name)),
    },
    flow: useOf(["components", "schemas", after.name]),
  });

  const added = new Map([...now].filter(([name]) => !old.has(name)));
  for (const [name, before] of old) {
    const after = now.get(name);
    if (after) {
      const pair = pairOf(before, after);
      compareSchema(types, pair);
      compareModifiers(types, pair, before, after);
      continue;
    }
    const [successor] = [...added].find(([, symbol]) => isSameShape(types, pairOf(before, symbol))) ?? [];
    const level = "major";
    const why = "Code that imports the type no longer compiles.";
    if (successor === undefined) {
      report({ level, text: `Schema \`${name}\` was removed.`, why, pointer: pointerOf(name), side: "old" });
    } else {
      added.delete(successor);
      const text = `Schema \`${name}\` was renamed to \`${successor}\`.`;
      report({ level, text, why, pointer: pointerOf(successor), side: "new" });
    }
  }
  for (const name of added.keys()) {
    const pointer = pointerOf(name);
    report({ level: "minor", text: `Schema \`${name}\` is new.`, why: staysValid, pointer, side: "new" });
  }
}

/** Compares the names of all other components, which are types, too: `components["parameters"]["ApplicationKey"]`. */
export function compareOtherComponents(comparison: Comparison): void {
  const { snapshots, findings, report } = comparison;
  for (const kind of ["responses", "parameters", "requestBodies", "headers", "pathItems"]) {
    const now = componentsOf(comparison, "new", kind);
    for (const name of componentsOf(comparison, "old", kind).keys()) {
      const segments = ["components", kind, name];
      const pointer = toPointer(segments);
      // A removed parameter has been reported already, if an operation had it.
      if (now.has(name) || findings.some((finding) => finding.side === "old" && finding.pointer === pointer)) continue;
      report({
        level: "major",
        text: sentence(`${describe(snapshots.old, segments)} is no longer the component \`${name}\``),
        why: `Code that names \`components["${kind}"]["${name}"]\` no longer compiles.`,
        pointer,
        side: "old",
      });
    }
  }
}

function componentsOf({ types, exports }: Comparison, side: Side, kind: string): Map<string, ts.Symbol> {
  return propertiesOf(types.checker, memberType(types.checker, exports[side].get("components"), kind));
}

/** Whether two schemas differ in nothing but their names. */
function isSameShape(types: TypeContext, pair: TypePair): boolean {
  if (!areMutuallyAssignable(types.checker, pair.old, pair.new)) return false;
  let isSame = true;
  const report = () => {
    isSame = false;
  };
  compareSchema({ ...types, report, visited: new Set() }, pair);
  return isSame;
}
