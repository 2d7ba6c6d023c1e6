import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { compile, scratchFolder } from "./setup/compile.ts";
import { runGenerate } from "./setup/run.ts";

describe("Of a document with boolean schemas, an operationId beyond ASCII, and a status beside its range,", () => {
  const spec = join(import.meta.dirname, "documents/unusual.yaml");
  const folder = scratchFolder("unusual");
  const load = (name: string) => import(join(folder, `${name}.gen.ts`));

  beforeAll(async () => {
    const { code, stderr } = await runGenerate(["--spec", spec, "--out", folder, "--lint", "off"], import.meta.dirname);
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  test("what is generated compiles", async () => {
    expect(await compile(folder, "tsc", "browser")).toBe("");
  });

  test("the status is read as it says itself, and the others of its range as the range says", async () => {
    const { operationDescriptions } = await load("operations");
    const { readers } = operationDescriptions.räumeAnzeigen;
    const { headers } = Response.json([]);
    expect(readers["200"]({ response: { headers }, body: '[{"name":"Blue"}]' })).toEqual([{ name: "Blue" }]);
    expect(readers["202"]({ response: { headers }, body: "" })).toBe(undefined);
  });

  test("validators hold values against boolean schemas", async () => {
    const checks = await import(join(folder, "checks.gen.js"));
    expect([checks.Anything(1), checks.Nothing(1)]).toEqual([true, false]);
    expect([checks.Room({ name: "Blue", extra: 1 }), checks.Room({ name: "Blue", never: 1 })]).toEqual([true, false]);
  });
});
