/** A compiled schema, as ajv leaves it: whether a value is valid, and else what is wrong with it. */
export interface Check {
  /** @returns whether the value is valid */
  (value: unknown): boolean;
  /** What is wrong with the value that was checked last; null or absent where nothing is. */
  errors?: readonly Finding[] | null;
}

interface Finding {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What is wrong with a value. */
export interface Issue {
  /** The keys that lead to the place, from the outermost. */
  readonly path: readonly string[];
  /** What the spec has there. */
  readonly expected: string;
  /** What is there: a scalar as JSON, or what kind of thing. A long string is not quoted, since it may be a secret. */
  readonly got: string;
}

/** A validator as other libraries take it (Standard Schema, version 1). */
export interface StandardSchema<Type> {
  /** Where the standard looks for all of a validator. `validate` gives the value, or the issues that were found. */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "ld-rest";
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: Type; readonly issues?: undefined }
      | { readonly issues: readonly { readonly message: string; readonly path: readonly string[] }[] };
    readonly types?: { readonly input: Type; readonly output: Type } | undefined;
  };
}

/** Holds a value against a compiled schema. @returns the first thing that is wrong, if anything is */
export function findIssue(check: Check, value: unknown): Issue | undefined {
  const first = findFirst(check, value);
  if (!first) return undefined;
  const { path, expected } = (first.missing && findExpected(check, value, first)) || first;
  return { path, expected, got: describe(follow(value, path)) };
}

interface Difference extends Pick<Issue, "path" | "expected"> {
  /** Whether there is nothing at this place. What should be there isn't told with it. */
  readonly missing: boolean;
}

function findFirst(check: Check, value: unknown): Difference | undefined {
  if (check(value)) return undefined;
  const [finding] = check.errors ?? [];
  if (!finding) return { path: [], expected: "something else", missing: false };
  const { instancePath, keyword, params } = finding;
  const keys = instancePath
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const missing = keyword === "required";
  const path = missing ? [...keys, String(params["missingProperty"])] : keys;
  return { path, expected: expectation(keyword, params), missing };
}

/** Puts what no type allows where properties of an object are missing: the check says of it what it expects there. */
function findExpected(check: Check, value: unknown, first: Difference): Difference | undefined {
  const filling = Symbol();
  const parent = `${first.path.slice(0, -1)}`;
  let filled = value;
  let next: Difference | undefined = first;
  while (next?.missing && `${next.path.slice(0, -1)}` === parent && follow(filled, next.path) !== filling) {
    filled = fill(filled, next.path, filling);
    next = findFirst(check, filled);
  }
  return next && follow(filled, next.path) === filling ? next : undefined;
}

/** A value in which there is something else at one place; what it was made of stays as it is. */
function fill(value: unknown, [key, ...rest]: readonly string[], filling: symbol): unknown {
  if (key === undefined) return filling;
  const member = { value: fill(follow(value, [key]), rest, filling), enumerable: true };
  return Array.isArray(value)
    ? Object.defineProperty([...value], key, member)
    : Object.create(Object(value), { [key]: member });
}

/**
 * Makes a Standard Schema of a compiled schema.
 *
 * @param check - the schema, compiled
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
          : { value: value as Type }; // the check has seen to it
      },
    },
  };
}

function expectation(keyword: string, params: Finding["params"]): string {
  if (keyword === "required") return "a value";
  if (keyword === "type") return [params["type"]].flat().join(" or ");
  if (keyword === "enum") return `one of ${JSON.stringify(params["allowedValues"])}`;
  if (keyword === "const") return JSON.stringify(params["allowedValue"]);
  return `${keyword} ${JSON.stringify(params)}`;
}

function follow(value: unknown, path: readonly string[]): unknown {
  // Where the value has no such member there is nothing.
  return path.reduce<unknown>((node, key) => (Object(node) as Readonly<Record<string, unknown>>)[key], value);
}

function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "string" && value.length > 20) return `a string of ${value.length} characters`;
  if (typeof value === "string") return JSON.stringify(value);
  // What JSON doesn't have is named by its type; `NaN` would be null to JSON.
  return /bigint|function|symbol/.test(typeof value) ? `a ${typeof value}` : String(value);
}
