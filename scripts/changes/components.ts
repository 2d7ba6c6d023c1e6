import type ts from "typescript";
import { toPointer } from "../generate/read/references.ts";
import type { Finding } from "./change.ts";
import { type DocumentNode, describe, rootNode, stepInto } from "./document.ts";
import type { TypeContext, TypePair } from "./findings.ts";
import { sentence } from "./findings.ts";
import { type Comparison, memberType } from "./responses.ts";
import { compareAlternatives, isDeprecated, isObjectType, propertiesOf } from "./types.ts";
import type { Flow } from "./usage.ts";

/** Compares the component schemas: each is a type that users import by its name. */
export function compareSchemas(comparison: Comparison, flowOf: (name: string) => Flow): void {
  const { context, sides, report } = comparison;
  const { checker } = context;
  const old = namesOf(comparison, "old", "schemas");
  const now = namesOf(comparison, "new", "schemas");
  const place = (side: "old" | "new", name: string): DocumentNode =>
    stepInto(rootNode(sides[side].document), "components", "schemas", name);
  const pairOf = (before: ts.Symbol, after: ts.Symbol): TypePair => ({
    old: checker.getTypeOfSymbol(before),
    new: checker.getTypeOfSymbol(after),
    at: { old: place("old", before.name), new: place("new", after.name) },
    flow: flowOf(after.name),
  });

  const added = new Map([...now].filter(([name]) => !old.has(name)));
  for (const [name, before] of old) {
    const after = now.get(name);
    if (after) {
      const pair = pairOf(before, after);
      compareAlternatives({ ...context, entered: pair.old }, pair);
      if (!isDeprecated(checker, before) && isDeprecated(checker, after)) {
        context.report({
          kind: "deprecated",
          predicate: "is deprecated now",
          at: pair.at,
          side: "new",
          flow: pair.flow,
        });
      }
      continue;
    }
    const successor = [...added].find(([, symbol]) => isSameShape(context, pairOf(before, symbol)));
    if (successor) added.delete(successor[0]);
    report({
      level: "major",
      text: successor ? `Schema \`${name}\` is called \`${successor[0]}\` now.` : `Schema \`${name}\` is gone.`,
      why: "Code that imports the type no longer compiles.",
      pointer: toPointer(["components", "schemas", successor ? successor[0] : name]),
      side: successor ? "new" : "old",
    });
  }
  for (const name of added.keys()) {
    const why = "Code that doesn't know it stays valid.";
    const pointer = toPointer(["components", "schemas", name]);
    report({ level: "minor", text: `Schema \`${name}\` is new.`, why, pointer, side: "new" });
  }
}

/**
 * Compares the names of all other components: `components["parameters"]["ApplicationKey"]` is a type too.
 *
 * @param found - what has been told by now; a parameter that is gone need not be told again as a component
 */
export function compareOtherComponents(comparison: Comparison, found: readonly Finding[]): void {
  const { sides, report } = comparison;
  for (const kind of ["responses", "parameters", "requestBodies", "headers", "pathItems"]) {
    const now = namesOf(comparison, "new", kind);
    for (const name of namesOf(comparison, "old", kind).keys()) {
      if (now.has(name)) continue;
      const segments = ["components", kind, name];
      const pointer = toPointer(segments);
      if (found.some((finding) => finding.side === "old" && finding.pointer === pointer)) continue;
      report({
        level: "major",
        text: sentence(`${describe(sides.old.document, segments)} is no component \`${name}\` any more`),
        why: `Code that names \`components["${kind}"]["${name}"]\` no longer compiles.`,
        pointer,
        side: "old",
      });
    }
  }
}

/** Whether two schemas differ in nothing but their names. */
function isSameShape(context: TypeContext, pair: TypePair): boolean {
  const { checker } = context;
  if (!checker.isTypeAssignableTo(pair.old, pair.new) || !checker.isTypeAssignableTo(pair.new, pair.old)) return false;
  let same = true;
  const report = () => {
    same = false;
  };
  compareAlternatives({ ...context, report, visited: new Set() }, pair);
  return same;
}

function namesOf({ context, exports }: Comparison, side: "old" | "new", kind: string): Map<string, ts.Symbol> {
  const type = memberType(context.checker, exports[side].get("components"), kind);
  return type ? propertiesOf(context.checker, type) : new Map();
}

/** The component schemas' names by their types; the first name, where two are of one type. */
export function componentNames(checker: ts.TypeChecker, components: ts.Type | undefined): Map<ts.Type, string> {
  const schemas = memberType(checker, components, "schemas");
  const names = new Map<ts.Type, string>();
  for (const [name, symbol] of schemas ? propertiesOf(checker, schemas) : []) {
    const type = checker.getTypeOfSymbol(symbol);
    if (isObjectType(type) && !names.has(type)) names.set(type, name);
  }
  return names;
}
