import { describe, expect, test } from "vitest";
import { bundles, typeLimits } from "../../bench/exact/programs.ts";
import { home, weigh } from "../../bench/exact/sizes.ts";
import { countTypes } from "../../bench/exact/types.ts";
import { measureBundle } from "../../bench/measure/bundle.ts";

describe("a consumer's bundle", () => {
  const names = Object.keys(bundles) as (keyof typeof bundles)[]; // its own keys

  test.each(names.map((name) => ({ name, ...bundles[name] })))(
    "$what: at most $atMost bytes",
    async ({ name, atMost }) => {
      expect(await weigh(name)).toBeLessThanOrEqual(atMost);
    },
  );

  test("holds of the validators those that it uses: with one small schema a quarter of all", async () => {
    const entry = "@ld-rest/client/validation";
    const one = await measureBundle(`import { linkSchema } from "${entry}"; globalThis.link = linkSchema;`, home);
    const all = await measureBundle(`import * as all from "${entry}"; globalThis.all = all;`, home);
    expect(one.gzip).toBeLessThan(all.gzip / 4);
  });
});

describe("a consumer's type-check", () => {
  test("costs few instantiations, with the declarations of libraries and without", async () => {
    const { skipped, ownShare } = await countTypes();
    expect(skipped).toBeLessThanOrEqual(typeLimits.skipped);
    expect(ownShare).toBeLessThanOrEqual(typeLimits.ownShare);
    expect(ownShare).toBeGreaterThan(0);
  });
});
