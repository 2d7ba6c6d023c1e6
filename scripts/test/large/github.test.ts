import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Outcome } from "../setup/command.ts";
import { compile, compilers, scratchFolder } from "../setup/compile.ts";
import { runGenerate } from "../setup/run.ts";
import { installGithubDocument } from "./peers.ts";

// Validators compiled for 1,700 schemas are 97 MB of code, which says nothing that a small document doesn't say.
const artifacts = "document,types,schemas,constants,operations,paths,errors,routes,fixtures";

const methods = { get: 1, put: 1, post: 1, delete: 1, options: 1, head: 1, patch: 1, trace: 1 };

let spec: string;
beforeAll(() => {
  spec = installGithubDocument();
});

describe.each(["warn", "off"])("GitHub's document, with --lint %s,", (lint) => {
  const folder = scratchFolder(`github-${lint}`);
  let run: Outcome;
  beforeAll(async () => {
    run = await runGenerate(["--spec", spec, "--out", folder, "--lint", lint, "--only", artifacts], folder);
  });

  test("is generated whole, with a method for each operation", () => {
    expect(run.code).toBe(0);
    const { paths } = JSON.parse(readFileSync(join(folder, "openapi.json"), "utf8"));
    const operations = Object.values<object>(paths).flatMap((item) =>
      Object.keys(item).filter((key) => key in methods),
    );
    expect(operations.length).toBeGreaterThan(1000);
    const text = readFileSync(join(folder, "operations.gen.ts"), "utf8");
    expect(text.match(/^ {2}"?[\w$]+"?\(parameters\??: /gm)).toHaveLength(operations.length);
  });

  test.each(compilers)("is code that passes %s under the strictest options", async (compiler) => {
    expect(await compile(folder, compiler, "browser")).toBe("");
  });

  test("gives fixtures of the examples that validate, and of no other", async () => {
    const { fixtures } = await import(join(folder, "fixtures.gen.ts"));
    const names = Object.keys(fixtures);
    expect(names.length).toBeGreaterThan(700);
    expect(names).toContain("root");
    // In place of an item, its value is a reference to another example.
    expect(names).not.toContain("projectsAddItemForOrg201IssueWithId");
  });

  test("is reported in a few lines", () => {
    expect(run.stdout.split("\n").length).toBeLessThan(20);
    expect(run.stderr.split("\n").length).toBeLessThan(100);
    if (lint === "warn")
      expect(run.stderr).toMatch(/These are \d+ findings of \d+ rules\. Run the command with `--all` to see each\.\n$/);
    else expect(run.stderr).toBe("");
  });
});
