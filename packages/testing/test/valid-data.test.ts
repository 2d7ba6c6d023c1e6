import document from "@ld-rest/types/openapi.json" with { type: "json" };
import { schemaChecks } from "@ld-rest/types/schemas";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RouteResponse } from "../src/core/routes.js";
import { findProblem } from "../src/core/validate.js";
import { arbitrary, invalid, type SchemaName } from "../src/fast-check.js";
import { createFactories, createFakeApi, fixtures } from "../src/index.js";
import { routes } from "../src/routes.gen.js";
import { ask } from "./ask.js";
import { findErrors, schemaNames } from "./schemas.js";

const names = schemaNames as SchemaName[]; // the types and the document are generated from one spec
const factories: Readonly<Record<string, () => unknown>> = { ...createFactories() };

/** Schemas that are described by their own keywords alone. */
const plain = names.filter((name) => {
  const schema: object = document.components.schemas[name];
  return !["allOf", "anyOf", "oneOf"].some((keyword) => keyword in schema);
});

/** Whether values of a schema can be invalid in exactly one way. */
function canBeInvalid(name: SchemaName): boolean {
  try {
    return Boolean(invalid(name));
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

// The total effort doesn't depend on the number of schemas.
const numRuns = Math.max(10, Math.round(5000 / names.length));

describe("fixtures", () => {
  test("exist for every example of the spec and are valid", () => {
    expect(Object.keys(fixtures)).toHaveLength(Object.keys(document.components.examples).length);
    const own: Readonly<Record<string, unknown>> = fixtures;
    const operations = Object.keys(routes) as (keyof typeof routes)[]; // Object.keys forgets that they are literals
    for (const operation of operations) {
      for (const { schema, examples } of Object.values<RouteResponse>(routes[operation].responses)) {
        // A schema that is no component has no name to look it up by; generate validates its examples.
        if (schema !== undefined) for (const name of examples) expect(findErrors(schema, own[name])).toEqual([]);
      }
    }
  });

  test("are new objects at each access", () => {
    expect(fixtures.application).not.toBe(fixtures.application);
    expect(fixtures.application).toEqual(fixtures.application);
  });
});

test.each(plain.filter((name) => "properties" in document.components.schemas[name]))("%s has a factory", (name) => {
  expect(factories[`build${name}`]?.()).toBeDefined();
});

test.each(names.filter(canBeInvalid))("generated invalid values of %s are invalid in exactly the named way", (name) => {
  const keywords = { missing: "required", "wrong type": "type", "not in enum": "enum" };
  fc.assert(
    fc.property(invalid(name), ({ value, mistake, path }) => {
      // A wrong type is reported for each alternative, and then for all of them.
      const found = findErrors(name, value).filter(({ keyword }) => !/^(?:anyOf|oneOf)$/.test(keyword));
      expect([...new Set(found.map(({ at, keyword }) => `${keyword} ${at}`))]).toEqual([
        expect.stringMatching(`^${keywords[mistake]} `),
      ]);
      const check = schemaChecks[name];
      const problem = check && findProblem(check, value, "");
      if (/^[\w[\]._]*$/.test(path))
        expect(problem).toMatch(new RegExp(`^${path.replaceAll(/[[\].]/g, "\\$&")}: expected `));
    }),
    { numRuns },
  );
});

test.each(plain)("generated values of %s have no unknown properties if extraProperties is false", (name) => {
  const schema: object = document.components.schemas[name];
  fc.assert(
    fc.property(arbitrary(name, { extraProperties: false }), (value) => {
      const allowed = Object.keys("properties" in schema ? Object(schema.properties) : value);
      expect(allowed).toEqual(expect.arrayContaining(Object.keys(value)));
    }),
    { numRuns },
  );
});

describe.each(names)("%s", (name) => {
  test("has a factory that builds valid objects", () => {
    const build = factories[`build${name}`];
    if (build) for (const _ of [1, 2, 3]) expect(findErrors(name, build())).toEqual([]);
  });

  test("has valid generated values", () => {
    fc.assert(
      fc.property(arbitrary(name), (value) => {
        expect(findErrors(name, value)).toEqual([]);
      }),
      { numRuns },
    );
  });

  test("has generated values that JSON can represent", () => {
    fc.assert(
      fc.property(arbitrary(name), (value) => {
        expect(JSON.parse(JSON.stringify(value))).toEqual(value);
      }),
      { numRuns },
    );
  });

  test("has a check that agrees with ajv", () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      arbitrary(name),
      ...(canBeInvalid(name) ? [invalid(name).map(({ value }) => value)] : []),
    );
    fc.assert(
      fc.property(anything, (value) => {
        expect(schemaChecks[name]?.(value)).toBe(findErrors(name, value).length === 0);
      }),
      { numRuns },
    );
  });
});

describe("generated values", () => {
  test("shrink to the simplest failing value", () => {
    const { counterexample } = fc.check(
      fc.property(arbitrary("Application"), ({ name }) => name.length < 3),
      { seed: 1, numRuns: 1000 },
    );
    const [smallest] = counterexample ?? [];
    expect(smallest?.name).toHaveLength(3);
    expect(Object.keys(smallest ?? {}).sort()).toEqual(["autoAdded", "key", "kind", "name"]);
  });

  test("include hostile texts, absent and unknown properties, and big collections", () => {
    const sample = fc.sample(arbitrary("IntegrationConfigurationCollection"), { numRuns: 200, seed: 1 });
    const items = sample.flatMap((collection) => collection.items);
    const known = Object.keys(document.components.schemas.IntegrationConfiguration.properties);
    expect(Math.max(...sample.map((collection) => collection.items.length))).toBeGreaterThanOrEqual(100);
    expect(items.some(({ name }) => name.includes("\u0000"))).toBe(true);
    expect(items.some(({ tags }) => tags === undefined)).toBe(true);
    expect(items.some((item) => Object.keys(item).some((key) => !known.includes(key)))).toBe(true);
  });

  test("pass through the fake unchanged, whatever their keys", () => {
    const reachable = arbitrary("Application").filter(
      ({ key }) => !["", ".", ".."].includes(key) && !/\p{Surrogate}/u.test(key),
    );
    fc.assert(
      fc.property(reachable, (application) => {
        const fake = createFakeApi({ applications: [application] });
        const { body } = ask(fake, `/api/v2/applications/${encodeURIComponent(application.key)}?expand=flags`);
        expect(body).toEqual(JSON.parse(JSON.stringify({ flags: body["flags"], ...application })));
      }),
    );
  });

  test("of configurations are found only by their integration", () => {
    fc.assert(
      fc.property(fc.uniqueArray(arbitrary("IntegrationConfiguration"), { selector: ({ _id }) => _id }), (all) => {
        const own = all.map((one, index) => ({ ...one, _integrationKey: index % 2 === 0 ? "slack" : "datadog" }));
        const fake = createFakeApi({ integrationConfigurations: own });
        const { body } = ask(fake, "/api/v2/integration-configurations/keys/slack");
        const expected = own.filter(({ _integrationKey }) => _integrationKey === "slack");
        expect(body["items"]).toEqual(JSON.parse(JSON.stringify(expected)));
        expect(findErrors("IntegrationConfigurationCollection", body)).toEqual([]);
      }),
    );
  });
});
