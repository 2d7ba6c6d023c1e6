import type { Application, IntegrationConfiguration } from "@ld-rest/types";
import { describe, expectTypeOf, test } from "vitest";
import { buildApplication, buildIntegrationConfiguration } from "../src/index.js";

describe("factories", () => {
  test("return the type of the schema", () => {
    expectTypeOf(buildApplication()).toEqualTypeOf<Application>();
    expectTypeOf(buildIntegrationConfiguration()).toEqualTypeOf<IntegrationConfiguration>();
  });

  test("take overrides as deep as the schema goes", () => {
    buildApplication({ _maintainer: { member: { email: "eve@acme.com" } }, description: undefined });
    buildApplication({ _links: { self: undefined } });
    buildIntegrationConfiguration({ tags: ["a"], configValues: { anything: [1, { goes: true }] } });
  });

  test("reject unknown properties at any depth", () => {
    // @ts-expect-error: no such property
    buildApplication({ nmae: "x" });
    // @ts-expect-error: no such property
    buildApplication({ _maintainer: { member: { emial: "x" } } });
  });

  test("reject values of another type", () => {
    // @ts-expect-error: not one of the kinds
    buildApplication({ kind: "desktop" });
    // @ts-expect-error: an array takes whole items
    buildApplication({ _access: { denied: [{ action: "a" }] } });
  });

  test("reject the removal of a required property", () => {
    // @ts-expect-error: key is required
    buildApplication({ key: undefined });
    // @ts-expect-error: _id is required
    buildApplication({ _maintainer: { member: { _id: undefined } } });
  });
});
