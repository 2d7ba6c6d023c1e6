import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { copyDocument } from "./setup/copy.ts";
import { runGenerate } from "./setup/run.ts";
import { readTree } from "./setup/tree.ts";

const options = ["--spec", "openapi.yaml", "--out", "out dir/api", "--lint", "warn"];

let fresh: ReturnType<typeof copyDocument>;
let copy: ReturnType<typeof copyDocument>;
let out: string;
beforeAll(async () => {
  fresh = copyDocument("cafe");
  await runGenerate(options, fresh.folder);
});
afterAll(() => fresh.remove());
beforeEach(() => {
  copy = copyDocument("cafe");
  out = join(copy.folder, "out dir/api");
  cpSync(join(fresh.folder, "out dir"), join(copy.folder, "out dir"), { recursive: true });
});
afterEach(() => copy.remove());

test("A check of what has just been generated is content and writes nothing", async () => {
  const before = readTree(copy.folder);
  const { code, stdout, stderr } = await runGenerate([...options, "--check"], copy.folder);
  expect(stdout).toMatch(/^\d+ generated files are what the spec generates\.\n$/);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(readTree(copy.folder)).toEqual(before);
});

test("A check lists each stale, missing and orphaned file with the command that mends them, and writes nothing", async () => {
  writeFileSync(join(out, "schemas.gen.ts"), "export {};\n");
  writeFileSync(join(out, "openapi.json"), "{}\n");
  rmSync(join(out, "fixtures.gen.ts"));
  mkdirSync(join(out, "old"));
  writeFileSync(join(out, "old/tables.gen.ts"), "// Generated from openapi.yaml by `npm run generate`.\n");
  const before = readTree(copy.folder);

  expect(await runGenerate([...options, "--check"], copy.folder)).toEqual({
    code: 1,
    stdout: "",
    stderr: `stale     out dir/api/openapi.json
stale     out dir/api/schemas.gen.ts
missing   out dir/api/fixtures.gen.ts
orphaned  out dir/api/old/tables.gen.ts

These files are not what the spec generates. Mend them with this command, and commit the result:

  npm run generate -- --spec openapi.yaml --out 'out dir/api' --lint warn
`,
  });
  expect(readTree(copy.folder)).toEqual(before);

  const mended = await runGenerate(options, copy.folder);
  expect(mended.stdout).toMatch(/^document .* changed \+\d+ −1$/m);
  expect(mended.stdout).toMatch(/^fixtures .* new$/m);
  expect(mended.stdout).toMatch(/^types .* unchanged$/m);
  expect(mended.stdout).toMatch(/^orphan .* removed$/m);
  expect((await runGenerate([...options, "--check"], copy.folder)).code).toBe(0);
});

test("Some of the artifacts are written alone, and no other is touched", async () => {
  writeFileSync(join(out, "schemas.gen.ts"), "export {};\n");
  rmSync(join(out, "fixtures.gen.ts"));
  const { stdout } = await runGenerate([...options, "--only", "schemas,constants"], copy.folder);
  expect(stdout.match(/^\w+/gm)).toEqual(["schemas", "constants", "2"]);
  expect(Object.keys(readTree(out))).not.toContain("fixtures.gen.ts");
});
