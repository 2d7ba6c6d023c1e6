import { readFileSync } from "node:fs";
import type { BundledSpec } from "./bundle.ts";
import { toPointer } from "./json-pointer.ts";
import type { Problem } from "./problem.ts";

/** Keywords whose numbers are limits: at the ends of 64 bits, the nearest double does as well. */
const limits = new Set(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]);

/**
 * Finds values that JSON can't hold, or not as they are written: sets and infinities of YAML, and integers that a double
 * rounds.
 */
export async function findUnfaithfulValues(spec: BundledSpec): Promise<Problem[]> {
  const suspects: { pointer: string; value: unknown }[] = [];
  const path: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === "object" && value !== null && isPlain(value)) {
      for (const [key, child] of Object.entries(value)) {
        path.push(key);
        visit(child);
        path.pop();
      }
    } else if (!isFaithful(value) && !(Number.isInteger(value) && limits.has(path.at(-1) ?? ""))) {
      suspects.push({ pointer: toPointer(path), value });
    }
  };
  visit(spec.document);
  if (suspects.length === 0) return [];

  const origins = await spec.origins();
  return suspects.flatMap(({ pointer, value }): Problem[] => {
    const place = origins.locate(pointer);
    const line = readFileSync(place.file, "utf8").split(/\r?\n/)[place.line - 1] ?? "";
    const [digits] = /^[-+]?\d+/.exec(line.slice(place.column - 1)) ?? [];
    if (typeof value === "number" && digits && BigInt(digits) === BigInt(value)) return [];
    const problem =
      typeof value === "number" && Number.isFinite(value)
        ? {
            message: `The number ${digits ?? value} is beyond 2⁵³: JavaScript would make it ${value}.`,
            advice: "Choose a smaller number, or describe the value as a string.",
          }
        : {
            message: "This value has no form in JSON.",
            advice: "Write a string, a finite number, a list or a map.",
          };
    return [{ ...place, ...problem, severity: "error", rule: "value" }];
  });
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function isFaithful(value: unknown): boolean {
  if (typeof value === "number")
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return value === null || typeof value === "string" || typeof value === "boolean";
}
