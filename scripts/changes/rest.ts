import { isReference, pointerSegments, toPointer } from "../generate/read/references.ts";
import type { Finding } from "./change.ts";
import { type Difference, describe, findDifferences } from "./document.ts";
import { sentence } from "./findings.ts";
import type { RunTimeChange } from "./run-time.ts";
import { isLimit, judgeLimit, matchRunTimeChanges } from "./run-time.ts";
import type { Side, Sides } from "./side.ts";
import type { Use } from "./usage.ts";

/** Keywords whose effect, if they have one, shows in the types or has a comparison of its own. */
const shown = words(`required enum const type $ref items oneOf anyOf allOf additionalProperties nullable deprecated
  operationId discriminator properties x-name url security servers parameters in name schema content headers responses
  requestBody examples securitySchemes scheme`);
const prose = words("description summary title example examples externalDocs tags termsOfService");

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** What {@link compareRest} starts from. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly runTime: readonly RunTimeChange[];
  /** Who uses what stands at a pointer of either document. */
  use(segments: readonly string[]): Use;
}

/**
 * Accounts for every difference of the documents that nothing else has accounted for, so that none passes in silence: limits, with what
 * oasdiff says of them, and prose.
 */
export function compareRest(sides: Sides<Side>, { findings, runTime, use }: Found): Finding[] {
  const joined = new Set<RunTimeChange>();
  const operationOf = ({ method, path }: RunTimeChange) =>
    sides.new.api.operations.find((operation) => operation.method === method && operation.path === path)?.name;

  const rest = findDifferences(sides.old.document, sides.new.document)
    .map(wholeExample)
    .flatMap((difference): Finding[] => {
      const side = difference.new === undefined ? "old" : "new";
      const { segments } = difference;
      const place = { pointer: toPointer(segments), side } as const;
      const used = use(segments);
      if (isLimit(difference)) {
        const here = runTime.filter((change) => used.operations.has(operationOf(change) ?? ""));
        const found = matchRunTimeChanges(difference, here, namesOn(sides[side], segments));
        for (const change of found) joined.add(change);
        return [{ ...judgeLimit(difference, found, used), text: limitText(sides[side], difference), ...place }];
      }
      if (isExplained(difference, side, findings)) return [];
      const key = segments.at(-1) ?? "";
      const isProse = segments.some((segment) => prose.has(segment)) || segments[0] === "info";
      const why = isProse
        ? "It is for people to read: types and calls stay as they were."
        : "The types stay as they were.";
      return [{ level: "patch", text: restText(sides[side], difference, key), why, ...place }];
    });
  const left = runTime.filter((change) => !joined.has(change) && change.breaking);
  return [...rest, ...left.map((change) => standalone(change, operationOf(change)))];
}

/** A fixture may change in many places at once; it is told once. */
function wholeExample(difference: Difference): Difference {
  const { segments } = difference;
  const at = segments.indexOf("examples");
  const isInside = at > 0 && segments[at - 1] !== "properties" && segments.length > at + 2;
  return isInside ? { segments: segments.slice(0, at + 2), old: {}, new: {} } : difference;
}

function isExplained(difference: Difference, side: "old" | "new", findings: readonly Finding[]): boolean {
  const { segments, old, new: now } = difference;
  const here = toPointer(segments);
  // Its operations have been told, or the schema itself has.
  if (segments[0] === "paths" && segments.length === 2) return true;
  if (segments[1] === "schemas" && segments.length === 3) return true;
  if (segments.at(-1) === "$ref" && findings.some(({ pointer }) => pointer === old || pointer === now)) return true;
  const key = segments.filter((segment) => !/^\d+$/.test(segment)).at(-1) ?? "";
  const isOwn = findings.some((finding) => ownerOf(pointerSegments(finding.pointer)) === ownerOf(segments));
  if (shown.has(key) && isOwn) return true;
  if (old !== undefined && now !== undefined) return false;
  const value = side === "new" ? now : old;
  const target = isReference(value) ? value.$ref : here;
  return findings.some(
    (finding) => finding.side === side && (isWithin(finding.pointer, here) || isWithin(finding.pointer, target)),
  );
}

/** The component, operation or part of the root that a place belongs to. */
function ownerOf(segments: readonly string[]): string {
  const depth = segments[0] === "components" || segments[0] === "paths" ? 3 : 1;
  return toPointer(segments.slice(0, depth));
}

function isWithin(pointer: string, owner: string): boolean {
  return pointer === owner || pointer.startsWith(`${owner}/`);
}

/** The names that a sentence about a place would use: of its properties, its parameter. */
function namesOn(side: Side, segments: readonly string[]): string[] {
  const quoted = describe(side.document, segments).match(/`([^`]+)`/)?.[1] ?? "";
  const names = segments.filter((_, index) => segments[index - 1] === "properties");
  return [quoted, ...names.slice(-1)].filter((name) => name !== "");
}

function limitText(side: Side, { segments, old, new: now }: Difference): string {
  const subject = `the \`${segments.at(-1)}\` of ${describe(side.document, segments.slice(0, -1))}`;
  if (now === undefined) return sentence(`${subject} is gone; it was ${value(old)}`);
  return sentence(`${subject} is ${value(now)} now${old === undefined ? "" : `; it was ${value(old)}`}`);
}

function restText(side: Side, { segments, old, new: now }: Difference, key: string): string {
  const [parent, owner] = [describe(side.document, segments.slice(0, -1)), describe(side.document, segments)];
  const change = old === undefined ? "is new" : now === undefined ? "is gone" : "changed";
  if (segments[0] === "info") return sentence(`\`${segments.join(".")}\` ${change}`);
  return sentence(parent === owner ? `the \`${key}\` of ${owner} ${change}` : `${owner} ${change}`);
}

function value(of: unknown): string {
  const text = JSON.stringify(of) ?? "nothing";
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``;
}

function standalone({ text, path, method, id }: RunTimeChange, operation: string | undefined): Finding {
  return {
    level: "major",
    text: sentence(text),
    why: id.startsWith("response-")
      ? "Code meets values that were ruled out."
      : "Not everything that was accepted still is.",
    operations: operation === undefined ? [] : [operation],
    pointer: toPointer(["paths", path, method.toLowerCase()]),
    side: "new",
  };
}
