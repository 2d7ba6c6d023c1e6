import { validate } from "@ld-rest/client/validation";
import * as validation from "@ld-rest/types/schemas";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitrary, invalid, type SchemaName } from "../src/fast-check.js";
import { createFactories, fixtures } from "../src/index.js";
import { routes } from "../src/routes.gen.js";
import { schemaNames } from "./schemas.js";

const exported: Readonly<Record<string, unknown>> = validation;
const factories: Readonly<Record<string, () => unknown>> = { ...createFactories() };

/** The schemas by the lower-case names of their exports, since these begin with a small letter or more. */
const schemas = new Map(
  Object.entries(exported)
    .filter(([name]) => name.endsWith("Schema") && name !== "createSchema")
    .map(([name, schema]) => [name.toLowerCase(), schema as validation.StandardSchema<unknown>]), // by their names
);

const names = schemaNames as SchemaName[]; // the types and the document are generated from one spec

describe("the Standard Schemas", () => {
  test("exist for each schema of the spec", () => {
    expect([...schemas.keys()].sort()).toEqual(names.map((name) => `${name}Schema`.toLowerCase()).sort());
  });

  test.each(names)("%s: accepts valid values, and rejects others with the path", (name) => {
    const standard = schemas.get(`${name}Schema`.toLowerCase())?.["~standard"];
    if (!standard) throw new Error(`@ld-rest/types has no schema for ${name}.`);
    expect(standard).toEqual({ version: 1, vendor: "ld-rest", validate: expect.any(Function) });
    for (const value of [factories[`build${name}`]?.(), ...fc.sample(arbitrary(name), 50)]) {
      expect(standard.validate(value)).toEqual({ value });
    }
    for (const value of [undefined, null, 1, 10n, "text", [], Symbol("a symbol"), () => undefined]) {
      expect(standard.validate(value)).toEqual({
        issues: [{ message: expect.stringMatching(/^expected object, got ./), path: [] }],
      });
    }
    for (const { value, mistake, path } of fc.sample(invalid(name), 50)) {
      const [issue] = standard.validate(value).issues ?? [];
      expect(issue?.message).toMatch(mistake === "missing" ? /^expected (?!a value).+, got nothing$/ : /^expected ./);
      if (/^[\w.]*$/.test(path)) expect(issue?.path.join(".")).toBe(path);
    }
  });

  test.each(Object.keys(routes) as (keyof typeof routes)[])("accept the spec's examples of %s", (operation) => {
    const bodies: Readonly<Record<string, unknown>> = fixtures;
    const { path, method, responses } = routes[operation];
    for (const [status, { examples: found }] of Object.entries(responses)) {
      expect(found.length).toBeGreaterThan(0);
      for (const name of found) {
        if (status === "200") expect(validate({ method, path }, 200, bodies[name])).toBe(undefined);
        else expect(validation.errorBodySchema["~standard"].validate(bodies[name]).issues).toBe(undefined);
      }
    }
  });
});
