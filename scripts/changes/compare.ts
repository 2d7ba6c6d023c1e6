import { pointerSegments } from "../generate/read/references.ts";
import { type Change, type Finding, type Flow, levels, type Sides, type Snapshot } from "./change.ts";
import { type Comparison, startComparison } from "./comparison.ts";
import { compareOtherComponents, compareSchemas, compareValues } from "./exports.ts";
import { compareOperations } from "./operations.ts";
import { compareRemainder } from "./remainder.ts";
import { compareSecurity } from "./security.ts";

/**
 * Compares two versions of the API for users of the types and the client.
 *
 * @returns every change, the largest first
 * @throws Error if the types don't compile, which must not count as "no change"
 */
export function compareSnapshots(snapshots: Sides<Snapshot>): Change[] {
  const comparison = startComparison(snapshots);
  compareSchemas(comparison);
  compareOperations(comparison);
  compareOtherComponents(comparison);
  compareSecurity(comparison);
  compareValues(comparison);
  compareWholeTypes(comparison);
  // Last, since it leaves out what is part of another finding.
  compareRemainder(comparison);

  const { findings, report, useOf } = comparison;
  if (findings.length === 0 && differInText(snapshots)) {
    const text = "The generated types are written differently.";
    report({ level: "patch", text, why: "They mean the same.", pointer: "#/", side: "new" });
  }
  const merged = new Map<string, Change>();
  for (const finding of findings) {
    const { level, side, pointer, text, code = { old: [], new: [] } } = finding;
    const operations = finding.operations ?? [...useOf(pointerSegments(pointer)).operations];
    // Several operations can share a place.
    const key = `${level} ${side} ${pointer} ${text}`;
    const same = merged.get(key);
    merged.set(key, {
      ...finding,
      operations: union(same?.operations, operations).sort(),
      code: { old: union(same?.code.old, code.old), new: union(same?.code.new, code.new) },
    });
  }
  return [...merged.values()].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

function union(some: readonly string[] = [], others: readonly string[]): string[] {
  return [...new Set([...some, ...others])];
}

/**
 * Asks the compiler about schemas and operations as a whole, in case the comparison by members has missed something. Stops at the first
 * major change, since the bump can't get larger.
 */
function compareWholeTypes({ snapshots, types, findings, report, useOf }: Comparison): void {
  const isDecided = () => findings.some(({ level }) => level === "major");
  const compare = (
    subject: string,
    { sent, received }: Flow,
    path: readonly [string, ...string[]],
    at: Pick<Finding, "operations" | "pointer">,
  ) => {
    const old = types.exported("old", ...path);
    const now = types.exported("new", ...path);
    if (!old || !now || isDecided()) return;
    const isReadable = (sent && !received) || types.isAssignable(now, old);
    const isWritable = (received && !sent) || types.isAssignable(old, now);
    if (isReadable && isWritable) return;
    const why = `TypeScript doesn't accept the new type where the old one was ${isReadable ? "passed" : "read"}.`;
    report({ level: "major", text: `The type of ${subject} changed.`, why, side: "new", ...at });
  };
  for (const { name, pointer } of snapshots.new.api.schemas) {
    const path = ["components", "schemas", name] as const;
    compare(`\`${name}\``, useOf(path), path, { pointer });
  }
  for (const { name, path, method, pointer } of snapshots.new.api.operations) {
    for (const part of ["parameters", "requestBody", "responses"]) {
      const received = part === "responses";
      const subject = `the ${received ? "responses" : "request"} of \`${name}\``;
      const at = { operations: [name], pointer };
      compare(subject, { sent: !received, received }, ["paths", path, method.toLowerCase(), part], at);
    }
  }
}

/** Whether the order of keys differs, or another generator has written the types. */
function differInText({ old, new: now }: Sides<Snapshot>): boolean {
  return old.types !== now.types || JSON.stringify(old.document) !== JSON.stringify(now.document);
}
