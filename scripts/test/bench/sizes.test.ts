import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  application,
  bundles,
  countInstantiations,
  limits,
  measureBundle,
  measureInstallation,
} from "../../bench/sizes.ts";

// The limits are those of a spec with two operations, and grow with it.
const file = join(import.meta.dirname, "../../../packages/types/openapi.json");
const { paths } = JSON.parse(readFileSync(file, "utf8")) as { paths: object }; // generated
const operations = Object.values(paths)
  .flatMap((item: object) => Object.keys(item))
  .filter((key) => /^(get|put|post|delete|options|head|patch)$/.test(key)).length;

describe("a user's bundle", () => {
  test("of the client has at most 10.5 KiB with two operations, and 30 bytes for each further one", async () => {
    // The target of the benchmark is lower and not reached yet.
    expect(await measureBundle(bundles.client.program)).toBeLessThanOrEqual(10.5 * 1024 + 30 * (operations - 2));
  });

  test.each(["validation", "data"] as const)("of %s is within its limit for each operation", async (name) => {
    expect(await measureBundle(bundles[name].program)).toBeLessThanOrEqual((bundles[name].atMost / 2) * operations);
  });

  test("contains only the validators that it uses", async () => {
    const entry = "@ld-rest/types/schemas";
    const one = await measureBundle(`import { linkSchema } from "${entry}"; globalThis.link = linkSchema;`);
    const all = await measureBundle(`import * as all from "${entry}"; globalThis.all = all;`);
    expect(one).toBeLessThan(all / 4);
  });
});

test("a user's type check needs few instantiations", async () => {
  const instantiations = await countInstantiations(application);
  expect(instantiations).toBeGreaterThan(0);
  expect(instantiations).toBeLessThanOrEqual(limits.instantiations);
});

test("@ld-rest/testing is small and has few dependencies", () => {
  const { bytes, dependencies } = measureInstallation();
  expect(bytes).toBeLessThan((limits.installedBytes / 2) * operations);
  expect(dependencies).toBeLessThanOrEqual(limits.dependencies);
});
