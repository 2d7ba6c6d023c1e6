import type { Check } from "./check.js";
import { describeValue } from "./describe.js";
import type { Members, Schema } from "./schema.js";

/** What a schema says of a value without looking into it; `undefined` where it says nothing. */
export function compileScalar(schema: Schema): Check | undefined {
  const { type, enum: values, const: constant } = schema;
  const isType = type === undefined ? undefined : compileType(type);
  const texts = [schema.minLength, schema.maxLength, schema.pattern].some((limit) => limit !== undefined);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const numbers = [minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf].some(
    (limit) => limit !== undefined,
  );
  if (!isType && !values && constant === undefined && !texts && !numbers) return undefined;
  const judge = (value: unknown): string | undefined => {
    if (isType && !isType(value))
      return `must be ${[type ?? []].flat().map(article).join(" or ")}, not ${describeValue(value)}`;
    if (values && !values.some((one) => isSame(one, value))) {
      return `must be one of ${values.map((one) => JSON.stringify(one)).join(", ")}, not ${describeValue(value)}`;
    }
    if (constant !== undefined && !isSame(constant, value)) {
      return `must be ${JSON.stringify(constant)}, not ${describeValue(value)}`;
    }
    if (texts && typeof value === "string") return checkText(schema, value);
    return numbers && typeof value === "number" ? checkNumber(schema, value) : undefined;
  };
  return (value) => {
    const message = judge(value);
    return message === undefined ? undefined : { path: [], message };
  };
}

function checkText({ minLength, maxLength, pattern }: Schema, value: string): string | undefined {
  if (minLength !== undefined || maxLength !== undefined) {
    const length = [...value].length; // in code points (Validation 2020-12, section 6.3)
    if (length < (minLength ?? 0)) return `must have at least ${minLength} characters, not ${length}`;
    if (maxLength !== undefined && length > maxLength)
      return `must have at most ${maxLength} characters, not ${length}`;
  }
  return pattern !== undefined && !new RegExp(pattern, "u").test(value) ? `must match ${pattern}` : undefined;
}

function checkNumber(schema: Schema, value: number): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && value < minimum) return `must be at least ${minimum}, not ${value}`;
  if (maximum !== undefined && value > maximum) return `must be at most ${maximum}, not ${value}`;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return `must be above ${exclusiveMinimum}, not ${value}`;
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return `must be below ${exclusiveMaximum}, not ${value}`;
  const parts = multipleOf === undefined ? 0 : value / multipleOf;
  return Number.isInteger(parts) ? undefined : `must be a multiple of ${multipleOf}, not ${value}`;
}

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  integer: Number.isInteger,
  number: Number.isFinite, // JSON has no others
  null: (value) => value === null,
};

function compileType(type: string | readonly string[]): (value: unknown) => boolean {
  const tests = [type].flat().map((name) => types[name] ?? (() => false));
  const [only, ...others] = tests;
  return only && others.length === 0 ? only : (value) => tests.some((test) => test(value));
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === others.length &&
    // both are objects, so that a name can be looked up in them
    keys.every((key) => Object.hasOwn(b, key) && isSame((a as Members)[key], (b as Members)[key]))
  );
}

function article(type: string): string {
  if (type === "null") return type;
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
