import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleForEffects } from "../setup/checks.ts";
import { compile } from "../setup/compile.ts";
import { generatePackages } from "../setup/project.ts";

describe("Of a document with boolean schemas, an operationId beyond ASCII, and a status beside its range,", () => {
  let folder: string;
  const load = (name: string) => import(join(folder, "packages/client/src", name));
  const loadChecks = () => import(join(folder, "packages/types/src/schemas/checks.gen.js"));

  beforeAll(async () => {
    folder = await generatePackages("unusual", "unusual.yaml");
  });

  test("what is generated compiles", async () => {
    expect(await compile(folder, "tsc", "browser")).toBe("");
  });

  test("a status and its range each have the kind of their body", async () => {
    const { createOperations } = await load("operations.gen.ts");
    let kinds: unknown;
    const operations = createOperations({ GET: () => undefined }, (_result: unknown, bodies: unknown) => {
      kinds = bodies;
    });
    operations.räumeAnzeigen();
    expect(kinds).toEqual({ 200: "json", "2XX": "none" });
  });

  test("validators hold values against boolean schemas", async () => {
    const checks = await loadChecks();
    expect([checks.Anything(1), checks.Nothing(1)]).toEqual([true, false]);
    expect([checks.Room({ name: "Blue", extra: 1 }), checks.Room({ name: "Blue", never: 1 })]).toEqual([true, false]);
  });

  test("validators know which properties a schema beside or beneath has looked at, however deep", async () => {
    const { Archive, Bough } = await loadChecks();
    const hold = (check: (value: unknown) => boolean, ...values: unknown[]) => values.map((value) => check(value));
    expect(hold(Archive, { title: "Old", year: 1 }, { title: "Old", within: { title: "Older", odd: 1 } })).toEqual([
      true,
      true,
    ]);
    expect(hold(Archive, { title: "Old", odd: 1 }, { year: 1 })).toEqual([false, false]);
    // Twice over, since what was looked at before must not count.
    const twig = { twig: { leaf: true } };
    expect(hold(Bough, { leaf: true }, twig, { leaf: true, odd: 1 }, { odd: 1, ...twig }, twig)).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  test("validators hold texts against lengths and patterns, and lists against doubles", async () => {
    const { Folder } = await loadChecks();
    const values = ["ab", "a", "\u{1f600}", "a/b"].map((title) => ({ title }));
    expect(values.map((value) => Folder(value))).toEqual([true, false, false, false]);
    const lists = [
      [{ text: "a" }, { text: "b" }],
      [{ text: "a" }, { text: "a" }],
    ];
    expect(lists.map((labels) => Folder({ title: "ab", labels }))).toEqual([true, false]);
  });

  test("a bundle holds none of the checks that it doesn't use", async () => {
    expect(await bundleForEffects(folder)).toBe("");
  });
});
