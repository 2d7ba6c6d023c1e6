import type { components } from "@ld-rest/types";
import fc from "fast-check";
import { findMistakes, type Place, replaceAt, type WrongValue } from "./arbitraries/mistakes.js";
import { type ArbitraryOptions, createArbitraries } from "./arbitraries/values.js";
import { formatPath } from "./core/schema.js";
import { checkName, checkOptions } from "./core/validate.js";
import { schemas } from "./schema-table.gen.js";

export type { Mistake, WrongValue } from "./arbitraries/mistakes.js";
export type { ArbitraryOptions } from "./arbitraries/values.js";

/** The names of the spec's schemas. */
export type SchemaName = keyof components["schemas"];

/** The type of a schema, by its name. */
export type SchemaType<Name extends SchemaName> = components["schemas"][Name];

/**
 * Generates valid values of a schema, which shrink to simple ones: ordinary and hostile text, present and absent optional properties,
 * unknown properties, small and big collections.
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
 *
 * @throws TypeError for an unknown schema or option
 */
export function arbitrary<Name extends SchemaName>(
  name: Name,
  options: ArbitraryOptions = {},
): fc.Arbitrary<SchemaType<Name>> {
  checkName("arbitrary", "schema", name, Object.keys(schemas));
  checkOptions("arbitrary", options, ["extraProperties"]);
  // Values that are generated from a schema have the type of its name.
  return createArbitraries(schemas, options)(name) as fc.Arbitrary<SchemaType<Name>>;
}

/**
 * Generates values that are invalid in exactly one way, along with the mistake and its path: a required property is missing, or a value has
 * the wrong type or is not in the enum.
 *
 * @example
 * ```ts
 * import { invalid } from "@ld-rest/testing/fast-check";
 * import fc from "fast-check";
 *
 * const [wrong] = fc.sample(invalid("Application"), { numRuns: 1, seed: 1 });
 * console.log(wrong?.mistake, wrong?.path);
 * ```
 *
 * @throws TypeError for an unknown schema, and for one whose values can't be invalid in exactly one way
 */
export function invalid(name: SchemaName): fc.Arbitrary<WrongValue> {
  checkName("invalid", "schema", name, Object.keys(schemas));
  const list = (value: unknown) => findMistakes(schemas, { $ref: name }, value);
  const valid = createArbitraries(schemas, { extraProperties: false })(name);
  // The filter below would loop forever if no value can be invalid.
  if (fc.sample(valid, { numRuns: 20, seed: 1 }).every((value) => list(value).length === 0)) {
    throw new TypeError(`invalid: values of ${name} can't be invalid in exactly one way.`);
  }
  return fc
    .tuple(valid, fc.nat())
    .filter(([value]) => list(value).length > 0)
    .map(([value, choice]) => {
      const mistakes = list(value);
      const { mistake, path, replacement } = mistakes[choice % mistakes.length] as Place; // there is one
      return { mistake, path: formatPath("", path), value: replaceAt(value, path, replacement) };
    });
}
