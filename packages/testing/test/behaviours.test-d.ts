import { test } from "vitest";
import type { Behaviours } from "../src/behaviours/behaviour.js";

test("an operation without a behaviour fails the type check", () => {
  // @ts-expect-error: getAllIntegrationConfigurations is missing
  const behaviours: Behaviours = { getApplication: "example" };
  void behaviours;
});

test("a behaviour for an operation that the spec doesn't have fails the type check", () => {
  const behaviours: Behaviours = {
    getApplication: "example",
    getAllIntegrationConfigurations: "example",
    // @ts-expect-error: no such operation
    getTeam: "example",
  };
  void behaviours;
});

test("one word makes an operation answer with its example", () => {
  const behaviours: Behaviours = { getApplication: "example", getAllIntegrationConfigurations: "example" };
  void behaviours;
});
