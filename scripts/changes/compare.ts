import { pointerSegments } from "../generate/read/references.ts";
import { type Change, mergeChanges, type Sides } from "./change.ts";
import { startComparison } from "./comparison.ts";
import { compareExports } from "./exports.ts";
import { compareOperations } from "./operations.ts";
import { compareRemainder } from "./remainder.ts";
import { checkOperations, checkSchemas } from "./safety-net.ts";
import { compareOtherComponents, compareSchemas } from "./schemas.ts";
import { compareSecurity } from "./security.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * Compares two versions of the API for users of the types and the client.
 *
 * @returns every change, the largest first
 * @throws Error if the types don't compile, which must not count as "no change"
 */
export function compareSnapshots(snapshots: Sides<Snapshot>): Change[] {
  const comparison = startComparison(snapshots);
  // Changes of the types.
  compareSchemas(comparison);
  compareOperations(comparison);
  compareOtherComponents(comparison);
  // Changes of credentials, servers, fixtures and constants.
  compareSecurity(comparison);
  compareExports(comparison);
  // Changes of the types that the comparison by members may have missed.
  checkSchemas(comparison);
  checkOperations(comparison);
  // Changes that types don't show.
  compareRemainder(comparison);

  const { findings, report, useOf } = comparison;
  if (findings.length === 0 && differInText(snapshots)) {
    report({
      level: "patch",
      text: "The generated types are written differently.",
      why: "They mean the same.",
      operations: [],
      pointer: "#/",
      side: "new",
    });
  }
  return mergeChanges(
    findings.map((finding) => ({
      ...finding,
      operations: finding.operations ?? [...useOf(pointerSegments(finding.pointer)).operations],
    })),
  );
}

/** Whether the order of keys differs, or another generator has written the types. */
function differInText({ old, new: now }: Sides<Snapshot>): boolean {
  return old.types !== now.types || JSON.stringify(old.document) !== JSON.stringify(now.document);
}
