import type ts from "typescript";
import { typeName } from "../generate/model/names.ts";
import { toPointer } from "../generate/read/references.ts";
import { type Side, type Sides, staysValid } from "./change.ts";
import { type Comparison, haveSameName, type Named, pairUp } from "./comparison.ts";
import { placeAt } from "./place.ts";
import { compareModifiers, compareSchema, type TypePair, typesOf } from "./types.ts";
import { describe, sentence } from "./wording.ts";

/** Compares the component schemas: each is a type that users import by its name. */
export function compareSchemas(comparison: Comparison): void {
  const { snapshots, types, report, useOf } = comparison;
  const pointerOf = (name: string) => toPointer(["components", "schemas", name]);
  const pairOf = (before: ts.Symbol, after: ts.Symbol) => {
    const at = {
      old: placeAt(snapshots.old.document, pointerOf(before.name)),
      new: placeAt(snapshots.new.document, pointerOf(after.name)),
    };
    return typesOf(types, { old: before, new: after }, { at, flow: useOf(["components", "schemas", after.name]) });
  };
  const { pairs, removed, added } = pairUp(
    [...componentsOf(comparison, "old", "schemas").values()],
    [...componentsOf(comparison, "new", "schemas").values()],
    [haveSameName, (before, after) => isSameShape(comparison, pairOf(before, after))],
  );
  const code = (name: string) => [`import type { ${typeName(name)} } from "@ld-rest/types";`];
  const why = "Code that imports the type no longer compiles.";
  for (const { old, new: now } of pairs) {
    if (haveSameName(old, now)) {
      const pair = pairOf(old, now);
      compareSchema(comparison, pair);
      compareModifiers(comparison, pair);
    } else {
      const text = `Schema \`${old.name}\` was renamed to \`${now.name}\`.`;
      const imports = { old: code(old.name), new: code(now.name) };
      report({ level: "major", text, why, pointer: pointerOf(now.name), side: "new", code: imports });
    }
  }
  for (const { name } of removed) {
    const text = `Schema \`${name}\` was removed.`;
    const imports = { old: code(name), new: [] };
    report({ level: "major", text, why, pointer: pointerOf(name), side: "old", code: imports });
  }
  for (const { name } of added) {
    const text = `Schema \`${name}\` is new.`;
    report({ level: "minor", text, why: staysValid, pointer: pointerOf(name), side: "new" });
  }
}

/** Compares the names of all other components, which are types, too: `components["parameters"]["ApplicationKey"]`. */
export function compareOtherComponents(comparison: Comparison): void {
  const { snapshots, types, findings, report } = comparison;
  for (const kind of ["responses", "parameters", "requestBodies", "headers", "pathItems"]) {
    const now = componentsOf(comparison, "new", kind);
    for (const [name, symbol] of componentsOf(comparison, "old", kind)) {
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
        code: types.codeOf({ old: symbol }),
      });
    }
  }
}

/** Compares what users name besides types and operations: servers, fixtures and constants. */
export function compareValues(comparison: Comparison): void {
  const { snapshots, report } = comparison;
  const { old, new: now } = snapshots;
  for (const server of compareNames(comparison, "Server", old.api.servers, now.api.servers)) {
    const { name, url, pointer } = server.new;
    if (url === server.old.url) continue;
    const text = `Server \`${name}\` is now ${url}; it was ${server.old.url}.`;
    report({ level: "major", text, why: "Calls go to another host.", pointer, side: "new" });
  }
  compareNames(comparison, "Fixture", old.api.examples, now.api.examples, (name) => `fixtures.${name};`);
  compareConstants(comparison);
}

/** Reports the names that were removed or added. @returns the pairs of the others */
function compareNames<T extends Named & { readonly pointer: string }>(
  { report }: Comparison,
  noun: string,
  old: readonly T[],
  now: readonly T[],
  codeOf?: (name: string) => string,
): readonly Sides<T>[] {
  const { pairs, removed, added } = pairUp(old, now, [haveSameName]);
  for (const { name, pointer } of removed) {
    const text = `${noun} \`${name}\` was removed.`;
    const why = "Code that names it no longer compiles.";
    const code = codeOf && { old: [codeOf(name)], new: [] };
    report({ level: "major", text, why, pointer, side: "old", code });
  }
  for (const { name, pointer } of added) {
    report({ level: "minor", text: `${noun} \`${name}\` is new.`, why: staysValid, pointer, side: "new" });
  }
  return pairs;
}

/** Reports the constants that were removed, unless their schema or parameter has a major change, which implies it. */
function compareConstants({ snapshots, findings, report }: Comparison): void {
  const names = new Set(snapshots.new.api.enumerations.map(({ name }) => name));
  for (const { name, of } of snapshots.old.api.enumerations) {
    const [owner = ""] = of.split(".");
    const kind = snapshots.old.document.components?.schemas?.[owner] ? "schemas" : "parameters";
    const pointer = `#/components/${kind}/${owner}`;
    const isReported = findings.some(
      (finding) => finding.level === "major" && `${finding.pointer}/`.startsWith(`${pointer}/`),
    );
    if (names.has(name) || isReported) continue;
    const text = `Constant \`${name}\` was removed.`;
    const why = "Code that imports it no longer compiles.";
    const code = { old: [`import { ${name} } from "@ld-rest/types";`], new: [] };
    report({ level: "major", text, why, pointer, side: "old", code });
  }
}

function componentsOf({ types }: Comparison, side: Side, kind: string): Map<string, ts.Symbol> {
  return types.propertiesOf(types.exported(side, "components", kind));
}

/** Whether two schemas differ in nothing but their names. */
function isSameShape(comparison: Comparison, pair: TypePair): boolean {
  if (!comparison.types.areMutuallyAssignable(pair.old, pair.new)) return false;
  let isSame = true;
  const reportType = () => {
    isSame = false;
  };
  compareSchema({ ...comparison, reportType, visited: new Map() }, pair);
  return isSame;
}
