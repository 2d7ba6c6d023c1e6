import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createProject, type Project } from "../setup/project.ts";
import { readTree } from "../setup/tree.ts";

let project: Project;
beforeEach(async () => {
  project = createProject("cafe");
  await project.run();
});
afterEach(() => project.remove());

const packages = () => readTree(join(project.root, "packages"));

test("A check of what has just been generated succeeds and writes nothing", async () => {
  const before = packages();
  const { code, stdout, stderr } = await project.run("--check");
  expect(stdout).toMatch(/^\d+ generated files are what the spec generates\.\n$/);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(packages()).toEqual(before);
});

test("A check lists each stale, missing and orphaned file with the command that fixes them, and writes nothing", async () => {
  const { root } = project;
  writeFileSync(join(root, "packages/types/src/schemas.gen.ts"), "export {};\n");
  writeFileSync(join(root, "packages/types/openapi.json"), "{}\n");
  rmSync(join(root, "packages/testing/src/fixtures.gen.ts"));
  mkdirSync(join(root, "packages/client/src/old"));
  writeFileSync(
    join(root, "packages/client/src/old/tables.gen.ts"),
    "// Generated from openapi.yaml by `npm run generate`.\n",
  );
  const before = packages();

  expect(await project.run("--check")).toEqual({
    code: 1,
    stdout: "",
    stderr: `stale     packages/types/openapi.json
stale     packages/types/src/schemas.gen.ts
missing   packages/testing/src/fixtures.gen.ts
orphaned  packages/client/src/old/tables.gen.ts

These files are not what the spec generates. Run this command to update them, and commit the result:

  npm run generate
`,
  });
  expect(packages()).toEqual(before);

  const fixed = await project.run();
  expect(fixed.stdout).toMatch(/^document .* changed \+\d+ −1$/m);
  expect(fixed.stdout).toMatch(/^fixtures .* new$/m);
  expect(fixed.stdout).toMatch(/^types .* unchanged$/m);
  expect(fixed.stdout).toMatch(/^orphan .* removed$/m);
  expect((await project.run("--check")).code).toBe(0);
});

test("Some of the files are written alone, and no other is touched", async () => {
  writeFileSync(join(project.root, "packages/types/src/schemas.gen.ts"), "export {};\n");
  rmSync(join(project.root, "packages/testing/src/fixtures.gen.ts"));
  const { stdout } = await project.run("--only", "schemas,constants");
  expect(stdout.match(/^\w+/gm)).toEqual(["schemas", "constants", "2"]);
  expect(Object.keys(packages())).not.toContain("testing/src/fixtures.gen.ts");
});
