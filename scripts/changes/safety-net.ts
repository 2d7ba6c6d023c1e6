import type ts from "typescript";
import { isObject, isReference, pointerSegments, toPointer, valueAt } from "../generate/read/references.ts";
import type { Finding } from "./change.ts";
import { type Comparison, memberType } from "./responses.ts";
import { propertiesOf } from "./types.ts";
import type { Use } from "./usage.ts";

/**
 * The compiler's word on whole schemas. Where it says that a schema can't stand in for its predecessor and the walk has found no major
 * change in it or in what it refers to, the walk has missed one: then that is told instead.
 */
export function findMissed(
  { context, exports, sides }: Comparison,
  findings: readonly Finding[],
  use: (segments: readonly string[]) => Use,
): Finding[] {
  const { checker } = context;
  const major = new Set(
    findings
      .filter(({ level }) => level === "major")
      .map(({ pointer }) => toPointer(pointerSegments(pointer).slice(0, 3))),
  );
  const schemasOf = (side: "old" | "new") => {
    const schemas = memberType(checker, exports[side].get("components"), "schemas");
    return schemas ? propertiesOf(checker, schemas) : new Map<string, never>();
  };
  const now = schemasOf("new");
  return [...schemasOf("old")].flatMap(([name, symbol]): Finding[] => {
    const successor = now.get(name);
    if (!successor) return [];
    const [before, after] = [checker.getTypeOfSymbol(symbol), checker.getTypeOfSymbol(successor)];
    const segments = ["components", "schemas", name];
    const { sent, received } = use(segments);
    const readable = (!received && sent) || checker.isTypeAssignableTo(after, before);
    const writable = (!sent && received) || checker.isTypeAssignableTo(before, after);
    if (readable && writable) return [];
    const reach = new Set([
      ...reachableFrom(sides.old.document, toPointer(segments)),
      ...reachableFrom(sides.new.document, toPointer(segments)),
    ]);
    if ([...reach].some((pointer) => major.has(pointer))) return [];
    const why = `TypeScript can't use the new type where the old one ${readable ? "was passed" : "was read"}.`;
    return [
      { level: "major", text: `The type of \`${name}\` changed.`, why, pointer: toPointer(segments), side: "new" },
    ];
  });
}

/**
 * The compiler's word on whole operations, where nothing major was found at all: what callers passed must still be accepted, and what
 * they get must still be what they got.
 */
export function findMissedInOperations(
  { context, exports, sides }: Comparison,
  findings: readonly Finding[],
): Finding[] {
  if (findings.some(({ level }) => level === "major")) return [];
  const { checker } = context;
  return sides.new.api.operations.flatMap(({ name, path, method }): Finding[] => {
    const part = (side: "old" | "new", member: string) =>
      memberType(checker, exports[side].get("paths"), path, method.toLowerCase(), member);
    const accepts = (from: ts.Type | undefined, to: ts.Type | undefined) =>
      !from || !to || checker.isTypeAssignableTo(from, to);
    const writable = ["parameters", "requestBody"].every((member) => accepts(part("old", member), part("new", member)));
    const readable = accepts(part("new", "responses"), part("old", "responses"));
    if (writable && readable) return [];
    const pointer = toPointer(["paths", path, method.toLowerCase()]);
    const text = `The type of what \`${name}\` ${writable ? "answers" : "takes"} changed.`;
    const why = `TypeScript can't use the new type where the old one ${writable ? "was read" : "was passed"}.`;
    return [{ level: "major", text, why, operations: [name], pointer, side: "new" }];
  });
}

function reachableFrom(document: unknown, pointer: string, reached = new Set<string>()): Set<string> {
  if (reached.has(pointer)) return reached;
  reached.add(pointer);
  const walk = (value: unknown) => {
    if (!isObject(value)) return;
    if (isReference(value)) reachableFrom(document, toPointer(pointerSegments(value.$ref).slice(0, 3)), reached);
    for (const child of Object.values(value)) walk(child);
  };
  walk(valueAt(document, pointerSegments(pointer)));
  return reached;
}
