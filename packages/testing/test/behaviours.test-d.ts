import { expectTypeOf, test } from "vitest";
import type { Behaviours } from "../src/behaviours/behaviour.js";
import { behaviours } from "../src/behaviours/behaviours.js";

// Nothing here lists the operations: a new one must be missed in the table alone.

test("an operation without a behaviour fails the type check", () => {
  const { getApplication: _, ...others } = behaviours;
  // @ts-expect-error: getApplication is missing
  const incomplete: Behaviours = others;
  void incomplete;
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
