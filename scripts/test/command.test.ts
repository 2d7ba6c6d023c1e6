import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readOptions, usage } from "../command-line.ts";
import { generate } from "../pipeline.ts";
import { folderTarget } from "../targets.ts";
import { UsageError } from "../usage-error.ts";
import { copyDocument, type Edit, replace, write } from "./setup/copy.ts";
import { runGenerate } from "./setup/run.ts";

let copy: ReturnType<typeof copyDocument>;
beforeEach(() => {
  copy = copyDocument("cafe");
});
afterEach(() => copy.remove());

/** Runs the command in the copy, over a file of it. */
function run(spec: string, ...options: string[]) {
  return runGenerate(["--spec", spec, "--out", "out", ...options], copy.folder);
}

/** The copy with other edits. */
function recopy(...edits: Edit[]) {
  copy.remove();
  copy = copyDocument("cafe", edits);
}

describe("A spec that can't be generated from", () => {
  test("is refused with exit code 1, the problems on stderr and nothing written", async () => {
    recopy(
      replace("paths/table.yaml", "getTable", "GetTable"),
      replace("components/examples/Table.yaml", "seats: 2", "seats: two"),
    );
    expect(await run("openapi.yaml")).toEqual({
      code: 1,
      stdout: "",
      stderr: `components/examples/Table.yaml:4:10
  The example does not validate: \`seats\` must be of type integer.
  Correct the example, or the schema where the example is right.
paths/table.yaml:4:16
  The operationId \`GetTable\` is not in camelCase.
  Write it in camelCase, letters and digits only: it becomes the name of the client's method.

2 problems; nothing was written.
`,
    });
    expect(existsSync(join(copy.folder, "out"))).toBe(false);
  });

  test.each([
    ["isn't there", "nothing.yaml", "There is no such file.", "Check the path of the spec."],
    ["is a folder", "paths", "This is a folder.", "Name the root file in it, such as openapi.yaml."],
  ])("%s", async (_, spec, message, advice) => {
    await expect(generate(join(copy.folder, spec), folderTarget("/out"))).rejects.toMatchObject({
      problems: [{ file: join(copy.folder, spec), line: 1, column: 1, message, advice }],
    });
  });

  test("is JSON with a syntax error, at its line", async () => {
    const file = join(copy.folder, "openapi.json");
    writeFileSync(file, '{\n  "openapi": "3.1.0",\n  "info": {]\n}\n');
    await expect(generate(file, folderTarget("/out"))).rejects.toMatchObject({
      problems: [{ file, line: 3, message: expect.stringMatching(/^This is not valid JSON: .+\.$/) }],
    });
  });

  test.each(["warn", "off"])("is of a form that nothing can be read from, even under `--lint %s`", async (lint) => {
    const file = join(copy.folder, "broken.yaml");
    writeFileSync(file, "openapi: 3.1.0\ninfo: { title: Broken, version: '1' }\npaths:\n  /tables: null\n");
    const { code, stderr } = await run("broken.yaml", "--lint", lint);
    expect(stderr).toContain("broken.yaml:1:1\n  Nothing can be generated from a document of this form");
    expect(stderr).toContain("nothing was written.");
    expect(stderr).not.toContain("    at ");
    expect(code).toBe(1);
    expect(existsSync(join(copy.folder, "out"))).toBe(false);
  });

  test("has schemas whose names clash, which even `--lint warn` can't let pass", async () => {
    recopy(
      replace("components/schemas/Table.yaml", "  guest:", "  other:\n    $ref: guest.yaml\n  guest:"),
      write("components/schemas/guest.yaml", "description: Another.\ntype: object\n"),
    );
    const run = generate(join(copy.folder, "openapi.yaml"), folderTarget("/out"), { lint: "warn" });
    await expect(run).rejects.toMatchObject({
      problems: [
        {
          file: join(copy.folder, "components/schemas/guest.yaml"),
          message: "The schema `guest` would have the same name in code as the schema `Guest`: `guestSchema`.",
        },
      ],
    });
  });
});

describe("What the linter finds", () => {
  test("is printed under `--lint warn`, and an example that does not validate makes no fixture", async () => {
    recopy(replace("components/examples/Table.yaml", "seats: 2", "seats: two"));
    const { code, stderr, stdout } = await run("openapi.yaml", "--lint", "warn");
    expect(stderr).toBe(`components/examples/Table.yaml:4:10
  warning: The example does not validate: \`seats\` must be of type integer.
  Correct the example, or the schema where the example is right.
`);
    expect(stdout).toContain("out/fixtures.gen.ts");
    expect(code).toBe(0);
    const { fixtures } = await import(join(copy.folder, "out/fixtures.gen.ts"));
    expect(Object.keys(fixtures)).toEqual(["tables", "noTable"]);
  });
});

describe("A command line that makes no sense is refused", () => {
  test.each([
    [["--lint", "loud"], "--lint takes error, warn, off, not loud."],
    [["--spec", "openapi.yaml"], "--spec needs --out: the packages are generated from openapi/ alone."],
    [["--chekc"], "Unknown option '--chekc'"],
    [["openapi.yaml"], "Unexpected argument 'openapi.yaml'"],
  ])("with the reason: %j", (options, message) => {
    expect(() => readOptions(options)).toThrow(UsageError);
    expect(() => readOptions(options)).toThrow(message);
  });

  test("with exit code 2 and the usage", async () => {
    const { code, stderr, stdout } = await run("openapi.yaml", "--only", "tpyes");
    expect(stderr).toMatch(
      /^There is no artifact tpyes\. There are document, types, .+\.\n\nUsage: npm run generate -- /,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("--help prints the usage and is content", async () => {
    const { code, stdout, stderr } = await runGenerate(["--help"], copy.folder);
    expect(stdout).toBe(`${usage}\n`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});

describe("The report", () => {
  test("has one line for each artifact with its size, what changed, and the time", async () => {
    const first = await run("openapi.yaml");
    expect(first.stderr).toBe("");
    const lines = first.stdout.trimEnd().split("\n");
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^\w+ +out\/[\w.-]+ +\d+\.\d kB +\d+ ms {2}new$/);
    const files = readdirSync(join(copy.folder, "out")).length;
    expect(lines).toHaveLength(files + 1);
    expect(lines.at(-1)).toMatch(new RegExp(`^${files} files from openapi\\.yaml in \\d+\\.\\d s$`));

    // Nobody asked for colour, and nobody is there to see it.
    expect(first.stdout).not.toContain("\u001b");
  });
});

test("An empty folder beside the spec is no mistake", async () => {
  mkdirSync(join(copy.folder, "components/links"));
  await generate(join(copy.folder, "openapi.yaml"), folderTarget("/out"));
});
