import { isDeepStrictEqual } from "node:util";
import { isObject, resolveReference, schemaReference } from "../generate/read/references.ts";
import { isSubschemaKeyword, listOf, type Members, mapSubschemas, membersOf } from "./schemas.ts";
import { isAnnotation } from "./upgrade.ts";

/** A schema, and the document that its references point into. */
export interface SchemaIn {
  readonly document: unknown;
  readonly schema: unknown;
}

/** A named part of an operation or schema: a parameter, a body, a property, the items of an array. */
export interface Part extends SchemaIn {
  /** `undefined` for parts that can't be required. */
  readonly required?: boolean | undefined;
}

/** The parts of an operation or schema. Each key is what the part adds to the path of the whole, such as `.name` or `[]`. */
export type Parts = ReadonlyMap<string, Part>;

export interface Difference {
  /** The keyword whose values differ; `undefined` for a part that only one side has. */
  readonly keyword?: string;
  /** The difference in words. Begins with `only here: `, `only there: ` or `differs: `. */
  readonly line: string;
}

/** The pairs of schemas that have been compared. Many places refer to the same schemas, and schemas may be recursive. */
export type Compared = Map<unknown, Set<unknown>>;

/** Keywords that are not compared, besides annotations: they only help readers and tools. */
const ignored = ["example", "examples", "discriminator"];

/** Keywords that don't restrict the values. Formats count as such: most tools don't validate them. */
const hints = ["format", "default", "deprecated", "readOnly", "writeOnly"];

/** Whether two schemas of OpenAPI 3.1 allow the same values. The names of components may differ. */
export function haveSameShape(ours: SchemaIn, theirs: SchemaIn): boolean {
  for (const { keyword } of compareSchemas(ours, theirs)) {
    if (keyword === undefined || !hints.includes(keyword)) return false;
  }
  return true;
}

/** Compares the parts of an operation or schema, one by one. @param path - of the whole */
export function* compareParts(ours: Parts, theirs: Parts, path: string, compared: Compared): Generator<Difference> {
  for (const name of new Set([...theirs.keys(), ...ours.keys()])) {
    const [here, there] = [ours.get(name), theirs.get(name)];
    if (here && there) {
      yield* compareValues("required", here.required, there.required, path + name);
      yield* compareSchemas(here, there, path + name, compared);
    } else yield { line: `only ${here ? "here" : "there"}: ${path}${name}` };
  }
}

/** Compares the values that a keyword has in both documents. */
export function* compareValues(keyword: string, here: unknown, there: unknown, path: string): Generator<Difference> {
  if (isDeepStrictEqual(here, there)) return;
  const print = (value: unknown) => (value === undefined ? "not set" : JSON.stringify(value));
  yield { keyword, line: `differs: ${keyword} of ${path} is ${print(here)} here, ${print(there)} there` };
}

/** Compares two schemas of OpenAPI 3.1, without annotations. The names of components may differ. */
function* compareSchemas(
  ours: SchemaIn,
  theirs: SchemaIn,
  place = "",
  compared: Compared = new Map(),
): Generator<Difference> {
  const [here, there] = [viewSchema(ours), viewSchema(theirs)];
  const partners = compared.get(here.source) ?? new Set();
  if (partners.has(there.source)) return;
  if (isObject(here.source) && isObject(there.source)) compared.set(here.source, partners.add(there.source));

  const path = here.component ?? place;
  yield* compareValues("type", here.type, there.type, path);
  // Schemas of different types have nothing else in common.
  if (here.type !== there.type) return;
  yield* compareEnums(here.enum, there.enum, path);
  for (const keyword of new Set([...Object.keys(here.keywords), ...Object.keys(there.keywords)])) {
    yield* compareValues(keyword, here.keywords[keyword], there.keywords[keyword], path);
  }
  yield* compareParts(here.parts, there.parts, path, compared);
}

