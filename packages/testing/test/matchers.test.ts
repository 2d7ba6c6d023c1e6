import { describe, expect, test } from "vitest";
import { buildApplication } from "../src/index.js";
import { toMatchSchema as forJest } from "../src/jest.js";
import { toMatchSchema } from "../src/vitest.js";

expect.extend({ toMatchSchema });

describe("toMatchSchema", () => {
  test("passes for valid values, including those with unknown properties", () => {
    expect({ ...buildApplication(), added: true }).toMatchSchema("Application");
    expect({}).not.toMatchSchema("Application");
    expect({ items: [buildApplication()] }).toEqual({ items: [expect.toMatchSchema("Application")] });
  });

  test("fails with the path and the expected type", () => {
    const wrong = { ...buildApplication(), kind: "desktop" };
    expect(() => expect(wrong).toMatchSchema("Application")).toThrow(
      'The value isn\'t valid against Application: kind: expected one of ["browser","mobile","server"], got "desktop".',
    );
    expect(() => expect(buildApplication()).not.toMatchSchema("Application")).toThrow("is valid against Application");
    expect(() => expect({}).toMatchSchema("Aplication" as "Application")).toThrow('unknown schema "Aplication"');
  });

  test("is the same for Jest", () => {
    expect(forJest).toBe(toMatchSchema);
  });
});
