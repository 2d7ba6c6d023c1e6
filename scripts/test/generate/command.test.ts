import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../generate/pipeline.ts";
import { replace } from "../setup/copy.ts";
import { createProject, type Project } from "../setup/project.ts";
import { readTree } from "../setup/tree.ts";

const repository = join(import.meta.dirname, "../../..");

describe("npm run generate", () => {
  let project: Project;
  beforeAll(() => {
    project = createProject("cafe");
  });
  afterAll(() => project.remove());

  const packages = () => readTree(join(project.root, "packages"));

  test("writes the files and reports each in one line, with what happened to it, its size, and the time of all", async () => {
    const { code, stdout, stderr } = await project.run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^new {8}packages\/[\w./-]+ \(\d+\.\d kB\)$/);
    const { artifacts } = await generate(join(project.root, "openapi/openapi.yaml"));
    expect(lines.at(-1)).toMatch(new RegExp(`^${artifacts.length} files from openapi/openapi\\.yaml in \\d+\\.\\d s$`));
    expect(lines).toHaveLength(artifacts.length + 1);
    // This copy of the generator, in another folder, writes the same bytes as the original, but for the banner.
    const withoutBanner = (text: string) => text.replace(/^\/\/ Generated from .*\n/, "");
    for (const { file, text } of artifacts) {
      const written = readFileSync(join(project.root, relative(repository, file)), "utf8");
      expect(withoutBanner(written)).toBe(withoutBanner(text));
    }
    expect(stdout).not.toContain("\u001b"); // no colours without a terminal
  });

  test("names the operations without a handler", async () => {
    const handlers = join(project.root, "packages/testing/src/handlers");
    mkdirSync(handlers, { recursive: true });
    writeFileSync(join(handlers, "tables.ts"), "  handlers: {\n    getTable: () => ({}),\n  },\n");
    const { stdout } = await project.run();
    expect(stdout).toMatch(/^The fake API responds with an example to (?!.*\bgetTable\b).*\blistTables\b.*handlers$/m);
    rmSync(handlers, { recursive: true });
  });

  test("--check succeeds right after, and writes nothing", async () => {
    const before = packages();
    const { code, stdout, stderr } = await project.run("--check");
    expect(stdout).toMatch(/^\d+ generated files are up to date\.\n$/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(packages()).toEqual(before);
  });

  test("--check lists changed, missing and unused files with the command that updates them, and the command does", async () => {
    const { root } = project;
    const generated = packages();
    writeFileSync(join(root, "packages/types/src/schemas.gen.ts"), "export {};\n");
    writeFileSync(join(root, "packages/types/openapi.json"), "{}\n");
    rmSync(join(root, "packages/testing/src/fixtures.gen.ts"));
    mkdirSync(join(root, "packages/client/src/old"));
    const orphan = "packages/client/src/old/tables.gen.ts";
    writeFileSync(join(root, orphan), "// Generated from openapi.yaml by `npm run generate`.\n");
    const before = packages();

    const check = await project.run("--check");
    expect(check).toMatchObject({ code: 1, stdout: "" });
    expect(check.stderr.replaceAll(/ \(.* kB\)/g, "")).toBe(
      `changed    packages/types/openapi.json
changed    packages/types/src/schemas.gen.ts
new        packages/testing/src/fixtures.gen.ts
removed    ${orphan}

Make these changes with \`npm run generate\`, and commit them.
`,
    );
    expect(packages()).toEqual(before);

    const { stdout } = await project.run();
    expect(stdout).toMatch(/^changed {4}packages\/types\/openapi\.json /m);
    expect(stdout).toMatch(/^new {8}packages\/testing\/src\/fixtures\.gen\.ts /m);
    expect(stdout).toMatch(/^unchanged {2}packages\/types\/src\/openapi\.gen\.ts /m);
    expect(stdout).toMatch(/^removed {4}packages\/client\/src\/old\/tables\.gen\.ts$/m);
    const names = (tree: object) => Object.keys(tree).filter((name) => name !== "client/src/old");
    expect(names(packages())).toEqual(names(generated));
  });

  test("prints the usage with --help, and with a wrong option", async () => {
    const { code, stdout: usage, stderr } = await project.run("--help");
    expect(usage).toMatch(/^Usage: npm run generate -- \[options\]\n/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const wrong = await project.run("--chekc");
    expect(wrong).toMatchObject({ code: 2, stdout: "" });
    expect(wrong.stderr).toMatch(/^Unknown option '--chekc'/);
    expect(wrong.stderr.endsWith(`\n\n${usage}`)).toBe(true);
  });

  test("says which file can't be written, without a stack, and writes nothing", async () => {
    const path = "packages/testing/src/routes.gen.ts.draft";
    rmSync(join(project.root, "packages/testing/src/routes.gen.ts"), { force: true });
    mkdirSync(join(project.root, path));
    const { code, stdout, stderr } = await project.run();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^EISDIR: .*routes\.gen\.ts\.draft'\n\nNothing was written\.\n$/);
  });

  test("prints the mistakes of a spec and writes nothing", async () => {
    const broken = createProject("cafe", [
      replace("paths/table.yaml", "getTable", "GetTable"),
      replace("components/examples/Table.yaml", "seats: 2", "seats: two"),
    ]);
    expect(await broken.run()).toEqual({
      code: 1,
      stdout: "",
      stderr: `openapi/components/examples/Table.yaml:4:10
  Example value must conform to the schema: \`seats\` property type must be integer.
  Correct the example, or the schema if the example is right.
openapi/paths/table.yaml:4:16
  The operationId is not in camelCase.
  Use camelCase, letters and digits only: it becomes the name of the client's method.

2 problems; nothing was written.
`,
    });
    expect(existsSync(join(broken.root, "packages"))).toBe(false);
    broken.remove();
  });
});
