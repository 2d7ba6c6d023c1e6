import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const dist = join(import.meta.dirname, "../dist");

/** Returns the imports of a built module from outside the package, direct and indirect. */
function outsideImports(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(join(dist, file), "utf8");
  const specifiers = [...text.matchAll(/(?:^|\n)(?:import|export)\b[^;]*?\bfrom "([^"]+)"/g)].map(
    ([, from = ""]) => from,
  );
  return specifiers.flatMap((from) =>
    from.startsWith(".") ? outsideImports(join(dirname(file), from), seen) : [from],
  );
}

describe("the imports of an entry", () => {
  test.each([
    ["index.js", ["@ld-rest/types", "@ld-rest/types/schemas"]],
    ["contract.js", ["@ld-rest/types/schemas"]],
    ["msw.js", ["@ld-rest/types", "@ld-rest/types/schemas", "msw"]],
    ["fast-check.js", ["@ld-rest/types/schemas", "fast-check"]],
    ["node.js", ["@ld-rest/types/schemas", "node:fs", "node:http"]],
  ])("%s: %j", (entry, expected) => {
    expect([...new Set(outsideImports(entry))].sort()).toEqual(expected);
  });

  test("the core uses only globals that browsers and workers have", () => {
    const seen = new Set<string>();
    outsideImports("index.js", seen);
    expect(seen.size).toBeGreaterThan(20);
    for (const file of seen) {
      const code = readFileSync(join(dist, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      expect(code, file).not.toMatch(/\b(?:process|Buffer|require|__dirname|setImmediate|window|document)\b\s*[.(]/);
    }
  });
});
