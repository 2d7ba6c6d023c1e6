import type { Difference } from "./differences.ts";
import type { Bump } from "./rules.ts";
import type { Flow } from "./usage.ts";

// Types don't show what these keywords allow.
const keywords = new Set([
  ...["minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems"],
  ...["minContains", "maxContains", "minProperties", "maxProperties", "multipleOf", "uniqueItems", "pattern", "format"],
  ...["default", "contains", "propertyNames", "patternProperties", "dependentRequired", "dependentSchemas", "not"],
  ...["if", "then", "else", "unevaluatedItems", "unevaluatedProperties", "readOnly", "writeOnly"],
  ...["contentEncoding", "contentMediaType", "contentSchema"],
]);

/** Whether a difference is in a keyword that limits values beyond their type. */
export function isLimit({ segments, old, new: now }: Difference): boolean {
  const key = segments.at(-1) ?? "";
  // A property or an example can have such a name, too.
  const isData = (segment: string, index: number) =>
    ["default", "example", "examples", "const"].includes(segment) && segments[index - 1] !== "properties";
  if (segments.at(-2) === "properties" || segments.slice(0, -1).some(isData)) return false;
  if (key === "type") return isNumeric(old) && isNumeric(now);
  if (key === "additionalProperties") return now === false;
  return keywords.has(key) && (segments.includes("schema") || segments.includes("schemas"));
}

/** The bump that a change of a limit needs. Limits that no operation uses are judged as if callers sent the values. */
export function bumpForLimit(difference: Difference, { sent, received }: Flow): Bump {
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
  const isMost = /^(max|exclusiveMax)/.test(key);
  if (isMost || /^(min|exclusiveMin)/.test(key)) {
    const free = isMost ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    const [before, after] = [Number(old ?? free), Number(now ?? free)];
    return isMost
      ? { isNarrower: after < before, isWider: after > before }
      : { isNarrower: after > before, isWider: after < before };
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
