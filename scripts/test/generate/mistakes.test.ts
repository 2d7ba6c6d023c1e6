import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../generate/pipeline.ts";
import { SpecError } from "../../generate/read/problem.ts";
import { copyDocument, replace, write } from "../setup/copy.ts";
import { mistakesInFiles } from "./mistakes/files.ts";
import { type Expected, root } from "./mistakes/mistake.ts";
import { mistakesInOperations } from "./mistakes/operations.ts";
import { mistakesInSchemas } from "./mistakes/schemas.ts";
import { unsupportedConstructs } from "./mistakes/unsupported.ts";

const home = process.cwd();
afterEach(() => process.chdir(home));

/** The problems of a spec in the working directory. */
async function problemsIn(folder: string) {
  const error: unknown = await generate(join(folder, root)).catch((reason: unknown) => reason);
  if (error instanceof SpecError) return error.problems;
  if (error instanceof Error) throw error;
  return [];
}

/** `file:line message`, with the line on which the text is. */
function place([file, text, message]: Expected): string {
  const before = readFileSync(file, "utf8").split(text)[0] ?? "";
  return `${file}:${text === "" ? 1 : before.split("\n").length} ${message}`;
}

describe("A mistake is reported with its file, its line, what is wrong and what to do:", () => {
  const mistakes = [...mistakesInFiles, ...mistakesInOperations, ...mistakesInSchemas, ...unsupportedConstructs];

  test.each(mistakes)("$title", async ({ edits, expected }) => {
    const { folder, remove } = copyDocument("cafe", edits);
    try {
      process.chdir(folder);
      const problems = await problemsIn(folder);
      const reported = problems.map(({ file, line, message }) => `${relative(folder, file)}:${line} ${message}`);
      expect(reported).toEqual(expected.map(place));
      for (const { advice, message } of problems) {
        expect(advice).toMatch(/^[A-Z`].*[.?]$/);
        // There is better advice than a link to the rule.
        expect(advice).not.toMatch(/redocly\.com/);
        expect(`${message} ${advice}`).not.toContain(folder);
      }
    } finally {
      remove();
    }
  });
});

describe("The document of the tests", () => {
  let copy: ReturnType<typeof copyDocument>;
  beforeAll(() => {
    copy = copyDocument("cafe");
  });
  afterAll(() => copy.remove());

  test("has no mistake, nor does an empty folder make one", async () => {
    mkdirSync(join(copy.folder, "components/links"));
    expect(await problemsIn(copy.folder)).toEqual([]);
  });

  test("has no mistake if only the mapping of a discriminator refers to a file", async () => {
    const { folder, remove } = copyDocument("cafe", [
      replace(
        "components/schemas/Table.yaml",
        "type: object",
        "type: object\ndiscriminator:\n  propertyName: place\n  mapping:\n    inside: Inside.yaml",
      ),
      write(
        "components/schemas/Inside.yaml",
        "type: object\ndescription: A table inside.\nrequired: [place]\nproperties:\n  place: { type: string, description: Where it is. }\n",
      ),
    ]);
    expect(await problemsIn(folder)).toEqual([]);
    remove();
  });

  test.each([
    ["is missing", "nothing.yaml", /^There is no such file\.$/],
    ["is a folder", "paths", /^The file can't be read: .* folder/],
  ])("can't be read if it %s", async (_, spec, reason) => {
    const file = join(copy.folder, spec);
    const message = expect.stringMatching(reason);
    await expect(generate(file)).rejects.toMatchObject({ problems: [{ file, line: 1, column: 1, message }] });
  });

  test("can be JSON, with the line of a syntax error", async () => {
    const file = join(copy.folder, "openapi.json");
    writeFileSync(file, '{\n  "openapi": "3.1.0",\n  "info": {]\n}\n');
    await expect(generate(file)).rejects.toMatchObject({
      problems: [{ file, line: 3, message: expect.stringMatching(/^This is not valid JSON: .+\.$/) }],
    });
  });
});
