import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { WrongValue } from "../../../packages/testing/src/arbitraries/mistakes.js";
import { createCore, type FakeCore } from "../../../packages/testing/src/core/api.js";
import { createFetch, type FakeFetch } from "../../../packages/testing/src/fetch.js";
import { generatePackages } from "../setup/project.ts";

/** The entry for the names of another document. */
interface FastCheck {
  readonly arbitrary: (name: string) => fc.Arbitrary<unknown>;
  readonly invalid: (name: string) => fc.Arbitrary<WrongValue>;
}

let folder: string;
beforeAll(async () => {
  folder = await generatePackages("forms", "forms.yaml");
});

describe("the fake validates", () => {
  let fake: FakeCore;
  let fetch: FakeFetch;
  beforeAll(async () => {
    const load = (name: string) => import(join(folder, `packages/testing/src/${name}.gen.ts`));
    const { routes } = await load("routes");
    const { fixtures } = await load("fixtures");
    const { schemas } = await load("schema-table");
    const checks = await import(join(folder, "packages/types/src/schemas/validators.gen.ts"));
    const definition = { ...checks, routes, fixtures, schemas, servers: ["https://forms.test"], resources: {} };
    fake = createCore(definition, {}, {});
    fetch = createFetch(fake);
  });

  /** What is wrong with a request: nothing if the fake accepts it. */
  async function problem(path: string, init?: RequestInit): Promise<string> {
    const response = await fetch(`https://forms.test${path}`, init);
    return response.status === 204 ? "" : String(Object(await response.json()).message);
  }

  test.each([
    ["filter[maker]=A%26B&filter[year]=1999&filter[used]=true", ""],
    ["filter[maker]=1999", ""],
    ["filter[year]=1999", "the query parameter filter.maker: expected a value, got nothing"],
    ["filter[maker]=A&filter[year]=old", 'the query parameter filter.year: expected integer, got "old"'],
    ["filter[maker]=A&filter[size]=1", 'the query parameter filter: expected no property "size", got an object'],
    ["from=1&to=2&other=x", ""],
    ["to=2", "the query parameter range.from: expected a value, got nothing"],
    ["from=1.5", "the query parameter range.from: expected integer, got 1.5"],
    ["other=x", ""],
    ["position=x,1,y,2", ""],
    ["position=x,1,y,z", 'the query parameter position.y: expected number, got "z"'],
  ])("a query object: %s", async (query, reason) => {
    expect(await problem(`/search?${query}`)).toBe(reason && `Invalid request: ${reason}`);
  });

  test("members of a query object are logged with the types of the spec", async () => {
    await problem("/search?filter[maker]=7&filter[year]=1999");
    expect(fake.log.latest?.parameters).toEqual({ filter: { maker: "7", year: 1999 } });
  });

  const file = new File(["\u0000\r\n--x"], "a.png", { type: "image/png" });
  test.each<[Record<string, string | File>, string]>([
    [{ file, stars: "5", code: "0042", tags: "one", place: '{"city":"Rome"}' }, ""],
    [{ stars: "5" }, "body.file: expected a value, got nothing"],
    [{ file, stars: "many" }, 'body.stars: expected integer, got "many"'],
    [{ file, stars: "6" }, "body.stars: expected a number <= 5, got 6"],
    [{ file, code: "12345" }, 'body.code: expected maxLength 4, got "12345"'],
    [{ file, place: "{}" }, "body.place.city: expected a value, got nothing"],
  ])("a form in parts: %j", async (fields, reason) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    expect(await problem("/photos", { method: "POST", body })).toBe(reason && `Invalid request: ${reason}`);
  });

  test("repeated fields are an array", async () => {
    const body = new FormData();
    for (const name of ["file", "tags", "tags"]) body.append(name, "a");
    expect(await problem("/photos", { method: "POST", body })).toBe("");
    body.append("file", "b");
    expect(await problem("/photos", { method: "POST", body })).toContain("body.file: expected string, got an array");
  });

  test("a form must have the boundary that its header names", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=one" };
    const reason = await problem("/photos", { method: "POST", headers, body: "--two\r\n\r\n--two--" });
    expect(reason).toContain("with the boundary of its Content-Type");
  });

  test.each([
    ["maker=A&sizes=1&sizes=2", ""],
    ["sizes=1", "body.maker: expected a value, got nothing"],
    ["maker=A&sizes=big", 'body.sizes[0]: expected integer, got "big"'],
  ])("an encoded form: %s", async (text, reason) => {
    const body = new URLSearchParams(text);
    expect(await problem("/photos", { method: "POST", body })).toBe(reason && `Invalid request: ${reason}`);
  });
});

describe("invalid values", () => {
  test("of a schema that is a oneOf have the wrong type", async () => {
    const { invalid }: FastCheck = await import(join(folder, "packages/testing/src/fast-check.ts"));
    const { schemaChecks } = await import(join(folder, "packages/types/src/schemas/validators.gen.ts"));
    for (const { value, mistake, path } of fc.sample(invalid("Shape"), 20)) {
      expect([mistake, path]).toEqual(["wrong type", ""]);
      expect(schemaChecks.Shape(value)).toBe(false);
    }
  });

  test("of a schema that no value meets end with an error", async () => {
    const { arbitrary, invalid }: FastCheck = await import(join(folder, "packages/testing/src/fast-check.ts"));
    expect(() => invalid("Same")).toThrow("no valid value of Same");
    expect(() => fc.sample(arbitrary("Same"), 1)).toThrow("no valid value of Same");
  });
});
