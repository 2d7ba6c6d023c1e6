import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UsageError } from "../../generate/command-line.ts";
import { readOptions, usage } from "../../generate/options.ts";
import { generate } from "../../generate/pipeline.ts";
import { copyDocument, replace, write } from "../setup/copy.ts";
import { createProject, type Project } from "../setup/project.ts";

describe("A document that can't be generated from", () => {
  let copy: ReturnType<typeof copyDocument>;
  beforeAll(() => {
    copy = copyDocument("cafe");
  });
  afterAll(() => copy.remove());

  test.each([
    ["isn't there", "nothing.yaml", "There is no such file.", "Check the path of the spec."],
    ["is a folder", "paths", "This is a folder.", "Name the root file in it, such as openapi.yaml."],
  ])("%s", async (_, spec, message, advice) => {
    await expect(generate(join(copy.folder, spec))).rejects.toMatchObject({
      problems: [{ file: join(copy.folder, spec), line: 1, column: 1, message, advice }],
    });
  });

  test("is JSON with a syntax error, at its line", async () => {
    const file = join(copy.folder, "openapi.json");
    writeFileSync(file, '{\n  "openapi": "3.1.0",\n  "info": {]\n}\n');
    await expect(generate(file)).rejects.toMatchObject({
      problems: [{ file, line: 3, message: expect.stringMatching(/^This is not valid JSON: .+\.$/) }],
    });
  });

  test("doesn't have OpenAPI's form, also without lint", async () => {
    const file = join(copy.folder, "broken.yaml");
    writeFileSync(file, "openapi: 3.1.0\ninfo: { title: Broken, version: '1' }\npaths:\n  /tables: null\n");
    await expect(generate(file, { lint: false })).rejects.toMatchObject({
      problems: [{ file, line: 1, message: expect.stringMatching(/^The document doesn't have OpenAPI's form/) }],
    });
  });

  test("has schemas whose names clash, also without lint", async () => {
    const clash = copyDocument("cafe", [
      replace("components/schemas/Table.yaml", "  guest:", "  other:\n    $ref: guest.yaml\n  guest:"),
      write("components/schemas/guest.yaml", "description: Another.\ntype: object\n"),
    ]);
    await expect(generate(join(clash.folder, "openapi.yaml"), { lint: false })).rejects.toMatchObject({
      problems: [
        {
          file: join(clash.folder, "components/schemas/guest.yaml"),
          message: "The schema `guest` would have the same name in code as the schema `Guest`: `guestSchema`.",
        },
      ],
    });
    clash.remove();
  });
});

describe("A command line that makes no sense is refused", () => {
  test.each([
    [["--chekc"], "Unknown option '--chekc'"],
    [["--spec", "openapi.yaml"], "Unknown option '--spec'"],
    [["openapi.yaml"], "Unexpected argument 'openapi.yaml'"],
  ])("with the reason: %j", (options, message) => {
    expect(() => readOptions(options)).toThrow(UsageError);
    expect(() => readOptions(options)).toThrow(message);
  });
});

describe("The command", () => {
  let project: Project;
  beforeAll(() => {
    project = createProject("cafe");
  });
  afterAll(() => project.remove());

  test("reports each file in one line, with its size, what changed, and the time", async () => {
    const { code, stdout, stderr } = await project.run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^\w+ +packages\/[\w./-]+ +\d+\.\d kB +\d+ ms {2}new$/);
    const { artifacts } = await generate(join(project.root, "openapi/openapi.yaml"));
    expect(lines.at(-1)).toMatch(new RegExp(`^${artifacts.length} files from openapi/openapi\\.yaml in \\d+\\.\\d s$`));
    expect(lines).toHaveLength(artifacts.length + 1);
    const repository = join(import.meta.dirname, "../../..");
    for (const { file } of artifacts) expect(existsSync(join(project.root, relative(repository, file)))).toBe(true);
    expect(stdout).not.toContain("\u001b"); // no colours without a terminal
  });

  test("names the operations without a handler, and the file in which to write one", async () => {
    const handlers = join(project.root, "packages/testing/src/handlers");
    mkdirSync(handlers, { recursive: true });
    const file = join(handlers, "tables.ts");
    writeFileSync(file, "  handlers: {\n    getTable: () => ({}),\n  },\n");
    const { stdout } = await project.run();
    expect(stdout).toContain("packages/testing/src/handlers/tables.ts: listTables");
    expect(stdout).not.toMatch(/: .*\bgetTable\b/);
    rmSync(handlers, { recursive: true });
  });

  test("prints the usage with --help", async () => {
    expect(await project.run("--help")).toEqual({ code: 0, stdout: `${usage}\n`, stderr: "" });
  });

  test("ends with exit code 2 and the usage for an artifact that doesn't exist", async () => {
    const { code, stderr, stdout } = await project.run("--only", "tpyes");
    expect(stderr).toMatch(
      /^There is no artifact tpyes\. There are document, types, .+\.\n\nUsage: npm run generate -- /,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("ends with exit code 1 for a spec with mistakes, the problems on stderr and nothing written", async () => {
    const broken = createProject("cafe", [
      replace("paths/table.yaml", "getTable", "GetTable"),
      replace("components/examples/Table.yaml", "seats: 2", "seats: two"),
    ]);
    expect(await broken.run()).toEqual({
      code: 1,
      stdout: "",
      stderr: `openapi/components/examples/Table.yaml:4:10
  The example does not validate: \`seats\` must be of type integer.
  Correct the example, or the schema where the example is right.
openapi/paths/table.yaml:4:16
  The operationId \`GetTable\` is not in camelCase.
  Write it in camelCase, letters and digits only: it becomes the name of the client's method.

2 problems; nothing was written.
`,
    });
    expect(existsSync(join(broken.root, "packages"))).toBe(false);
    broken.remove();
  });

  test("says what is in the way of a file, without a stack, and writes nothing", async () => {
    const path = "packages/testing/src/routes.gen.ts";
    rmSync(join(project.root, path), { force: true });
    mkdirSync(join(project.root, path), { recursive: true });
    expect(await project.run()).toEqual({
      code: 1,
      stdout: "",
      stderr: `${path}\n  The file can't be read or written: EISDIR: illegal operation on a directory.\n\nNothing was written.\n`,
    });
  });
});

test("An empty folder beside the spec is no mistake", async () => {
  const copy = copyDocument("cafe");
  mkdirSync(join(copy.folder, "components/links"));
  await generate(join(copy.folder, "openapi.yaml"));
  copy.remove();
});
