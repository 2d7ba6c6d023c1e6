import type { Operations } from "@ld-rest/client";
import type { components, operations, paths } from "@ld-rest/types";
import { expectTypeOf, test } from "vitest";
import type { HasAny } from "../setup/no-any.ts";

test("No type of the spec and no method of the client contains `any`", () => {
  expectTypeOf<HasAny<components["schemas"]>>().toBeNever();
  expectTypeOf<HasAny<paths>>().toBeNever();
  expectTypeOf<HasAny<operations>>().toBeNever();
  // The options of a call extend RequestInit, whose declarations are not ours.
  expectTypeOf<HasAny<Parameters<Operations[keyof Operations]>[0]>>().toBeNever();
  expectTypeOf<HasAny<Awaited<ReturnType<Operations[keyof Operations]>>>>().toBeNever();
});

test("The check finds `any` in a member, a parameter, a result and a list", () => {
  type Any = ReturnType<typeof JSON.parse>;
  expectTypeOf<HasAny<{ a: { b?: Any } }>>().toEqualTypeOf<true>();
  expectTypeOf<HasAny<(a: { b: Any }) => void>>().toEqualTypeOf<true>();
  expectTypeOf<HasAny<{ get(): Promise<{ items: Any[] }> }>>().toEqualTypeOf<true>();
});
