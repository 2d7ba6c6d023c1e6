import { schemaChecks } from "@ld-rest/types/schemas";
import fc from "fast-check";
import type { Schema, SchemaTable } from "../core/schema.js";
import { texts } from "./texts.js";

/** Options of generated values. */
export interface ArbitraryOptions {
  /** Whether objects can have unknown properties, like those of the API. Default: true. */
  readonly extraProperties?: boolean;
}

/**
 * Creates the arbitraries of component schemas.
 *
 * @returns a function that returns the arbitrary of a schema, by its name
 */
export function createArbitraries(table: SchemaTable, { extraProperties = true }: ArbitraryOptions) {
  const isValid = (name: string) => {
    let misses = 0;
    return (value: unknown) => {
      const valid = schemaChecks[name]?.(value) ?? true;
      misses = valid ? 0 : misses + 1;
      // The filter would loop forever if no value is valid.
      if (misses > 10_000) throw new TypeError(`Found no valid value of ${name} in 10,000 attempts.`);
      return valid;
    };
  };
  const known = new Map<string, fc.Arbitrary<unknown>>();

  const whole = (name: string) => bySchema(table[name] ?? {}, true).filter(isValid(name));
  const byName = (name: string): fc.Arbitrary<unknown> => {
    const made = known.get(name);
    if (made) return made;
    // A recursive schema uses this arbitrary for the parts that refer to it.
    const { self } = fc.letrec<{ self: unknown }>((tie) => {
      known.set(name, tie("self"));
      return { self: bySchema(table[name] ?? {}, false).filter(isValid(name)) };
    });
    known.set(name, self);
    return self;
  };
  // Only the outermost lists can be long: nested ones would multiply.
  const bySchema = (schema: Schema | false, outermost: boolean): fc.Arbitrary<unknown> => {
    if (schema === false) return fc.constant(undefined);
    if (schema.$ref !== undefined) return byName(schema.$ref);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const branches = schema.oneOf ?? schema.anyOf;
    const parts = [
      ...(schema.allOf ?? []).map((branch) => bySchema(branch, outermost)),
      ...(branches
        ? [fc.oneof({ withCrossShrink: true }, ...branches.map((branch) => bySchema(branch, outermost)))]
        : []),
    ];
    if (parts.length === 0) return byType(schema, outermost);
    const own = schema.properties ? [members(schema, outermost)] : [];
    return fc.tuple(...parts, ...own).map((values) => (values.length === 1 ? values[0] : Object.assign({}, ...values)));
  };
  const byType = (schema: Schema, outermost: boolean): fc.Arbitrary<unknown> => {
    const types = schema.type === undefined ? [] : [schema.type].flat();
    if (types.length > 1) return fc.oneof(...types.map((type) => byType({ ...schema, type }, outermost)));
    switch (types[0]) {
      case "string":
        return texts(schema);
      case "integer":
        return integers(schema);
      case "number":
        return numbers(schema);
      case "boolean":
        return fc.boolean();
      case "null":
        return fc.constant(null);
      case "array":
        return lists(schema, outermost);
      case "object":
        return members(schema, outermost);
      default:
        return schema.properties ? members(schema, outermost) : anything();
    }
  };
  const lists = (
    { items = {}, minItems = 0, maxItems, uniqueItems }: Schema,
    outermost: boolean,
  ): fc.Arbitrary<unknown> => {
    const item = bySchema(items, false);
    const most = Math.min(maxItems ?? Number.POSITIVE_INFINITY, outermost ? 10 : Math.max(minItems, 4));
    const limits = { minLength: minItems, maxLength: Math.max(minItems, most) };
    if (uniqueItems) return fc.uniqueArray(item, { ...limits, selector: (value) => JSON.stringify(value) });
    const ordinary = fc.array(item, limits);
    if (!outermost || (maxItems !== undefined && maxItems < 100)) return ordinary;
    // Copies of one item: a big collection for the price of a small one.
    const big = fc
      .tuple(item, fc.integer({ min: 100, max: Math.min(maxItems ?? 300, 300) }))
      .map(([value, count]) => Array.from({ length: count }, () => structuredClone(value)));
    const weighted = [
      { arbitrary: ordinary, weight: 40 },
      { arbitrary: big, weight: 1 },
    ];
    return fc.oneof({ withCrossShrink: true }, ...weighted);
  };
  const members = (
    { properties = {}, required = [], additionalProperties }: Schema,
    outermost: boolean,
  ): fc.Arbitrary<object> => {
    const model = Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, bySchema(property, outermost)]),
    );
    const declared = fc.record(model, {
      requiredKeys: required.filter((name) => name in model),
      noNullPrototype: true,
    });
    const isMap = additionalProperties !== undefined && additionalProperties !== false;
    if (additionalProperties === false || !(extraProperties || isMap)) return declared;
    const key = texts({}).filter((name) => !Object.hasOwn(properties, name));
    const extra = fc.dictionary(key, isMap ? bySchema(additionalProperties, false) : anything(), {
      maxKeys: isMap ? 5 : 2,
      noNullPrototype: true,
    });
    // A spread copies a key named `__proto__` like the others; an assignment would not.
    return fc.tuple(declared, extra).map(([own, more]) => ({ ...own, ...more }));
  };
  return whole;
}

function integers({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  multipleOf = 1,
}: Schema): fc.Arbitrary<number> {
  const least = Math.ceil(
    Math.max(minimum ?? Number.MIN_SAFE_INTEGER, (exclusiveMinimum ?? -Infinity) + 1) / multipleOf,
  );
  const most = Math.floor(
    Math.min(maximum ?? Number.MAX_SAFE_INTEGER, (exclusiveMaximum ?? Infinity) - 1) / multipleOf,
  );
  return fc.integer({ min: least, max: most }).map((count) => count * multipleOf || 0); // not -0, which JSON doesn't keep
}

function numbers({ minimum = -1e300, maximum = 1e300 }: Schema): fc.Arbitrary<number> {
  return fc.double({ noNaN: true, noDefaultInfinity: true, min: minimum, max: maximum }).map((value) => value || 0);
}

/** Any JSON value, as a parser returns it: without -0. */
function anything(): fc.Arbitrary<unknown> {
  return fc.json({ maxDepth: 2 }).map((text): unknown => JSON.parse(text));
}
