import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { copyDocument, type Edit, replace, write } from "./setup/copy.ts";
import { runGenerate } from "./setup/run.ts";

let copy: ReturnType<typeof copyDocument>;
beforeEach(() => {
  copy = copyDocument("cafe");
});
afterEach(() => copy.remove());

/** Runs the command in the copy, over a file of it. */
function generate(spec: string, ...options: string[]) {
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
    expect(await generate("openapi.yaml")).toEqual({
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
    expect(await generate(spec)).toEqual({
      code: 1,
      stdout: "",
      stderr: `${spec}:1:1\n  ${message}\n  ${advice}\n\n1 problem; nothing was written.\n`,
    });
  });

  test("is JSON with a syntax error, at its line", async () => {
    recopy(write("openapi.json", '{\n  "openapi": "3.1.0",\n  "info": {]\n}\n'));
    const { code, stderr } = await generate("openapi.json");
    expect(stderr).toMatch(
      /^openapi\.json:3:\d+\n {2}This is not valid JSON: .+\.\n {2}Mend the syntax near this line; /,
    );
    expect(code).toBe(1);
  });

  test("has schemas whose names clash, which even `--lint warn` can't let pass", async () => {
    recopy(
      replace("components/schemas/Table.yaml", "  guest:", "  other:\n    $ref: guest.yaml\n  guest:"),
      write("components/schemas/guest.yaml", "description: Another.\ntype: object\n"),
    );
    const { code, stderr } = await generate("openapi.yaml", "--lint", "warn");
    expect(stderr).toContain(
      "components/schemas/guest.yaml:1:1\n  The schema `guest` would have the same name in code as the schema `Guest`: `Guest`.\n",
    );
    expect(code).toBe(1);
    expect(existsSync(join(copy.folder, "out"))).toBe(false);
  });
});

describe("What the linter finds", () => {
  test("is printed under `--lint warn`, and an example that does not validate makes no fixture", async () => {
    recopy(replace("components/examples/Table.yaml", "seats: 2", "seats: two"));
    const { code, stderr, stdout } = await generate("openapi.yaml", "--lint", "warn");
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

describe("A command line that makes no sense is refused with exit code 2 and the usage:", () => {
  test.each([
    [["--lint", "loud"], "--lint takes error or warn, not loud"],
    [["--spec", "openapi.yaml"], "--spec needs --out: the packages are generated from openapi/ alone"],
    [["--chekc"], "Unknown option '--chekc'"],
    [["openapi.yaml"], "Unexpected argument 'openapi.yaml'"],
  ])("%j", async (options, message) => {
    const { code, stderr, stdout } = await runGenerate(options, copy.folder);
    expect(stderr).toContain(message);
    expect(stderr).toContain("Usage: npm run generate -- [options]");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("--help prints the usage and is content", async () => {
    const { code, stdout, stderr } = await runGenerate(["--help"], copy.folder);
    expect(stdout).toMatch(/^Usage: /);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});

describe("The report", () => {
  test("has one line for each artifact with its size, what changed, and the time", async () => {
    const first = await generate("openapi.yaml");
    expect(first.stderr).toBe("");
    const lines = first.stdout.trimEnd().split("\n");
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^\w+ +out\/[\w.-]+ +\d+\.\d kB {2}new$/);
    const files = readdirSync(join(copy.folder, "out")).length;
    expect(lines).toHaveLength(files + 1);
    expect(lines.at(-1)).toMatch(new RegExp(`^${files} files from openapi\\.yaml in \\d+\\.\\d s$`));

    // Nobody asked for colour, and nobody is there to see it.
    expect(first.stdout).not.toContain("\u001b");
  });
});

test("An empty folder beside the spec is no mistake", async () => {
  mkdirSync(join(copy.folder, "components/links"));
  expect((await generate("openapi.yaml")).code).toBe(0);
});
