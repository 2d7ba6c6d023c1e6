import { expectTypeOf, test } from "vitest";
import { buildApplication, createFakeApi } from "../src/index.js";

test("a custom reply is typed by the operation", () => {
  const fake = createFakeApi();
  fake.on("getApplication", ({ parameters }) => {
    expectTypeOf(parameters.applicationKey).toEqualTypeOf<string>();
    expectTypeOf(parameters.expand).toEqualTypeOf<"flags"[] | undefined>();
    return { status: 200, body: buildApplication() };
  });
  // @ts-expect-error: no such operation
  fake.on("getTeam", () => ({ status: 200 }));
  // @ts-expect-error: no such status
  fake.on("getApplication", () => ({ status: 418 }));
  // @ts-expect-error: the body of another operation
  fake.on("getApplication", () => ({ status: 200, body: { items: [] } }));
});
