import { validate } from "@ld-rest/client/validation";
import * as validation from "@ld-rest/types/schemas";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RouteResponse } from "../src/core/routes.js";
import { arbitrary, invalid, type SchemaName, type WrongValue } from "../src/fast-check.js";
import { createFactories, fixtures } from "../src/index.js";
import { routes } from "../src/routes.gen.js";
import { findErrors, schemaNames } from "./schemas.js";

const exported: Readonly<Record<string, unknown>> = validation;
const factories: Readonly<Record<string, () => unknown>> = { ...createFactories() };

/** The schemas by the lower-case names of their exports, since these begin with a small letter or more. */
const schemas = new Map(
  Object.entries(exported)
    .filter(([name]) => name.endsWith("Schema") && name !== "createSchema")
    .map(([name, schema]) => [name.toLowerCase(), schema as validation.StandardSchema<unknown>]), // by their names
);

const names = schemaNames as SchemaName[]; // the types and the document are generated from one spec

// The total effort doesn't depend on the number of schemas.
const numRuns = Math.max(10, Math.round(2500 / names.length));

/** Invalid values of a schema; none where no value can be invalid in exactly one way. */
function sampleInvalid(name: SchemaName): readonly WrongValue[] {
  try {
    return fc.sample(invalid(name), numRuns);
  } catch (error) {
    if (error instanceof TypeError) return [];
    throw error;
  }
}

describe("the Standard Schemas", () => {
  test("exist for each schema of the spec", () => {
    expect([...schemas.keys()].sort()).toEqual(names.map((name) => `${name}Schema`.toLowerCase()).sort());
  });

  test.each(names)("%s: accepts valid values, and rejects others with the path", (name) => {
    const standard = schemas.get(`${name}Schema`.toLowerCase())?.["~standard"];
    if (!standard) throw new Error(`@ld-rest/types has no schema for ${name}.`);
    expect(standard).toEqual({ version: 1, vendor: "ld-rest", validate: expect.any(Function) });
    const built = factories[`build${name}`];
    for (const value of [...(built ? [built()] : []), ...fc.sample(arbitrary(name), numRuns)]) {
      expect(standard.validate(value)).toEqual({ value });
    }
    const others = [undefined, null, 1, 10n, "text", [], Symbol("a symbol"), () => undefined];
    for (const value of others.filter((each) => findErrors(name, each).length > 0)) {
      const { issues } = standard.validate(value);
      expect(issues).toEqual([{ message: expect.stringMatching(/^expected ./), path: [] }]);
      if (built) expect(issues?.[0]?.message).toMatch(/^expected object, got ./);
    }
  });

  test("say which type a missing property has", () => {
    const { key: _, ...application } = fixtures.application;
    expect(validation.applicationSchema["~standard"].validate(application)).toEqual({
      issues: [{ message: "expected a value, got nothing", path: ["key"] }],
    });
  });

  test.each(names)("%s: say where a value is invalid", (name) => {
    for (const { value, mistake, path } of sampleInvalid(name)) {
      const [issue] = schemas.get(`${name}Schema`.toLowerCase())?.["~standard"].validate(value).issues ?? [];
      expect(issue?.message).toMatch(mistake === "missing" ? /^expected .+, got nothing$/ : /^expected ./);
      if (/^[\w.]*$/.test(path)) expect(issue?.path.join(".")).toBe(path);
    }
  });

  test.each(Object.keys(routes) as (keyof typeof routes)[])("accept the spec's examples of %s", (operation) => {
    const bodies: Readonly<Record<string, unknown>> = fixtures;
    const { path, method, responses } = routes[operation];
    for (const [status, response] of Object.entries<RouteResponse>(responses)) {
      const standard = schemas.get(`${response.schema}Schema`.toLowerCase())?.["~standard"];
      for (const name of response.examples) {
        if (status === "200") expect(validate({ method, path }, 200, bodies[name])).toBe(undefined);
        if (standard) expect(standard.validate(bodies[name])).toEqual({ value: bodies[name] });
      }
    }
  });
});
