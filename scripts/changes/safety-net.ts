import type ts from "typescript";
import { pointerSegments, toPointer, valueAt } from "../generate/read/references.ts";
import type { Side } from "./change.ts";
import type { Comparison } from "./comparison.ts";
import { memberType, propertiesOf } from "./types.ts";
import { listComponents } from "./usage.ts";

/**
 * Asks the compiler about schemas as a whole. If a type can't replace its predecessor and neither the schema nor one that it refers to
 * has a major change, the comparison by members has missed one, and the schema is reported.
 */
export function checkSchemas({ snapshots, types, exports, findings, report, useOf }: Comparison): void {
  const { checker } = types;
  const owners = findings
    .filter(({ level }) => level === "major")
    .map(({ pointer }) => toPointer(pointerSegments(pointer).slice(0, 3)));
  const schemasOf = (side: Side) =>
    propertiesOf(checker, memberType(checker, exports[side].get("components"), "schemas"));
  const now = schemasOf("new");
  for (const [name, symbol] of schemasOf("old")) {
    const successor = now.get(name);
    if (!successor) continue;
    const [before, after] = [checker.getTypeOfSymbol(symbol), checker.getTypeOfSymbol(successor)];
    const segments = ["components", "schemas", name];
    const { sent, received } = useOf(segments);
    const isReadable = (!received && sent) || checker.isTypeAssignableTo(after, before);
    const isWritable = (!sent && received) || checker.isTypeAssignableTo(before, after);
    const isExplained = () => {
      const parts = [snapshots.old.document, snapshots.new.document].flatMap((document) => [
        ...listComponents(document, valueAt(document, segments)),
      ]);
      return owners.some((owner) => owner === toPointer(segments) || parts.includes(owner));
    };
    if ((isReadable && isWritable) || isExplained()) continue;
    const text = `The type of \`${name}\` changed.`;
    report({ level: "major", text, why: whyNot(isReadable), pointer: toPointer(segments), side: "new" });
  }
}

/** Asks the compiler about operations as a whole, if no major change was found. */
export function checkOperations({ snapshots, types, exports, findings, report }: Comparison): void {
  if (findings.some(({ level }) => level === "major")) return;
  const { checker } = types;
  for (const { name, path, method, pointer } of snapshots.new.api.operations) {
    const part = (side: Side, member: string) =>
      memberType(checker, exports[side].get("paths"), path, method.toLowerCase(), member);
    const isAssignable = (from: ts.Type | undefined, to: ts.Type | undefined) =>
      !from || !to || checker.isTypeAssignableTo(from, to);
    const isWritable = ["parameters", "requestBody"].every((each) =>
      isAssignable(part("old", each), part("new", each)),
    );
    const isReadable = isAssignable(part("new", "responses"), part("old", "responses"));
    if (isWritable && isReadable) continue;
    const text = `The type of ${isWritable ? "the responses" : "the request"} of \`${name}\` changed.`;
    report({ level: "major", text, why: whyNot(!isWritable), operations: [name], pointer, side: "new" });
  }
}

function whyNot(isReadable: boolean): string {
  return `TypeScript doesn't accept the new type where the old one was ${isReadable ? "passed" : "read"}.`;
}
