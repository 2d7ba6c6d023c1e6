/** A schema compiled by ajv: returns whether a value is valid. */
export interface Check {
  /** @returns whether the value is valid */
  (value: unknown): boolean;
  /** Errors of the last value; null or absent if it was valid. */
  errors?: readonly Finding[] | null;
}

interface Finding {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A difference between a value and its schema. */
export interface Issue {
  /** The keys that lead to the value, outermost first. */
  readonly path: readonly string[];
  /** The value that the schema expects, in words. */
  readonly expected: string;
  /** The actual value: a scalar as JSON, or the kind of value. Long strings are not quoted, since they may be secrets. */
  readonly got: string;
}

/** A validator that other libraries accept ([Standard Schema](https://standardschema.dev), version 1). */
export interface StandardSchema<Type> {
  /** The members that the standard defines. */
  readonly "~standard": {
    /** Version of the standard. */
    readonly version: 1;
    /** Name of the library. */
    readonly vendor: "ld-rest";
    /** Returns the value, or the issues that were found: at most one, the first. */
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: Type; readonly issues?: undefined }
      | { readonly issues: readonly { readonly message: string; readonly path: readonly string[] }[] };
    /** Only for the type checker: there is no such member at run time. */
    readonly types?: { readonly input: Type; readonly output: Type } | undefined;
  };
}

/**
 * Validates a value.
 *
 * @param check - the compiled schema
 * @param value - what to validate
 * @returns the first difference, or `undefined` if the value is valid
 */
export function findIssue(check: Check, value: unknown): Issue | undefined {
  if (check(value)) return undefined;
  const [finding] = check.errors ?? [];
  if (!finding) return { path: [], expected: "something else", got: describe(value) };
  const { instancePath, keyword, params } = finding;
  const keys = instancePath
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const path = keyword === "required" ? [...keys, String(params["missingProperty"])] : keys;
  return { path, expected: expectation(keyword, params), got: describe(memberAt(value, path)) };
}

/**
 * Creates a Standard Schema.
 *
 * @param check - the compiled schema
 * @returns a validator that finds at most one issue: the first
 */
export function createSchema<Type>(check: Check): StandardSchema<Type> {
  return {
    "~standard": {
      version: 1,
      vendor: "ld-rest",
      validate: (value) => {
        const issue = findIssue(check, value);
        return issue
          ? { issues: [{ message: `expected ${issue.expected}, got ${issue.got}`, path: issue.path }] }
          : { value: value as Type }; // just validated
      },
    },
  };
}

function expectation(keyword: string, params: Finding["params"]): string {
  const { type, allowedValues, allowedValue, comparison, limit, pattern, additionalProperty } = params;
  if (keyword === "required") return "a value";
  if (keyword === "type") return [type].flat().join(" or ");
  if (keyword === "enum") return `one of ${JSON.stringify(allowedValues)}`;
  if (keyword === "const") return JSON.stringify(allowedValue);
  if (keyword === "pattern") return `a match of ${pattern}`;
  if (keyword === "additionalProperties") return `no property ${JSON.stringify(additionalProperty)}`;
  if (comparison !== undefined) return `a number ${comparison} ${limit}`;
  return `${keyword} ${JSON.stringify(limit ?? params)}`;
}

function memberAt(value: unknown, path: readonly string[]): unknown {
  // A value without such a member yields undefined.
  return path.reduce<unknown>((node, key) => (Object(node) as Readonly<Record<string, unknown>>)[key], value);
}

function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "string" && value.length > 20) return `a string of ${value.length} characters`;
  if (typeof value === "string") return JSON.stringify(value);
  // Values that JSON lacks are described by their type or as text: JSON would print `NaN` as null.
  return /bigint|function|symbol/.test(typeof value) ? `a ${typeof value}` : String(value);
}
