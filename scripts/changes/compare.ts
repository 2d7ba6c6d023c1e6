import { pointerSegments } from "../generate/read/references.ts";
import type { Change, Finding } from "./change.ts";
import { merge } from "./change.ts";
import { compileSides } from "./compile.ts";
import { compareOtherComponents, compareSchemas, componentNames } from "./components.ts";
import { compareConstants, compareFixtures } from "./exports.ts";
import type { TypeContext } from "./findings.ts";
import { toFinding } from "./findings.ts";
import { compareOperations } from "./operations.ts";
import { compareRest } from "./rest.ts";
import { findRunTimeChanges } from "./run-time.ts";
import { findMissed, findMissedInOperations } from "./safety-net.ts";
import { compareSecurity, compareServers } from "./security.ts";
import type { Side, Sides } from "./side.ts";
import { Usage, type Use } from "./usage.ts";

/**
 * Compares two versions of the API for a consumer of the types and the client. The compiler decides: both sides' generated types are
 * held against each other, member by member and as wholes. What types can't show is oasdiff's, and whatever is left of the documents'
 * differences is told as a patch.
 *
 * @returns every change, the largest first
 * @throws Error where the types don't compile or oasdiff fails: neither may pass for "no change"
 */
export async function compareSides(sides: Sides<Side>): Promise<Change[]> {
  const runTime = findRunTimeChanges({ old: sides.old.document, new: sides.new.document });
  const usages = { old: new Usage(sides.old.document), new: new Usage(sides.new.document) };
  const use = (segments: readonly string[]) => both(usages.old.of(segments), usages.new.of(segments));

  const { checker, ...exports } = compileSides({ old: sides.old.types, new: sides.new.types });
  const findings: Finding[] = [];
  const report = (finding: Finding) => {
    findings.push(finding);
  };
  const context: TypeContext = {
    checker,
    components: {
      old: componentNames(checker, exports.old.get("components")),
      new: componentNames(checker, exports.new.get("components")),
    },
    visited: new Set(),
    report: (finding) => report(toFinding(sides, finding)),
  };
  const comparison = { sides, context, exports, report };

  compareSchemas(comparison, (name) => use(["components", "schemas", name]));
  compareOperations(comparison);
  compareOtherComponents(comparison, findings);
  findings.push(...compareServers(sides), ...compareSecurity(sides), ...compareFixtures(sides));
  findings.push(...compareConstants(sides, findings));
  findings.push(...findMissed(comparison, findings, use));
  findings.push(...findMissedInOperations(comparison, findings));
  findings.push(...compareRest(sides, { findings, runTime: await runTime, use }));

  if (findings.length === 0 && (isRewritten(sides) || sides.old.types !== sides.new.types)) findings.push(rewritten);
  return merge(
    findings.map((finding) => ({
      ...finding,
      operations: finding.operations ?? [...use(pointerSegments(finding.pointer)).operations],
    })),
  );
}

/** What is left where texts differ and nothing that they mean does: another order, another generator. */
const rewritten: Finding = {
  level: "patch",
  text: "What is generated is written in another way; it means the same.",
  why: "The types stay as they were.",
  operations: [],
  pointer: "#/",
  side: "new",
};

function isRewritten({ old, new: now }: Sides<Side>): boolean {
  return JSON.stringify(old.document) !== JSON.stringify(now.document);
}

function both(old: Use, now: Use): Use {
  return {
    operations: new Set([...old.operations, ...now.operations]),
    sent: old.sent || now.sent,
    received: old.received || now.received,
  };
}
