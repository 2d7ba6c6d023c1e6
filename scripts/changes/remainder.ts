import { isReference, pointerSegments, toPointer } from "../generate/read/references.ts";
import type { Finding } from "./change.ts";
import type { Comparison } from "./comparison.ts";
import { type Difference, findDifferences } from "./differences.ts";
import { bumpForLimit, isLimit } from "./limits.ts";
import { placeAt } from "./place.ts";
import type { Snapshot } from "./snapshot.ts";
import { shorten } from "./types.ts";
import { describe, sentence } from "./wording.ts";

/** Reports every difference between the documents that is not part of another finding: limits, descriptions, examples. */
export function compareRemainder({ snapshots, findings, report, useOf }: Comparison): void {
  const known = [...findings];
  const [old, now] = [placeAt(snapshots.old.document, "#/"), placeAt(snapshots.new.document, "#/")];
  for (const difference of findDifferences(old, now).map(toWholeExample)) {
    const { side, segments } = difference;
    const place = { pointer: toPointer(segments), side };
    if (isLimit(difference)) {
      const text = limitText(snapshots[side], difference);
      report({ ...bumpForLimit(difference, useOf(segments)), text, ...place });
    } else if (!isPartOf(difference, known)) {
      report({ level: "patch", text: remainderText(snapshots[side], difference), why: reasonFor(segments), ...place });
    }
  }
}

function reasonFor(segments: readonly string[]): string {
  if (segments[0] === "components" && segments[1] === "examples") {
    return "The types are the same. Fixtures and responses of the fake API have the new value.";
  }
  const isProse = segments[0] === "info" || segments.some((segment) => prose.has(segment));
  return isProse ? "Only documentation changes: types and calls are the same." : "The types are the same.";
}

const prose = new Set([
  "description",
  "summary",
  "title",
  "example",
  "examples",
  "externalDocs",
  "tags",
  "termsOfService",
]);

// Their effect shows in the types, or another part of the comparison reports it.
const compared = new Set([
  ...[
    "required",
    "enum",
    "const",
    "type",
    "$ref",
    "items",
    "oneOf",
    "anyOf",
    "allOf",
    "additionalProperties",
    "nullable",
  ],
  ...["deprecated", "operationId", "discriminator", "properties", "x-name", "url", "security", "servers", "parameters"],
  ...[
    "in",
    "name",
    "schema",
    "content",
    "headers",
    "responses",
    "requestBody",
    "examples",
    "securitySchemes",
    "scheme",
  ],
]);

/** A difference within an example becomes one of the example, so that each is reported once. */
function toWholeExample(difference: Difference): Difference {
  const { segments } = difference;
  const at = segments.indexOf("examples");
  const isInside = at > 0 && segments[at - 1] !== "properties" && segments.length > at + 2;
  return isInside ? { ...difference, segments: segments.slice(0, at + 2), old: {}, new: {} } : difference;
}

function isPartOf({ segments, side, old, new: now }: Difference, findings: readonly Finding[]): boolean {
  const here = toPointer(segments);
  const isPath = segments[0] === "paths" && segments.length === 2;
  const isSchema = segments[1] === "schemas" && segments.length === 3;
  if (isPath || isSchema) return true;
  const key = segments.filter((segment) => !/^\d+$/.test(segment)).at(-1) ?? "";
  if (compared.has(key) && findings.some(({ pointer }) => ownerOf(pointerSegments(pointer)) === ownerOf(segments))) {
    return true;
  }
  if (old !== undefined && now !== undefined) return false;
  const value = side === "new" ? now : old;
  const owners = isReference(value) ? [here, value.$ref] : [here];
  return findings.some(
    (finding) => finding.side === side && owners.some((owner) => `${finding.pointer}/`.startsWith(`${owner}/`)),
  );
}

/** The component, the operation or the part of the root that a place belongs to. */
function ownerOf(segments: readonly string[]): string {
  return toPointer(segments.slice(0, ["components", "paths"].includes(segments[0] ?? "") ? 3 : 1));
}

function limitText(snapshot: Snapshot, { segments, old, new: now }: Difference): string {
  const subject = `the \`${segments.at(-1)}\` of ${describe(snapshot, segments.slice(0, -1))}`;
  const code = (value: unknown) => `\`${shorten(JSON.stringify(value))}\``;
  if (now === undefined) return sentence(`${subject} was removed; it was ${code(old)}`);
  return sentence(`${subject} is now ${code(now)}${old === undefined ? "" : `; it was ${code(old)}`}`);
}

function remainderText(snapshot: Snapshot, { segments, old, new: now }: Difference): string {
  const change = old === undefined ? "is new" : now === undefined ? "was removed" : "changed";
  if (segments[0] === "info") return sentence(`\`${segments.join(".")}\` ${change}`);
  const [owner, place] = [describe(snapshot, segments.slice(0, -1)), describe(snapshot, segments)];
  return sentence(owner === place ? `the \`${segments.at(-1)}\` of ${place} ${change}` : `${place} ${change}`);
}
