import { expectTypeOf, test } from "vitest";
import type { Behaviours } from "../src/behaviours/behaviour.js";
import { behaviours } from "../src/behaviours/behaviours.js";

test("an operation without a behaviour passes the type check: it responds with its example", () => {
  const { getApplication: _, ...others } = behaviours;
  expectTypeOf(others).toExtend<Behaviours>();
});

test("a behaviour for an operation that the spec doesn't have fails the type check", () => {
  const more: Behaviours = {
    ...behaviours,
    // @ts-expect-error: no such operation
    deleteEverything: "example",
  };
  void more;
});

test("one word makes an operation answer with its example", () => {
  expectTypeOf<"example">().toExtend<Behaviours["getApplication"]>();
});
