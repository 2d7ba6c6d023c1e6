import type { components } from "@ld-rest/types";
import fc from "fast-check";
import { listMistakes, type WrongValue } from "./arbitraries/mistakes.js";
import { type ArbitraryOptions, createArbitraries } from "./arbitraries/values.js";
import { schemas } from "./schema-table.gen.js";

export type { Mistake, WrongValue } from "./arbitraries/mistakes.js";
export type { ArbitraryOptions } from "./arbitraries/values.js";

/** The names of the spec's schemas. */
export type SchemaName = keyof components["schemas"];

/** The type of a schema, by its name. */
export type SchemaType<Name extends SchemaName> = components["schemas"][Name];

/**
 * Values of a schema, all of them valid, and shrinking towards the simple: ordinary and hostile texts, optional properties there and absent,
 * properties that the spec doesn't know, small and big collections.
 *
 * @example
 * ```ts
 * import { createFakeApi } from "@ld-rest/testing";
 * import { arbitrary } from "@ld-rest/testing/fast-check";
 * import fc from "fast-check";
 *
 * fc.assert(
 *   fc.property(arbitrary("Application"), (application) => {
 *     const fake = createFakeApi({ applications: [application] });
 *     return fake.applications.get(application.key)?.name === application.name;
 *   }),
 * );
 * ```
 */
export function arbitrary<Name extends SchemaName>(
  name: Name,
  options: ArbitraryOptions = {},
): fc.Arbitrary<SchemaType<Name>> {
  // What is generated from the schema of a name has the type of that name.
  return createArbitraries(schemas, options)(name) as fc.Arbitrary<SchemaType<Name>>;
}

/**
 * Values that are wrong in exactly one way, which is named with its place: a required property is missing, a value is of another type, or it is
 * none of those that are listed.
 *
 * @example
 * ```ts
 * import { invalid } from "@ld-rest/testing/fast-check";
 * import fc from "fast-check";
 *
 * const [wrong] = fc.sample(invalid("Application"), { numRuns: 1, seed: 1 });
 * console.log(wrong?.mistake, wrong?.path);
 * ```
 */
export function invalid(name: SchemaName): fc.Arbitrary<WrongValue> {
  const valid = createArbitraries(schemas, { extraProperties: false })(name);
  return fc
    .tuple(valid, fc.nat())
    .map(([value, choice]) => ({ choice, mistakes: listMistakes(schemas, { $ref: name }, value) }))
    .filter(({ mistakes }) => mistakes.length > 0)
    .map(
      ({ choice, mistakes }) =>
        mistakes[choice % mistakes.length]?.() ?? { value: undefined, mistake: "missing", path: "" },
    );
}
