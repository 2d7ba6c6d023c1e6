import type ts from "typescript";
import type { Api } from "../generate/model/api.ts";
import { typeName } from "../generate/model/names.ts";
import { toPointer } from "../generate/read/references.ts";
import { type Code, type Side, staysValid } from "./change.ts";
import type { Comparison } from "./comparison.ts";
import { placeAt } from "./place.ts";
import { compareModifiers, compareSchema, type TypePair, typesOf } from "./types.ts";
import { describe, sentence } from "./wording.ts";

/** Compares the component schemas: each is a type that users import by its name. */
export function compareSchemas(comparison: Comparison): void {
  const { snapshots, types, report, useOf } = comparison;
  const old = componentsOf(comparison, "old", "schemas");
  const now = componentsOf(comparison, "new", "schemas");
  const pointerOf = (name: string) => toPointer(["components", "schemas", name]);
  const pairOf = (before: ts.Symbol, after: ts.Symbol) => {
    const at = {
      old: placeAt(snapshots.old.document, pointerOf(before.name)),
      new: placeAt(snapshots.new.document, pointerOf(after.name)),
    };
    return typesOf(types, { old: before, new: after }, { at, flow: useOf(["components", "schemas", after.name]) });
  };

  const added = new Map([...now].filter(([name]) => !old.has(name)));
  for (const [name, before] of old) {
    const after = now.get(name);
    if (after) {
      const pair = pairOf(before, after);
      compareSchema(comparison, pair);
      compareModifiers(comparison, pair);
      continue;
    }
    const [successor] = [...added].find(([, symbol]) => isSameShape(comparison, pairOf(before, symbol))) ?? [];
    const level = "major";
    const why = "Code that imports the type no longer compiles.";
    const old = [importOf(`type { ${typeName(name)} }`)];
    if (successor === undefined) {
      const text = `Schema \`${name}\` was removed.`;
      report({ level, text, why, pointer: pointerOf(name), side: "old", code: { old, new: [] } });
    } else {
      added.delete(successor);
      const text = `Schema \`${name}\` was renamed to \`${successor}\`.`;
      const code = { old, new: [importOf(`type { ${typeName(successor)} }`)] };
      report({ level, text, why, pointer: pointerOf(successor), side: "new", code });
    }
  }
  for (const name of added.keys()) {
    const pointer = pointerOf(name);
    report({ level: "minor", text: `Schema \`${name}\` is new.`, why: staysValid, pointer, side: "new" });
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
  compareNames(comparison, "Server", ({ servers }) => servers);
  for (const before of old.api.servers) {
    const after = now.api.servers.find(({ name }) => name === before.name);
    if (!after || after.url === before.url) continue;
    const text = `Server \`${after.name}\` is now ${after.url}; it was ${before.url}.`;
    report({ level: "major", text, why: "Calls go to another host.", pointer: after.pointer, side: "new" });
  }
  const fixtureCode = (name: string) => ({ old: [`fixtures.${name};`], new: [] });
  compareNames(comparison, "Fixture", ({ examples }) => examples, fixtureCode);
  compareConstants(comparison);
}

function compareNames(
  { snapshots, report }: Comparison,
  noun: string,
  list: (api: Api) => readonly { readonly name: string; readonly pointer: string }[],
  codeOf?: (name: string) => Code,
): void {
  const [old, now] = [list(snapshots.old.api), list(snapshots.new.api)];
  const missingIn = (others: typeof old) => (one: (typeof old)[number]) =>
    !others.some(({ name }) => name === one.name);
  for (const { name, pointer } of old.filter(missingIn(now))) {
    const why = "Code that names it no longer compiles.";
    const text = `${noun} \`${name}\` was removed.`;
    report({ level: "major", text, why, pointer, side: "old", code: codeOf?.(name) });
  }
  for (const { name, pointer } of now.filter(missingIn(old))) {
    report({ level: "minor", text: `${noun} \`${name}\` is new.`, why: staysValid, pointer, side: "new" });
  }
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
    report({ level: "major", text, why, pointer, side: "old", code: { old: [importOf(`{ ${name} }`)], new: [] } });
  }
}

function importOf(names: string): string {
  return `import ${names} from "@ld-rest/types";`;
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
