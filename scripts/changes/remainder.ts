import { isReference, pointerSegments, toPointer } from "../generate/read/references.ts";
import type { Bump, Finding, Flow, Snapshot } from "./change.ts";
import type { Comparison } from "./comparison.ts";
import { shorten } from "./compile.ts";
import { type Difference, findDifferences } from "./differences.ts";
import { placeAt } from "./place.ts";
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

// Their effect shows in the types, or another part of the comparison reports it.
const compared = new Set(
  [
    "$ref type enum const properties required items additionalProperties oneOf anyOf allOf discriminator nullable",
    "operationId parameters in name schema requestBody responses headers content deprecated examples",
    "security securitySchemes scheme servers url x-name",
  ].flatMap((keys) => keys.split(" ")),
);

// Types don't show what they allow.
const limits = new Set(
  [
    "default format pattern multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength",
    "minItems maxItems uniqueItems contains minContains maxContains unevaluatedItems",
    "minProperties maxProperties propertyNames patternProperties unevaluatedProperties dependentRequired dependentSchemas",
    "not if then else readOnly writeOnly contentEncoding contentMediaType contentSchema",
  ].flatMap((keys) => keys.split(" ")),
);

const prose = new Set("title summary description example examples externalDocs tags termsOfService".split(" "));

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

function remainderText(snapshot: Snapshot, { segments, old, new: now }: Difference): string {
  const change = old === undefined ? "is new" : now === undefined ? "was removed" : "changed";
  if (segments[0] === "info") return sentence(`\`${segments.join(".")}\` ${change}`);
  const [owner, place] = [describe(snapshot, segments.slice(0, -1)), describe(snapshot, segments)];
  return sentence(owner === place ? `the \`${segments.at(-1)}\` of ${place} ${change}` : `${place} ${change}`);
}

function reasonFor(segments: readonly string[]): string {
  if (segments[0] === "components" && segments[1] === "examples") {
    return "The types are the same. Fixtures and responses of the fake API have the new value.";
  }
  const isProse = segments[0] === "info" || segments.some((segment) => prose.has(segment));
  return isProse ? "Only documentation changes: types and calls are the same." : "The types are the same.";
}

/** Whether a difference is in a keyword that limits values beyond their type. */
function isLimit({ segments, old, new: now }: Difference): boolean {
  const key = segments.at(-1) ?? "";
  // A property or an example can have such a name, too.
  const isData = (segment: string, index: number) =>
    ["default", "example", "examples", "const"].includes(segment) && segments[index - 1] !== "properties";
  if (segments.at(-2) === "properties" || segments.slice(0, -1).some(isData)) return false;
  if (key === "type") return isNumeric(old) && isNumeric(now);
  if (key === "additionalProperties") return now === false;
  return limits.has(key) && (segments.includes("schema") || segments.includes("schemas"));
}

/** The bump that a change of a limit needs. Limits that no operation uses are judged as if callers sent the values. */
function bumpForLimit(difference: Difference, { sent, received }: Flow): Bump {
  const { isNarrower, isWider } = compareLimit(difference);
  const isSent = sent || !received;
  if (isSent && difference.segments.at(-1) === "default") {
    return { level: "major", why: "Calls without it get another value." };
  }
  if (isSent && isNarrower) return { level: "major", why: "Values that were accepted no longer are." };
  if (received && isWider) return { level: "major", why: "Code gets values that were ruled out." };
  return isSent
    ? { level: "minor", why: "Everything that was accepted still is." }
    : { level: "patch", why: "The types are the same." };
}

/** Whether values are ruled out that were not, and whether code that receives values can get new ones. */
function compareLimit({ segments, old, new: now }: Difference): { isNarrower: boolean; isWider: boolean } {
  const key = segments.at(-1) ?? "";
  if (key === "type") return { isNarrower: !typesOf(now).includes("number"), isWider: false };
  const sign = /^(max|exclusiveMax)/.test(key) ? 1 : /^(min|exclusiveMin)/.test(key) ? -1 : 0;
  if (sign !== 0) {
    const allowed = (limit: unknown) => (limit === undefined ? Number.POSITIVE_INFINITY : Number(limit) * sign);
    return { isNarrower: allowed(now) < allowed(old), isWider: allowed(now) > allowed(old) };
  }
  // There is no way to tell whether one pattern or format allows more than another.
  const isRemoved = key !== "additionalProperties" && (now === undefined || now === false);
  return { isNarrower: !isRemoved, isWider: key.startsWith("content") };
}

function isNumeric(type: unknown): boolean {
  const types = typesOf(type);
  return types.length > 0 && types.every((each) => each === "integer" || each === "number");
}

function typesOf(type: unknown): unknown[] {
  return [type].flat().filter((each) => each !== "null" && each !== undefined);
}

function limitText(snapshot: Snapshot, { segments, old, new: now }: Difference): string {
  const subject = `the \`${segments.at(-1)}\` of ${describe(snapshot, segments.slice(0, -1))}`;
  const code = (value: unknown) => `\`${shorten(JSON.stringify(value))}\``;
  if (now === undefined) return sentence(`${subject} was removed; it was ${code(old)}`);
  return sentence(`${subject} is now ${code(now)}${old === undefined ? "" : `; it was ${code(old)}`}`);
}