function* compareEnums(
  here: readonly unknown[] | undefined,
  there: readonly unknown[] | undefined,
  path: string,
): Generator<Difference> {
  if (!here || !there) return yield* compareValues("enum", here, there, path);
  const without = (values: readonly unknown[], others: readonly unknown[]) =>
    values.filter((value) => !others.some((other) => isDeepStrictEqual(value, other)));
  for (const [side, values] of Object.entries({ there: without(there, here), here: without(here, there) })) {
    for (const value of values)
      yield { keyword: "enum", line: `only ${side}: value ${JSON.stringify(value)} of ${path}` };
  }
}

/** A schema in a form that can be compared. */
interface View {
  /** The schema with its references resolved. */
  readonly source: unknown;
  /** Name of the component, if the schema is one or is only a reference to one. */
  readonly component: string | undefined;
  /** JSON types without `null`. */
  readonly type: string | undefined;
  /** The values of `enum`, without `null`. */
  readonly enum: readonly unknown[] | undefined;
  readonly keywords: Readonly<Members>;
  readonly parts: Parts;
}

function viewSchema({ document, schema }: SchemaIn): View {
  const { value } = resolveReference<unknown>(document, schema, []);
  const component = schemaReference(schema);
  const own = keywordsOf(value);

  // `allOf` with one schema means that schema, and `anyOf` with a second one of type `null` makes it nullable.
  const [wrapper = "", ...others] = Object.keys(own);
  const wrapped = listOf(["allOf", "anyOf", "oneOf"].includes(wrapper) && others.length === 0 ? own[wrapper] : []);
  const [only, ...rest] = wrapped.filter((each) => membersOf(each)["type"] !== "null");
  if (only !== undefined && rest.length === 0) {
    const view = viewSchema({ document, schema: only });
    const nullable = wrapped.length > 1 ? { nullable: true } : {};
    return {
      ...view,
      source: value,
      component: component ?? view.component,
      keywords: { ...view.keywords, ...nullable },
    };
  }

  const parts = new Map<string, Part>();
  const { type, enum: values, const: constant, required, ...keywords } = own;
  mapSubschemas(own, (child, keyword, name) => {
    const isRequired = keyword === "properties" ? listOf(required).includes(name) : undefined;
    parts.set(partName(keyword, name), { document, schema: child, required: isRequired });
  });
  const types = [type].flat().filter((each) => each !== undefined && each !== "null");
  const implied = "properties" in own ? "object" : "items" in own ? "array" : undefined;
  const allowed = "const" in own ? [constant] : values;
  return {
    ...{ source: value, component, parts },
    type: types.sort().join(" or ") || implied,
    enum: Array.isArray(allowed) ? allowed.filter((each) => each !== null) : undefined,
    keywords: {
      ...Object.fromEntries(Object.entries(keywords).filter(([keyword]) => !isSubschemaKeyword(keyword))),
      ...(listOf(type).includes("null") ? { nullable: true } : {}),
    },
  };
}

/** The keywords of a schema that say something about its values. */
function keywordsOf(schema: unknown): Members {
  if (schema === false) return { enum: [] };
  const entries = Object.entries(membersOf(schema)).filter(([keyword, value]) => {
    // Lint rejects `additionalProperties: false`, so that our schemas never have it. Other values without keywords are the default.
    if (keyword === "additionalProperties" && Object.keys(membersOf(value)).length === 0) return false;
    return !ignored.includes(keyword) && !isAnnotation(keyword);
  });
  return Object.fromEntries(entries);
}

function partName(keyword: string, name: string): string {
  if (keyword === "properties") return `.${name}`;
  if (keyword === "items") return "[]";
  if (keyword === "additionalProperties") return ".*";
  // `take` replaces some `oneOf` with `anyOf`.
  return ` (${keyword === "oneOf" ? "anyOf" : keyword}${name === "" ? "" : ` ${name}`})`;
}
