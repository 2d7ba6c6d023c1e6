import { applicationSchema, type Check, createSchema } from "@ld-rest/types/schemas";
import { describe, expect, it } from "vitest";
import { createClient, isMalformedResponseError } from "../src/index.js";
import { validate } from "../src/validation/index.js";

const application = { key: "cafe", kind: "mobile", name: "Cafe", autoAdded: true };

function createValidatingClient(body: unknown) {
  const fetch = async () => Response.json(body);
  return createClient({ token: "api-123", fetch, validate });
}

describe("validation", () => {
  it("accepts valid responses, including those with unknown properties", async () => {
    const body = { ...application, snowflake: { setup: [1] }, flags: { items: [{ name: "A", key: "a", more: null }] } };
    await expect(createValidatingClient(body).getApplication({ applicationKey: "cafe" })).resolves.toEqual(body);
  });

  it.each([
    [{ ...application, key: 7 }, "with 7 at key instead of string"],
    [{ ...application, kind: "toaster" }, 'with "toaster" at kind instead of one of ["browser","mobile","server"]'],
    [{ ...application, name: undefined }, "with nothing at name instead of a value"],
    [{ ...application, flags: { items: [{ key: "a" }] } }, "with nothing at flags.items.0.name instead of a value"],
    [{ key: "cafe" }, "with nothing at autoAdded instead of a value"],
    [{ ...application, key: 7, name: undefined }, "with nothing at name instead of a value"],
    [{ ...application, _links: { "a/b": [] } }, "with an array at _links.a/b instead of object"],
  ])(
    "rejects an invalid response, and names the path, the expected value and the actual one: %#",
    async (body, words) => {
      const call = createValidatingClient(body).getApplication({ applicationKey: "cafe" });
      await expect(call).rejects.toThrow(words);
      await expect(call).rejects.toSatisfy(isMalformedResponseError);
    },
  );

  it("adds the issue to the error, with path, expected and got", async () => {
    const call = createValidatingClient({ ...application, flags: { totalCount: "2" } }).getApplication({
      applicationKey: "cafe",
    });
    await expect(call).rejects.toMatchObject({
      issue: { path: ["flags", "totalCount"], expected: "integer", got: '"2"' },
    });
  });

  it("validates the responses of calls by path, too", async () => {
    const call = createValidatingClient({ items: [{}], _links: {} }).GET(
      "/api/v2/integration-configurations/keys/{integrationKey}",
      {
        params: { path: { integrationKey: "datadog" } },
      },
    );
    await expect(call).rejects.toMatchObject({ issue: { path: ["items", "0", "_links"] } });
  });

  it("exports schemas as Standard Schemas", () => {
    const { validate, vendor, version } = applicationSchema["~standard"];
    expect({ vendor, version }).toEqual({ vendor: "ld-rest", version: 1 });
    expect(validate(application)).toEqual({ value: application });
    expect(validate({ ...application, autoAdded: "yes" })).toEqual({
      issues: [{ message: 'expected boolean, got "yes"', path: ["autoAdded"] }],
    });
  });

  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  const unprintable = {
    toJSON() {
      throw new Error("No.");
    },
    toString() {
      throw new Error("No.");
    },
  };

  it.each([
    [10n, "a bigint"],
    [Symbol("secret"), "a symbol"],
    [() => "secret", "a function"],
    [Number.NaN, "NaN"],
    [null, "null"],
    ["x".repeat(1_000_000), "a string of 1000000 characters"],
    [circle, "an object"],
    [unprintable, "an object"],
    [[circle], "an array"],
  ])("describes values that JSON doesn't have: %#", (value, got) => {
    expect(applicationSchema["~standard"].validate({ ...application, autoAdded: value })).toEqual({
      issues: [{ message: `expected boolean, got ${got}`, path: ["autoAdded"] }],
    });
    const [whole] = applicationSchema["~standard"].validate(value).issues ?? [];
    expect(whole?.message).toMatch(/^expected (object, got|a value, got nothing)/);
  });

  it("doesn't change the value", () => {
    const value = Object.freeze({ flags: Object.freeze({ items: Object.freeze([Object.freeze({ key: "a" })]) }) });
    const copy = structuredClone(value);
    expect(applicationSchema["~standard"].validate({ ...application, ...value }).issues).toHaveLength(1);
    expect(value).toEqual(copy);
  });

  it.each([
    ["that may have any value", (value: unknown) => Object.hasOwn(Object(value), "any")],
    ["that the check never finds", () => false],
  ])("expects a value of any type for a missing property %s", (_, isValid) => {
    const errors = [{ instancePath: "", keyword: "required", params: { missingProperty: "any" } }];
    const check: Check = Object.assign(isValid, { errors });
    expect(createSchema(check)["~standard"].validate({})).toEqual({
      issues: [{ message: "expected a value, got nothing", path: ["any"] }],
    });
  });
});
