import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { generate } from "../../generate/pipeline.ts";
import { type Problem, SpecError } from "../../generate/read/problem.ts";
import { copyDocument } from "../setup/copy.ts";
import { mistakesInFiles } from "./broken/files.ts";
import { type Expected, root } from "./broken/mistake.ts";
import { mistakesInOperations } from "./broken/operations.ts";
import { mistakesInSchemas } from "./broken/schemas.ts";
import { unsupportedConstructs } from "./broken/unsupported.ts";

const home = process.cwd();
afterEach(() => process.chdir(home));

/** The problems of a spec in the working directory. */
async function problemsIn(folder: string): Promise<readonly Problem[]> {
  try {
    await generate(join(folder, root));
    return [];
  } catch (error) {
    if (error instanceof SpecError) return error.problems;
    throw error;
  }
}

/** `file:line message`, with the line on which the text stands. */
function place([file, text, message]: Expected): string {
  const before = readFileSync(file, "utf8").split(text)[0] ?? "";
  return `${file}:${text === "" ? 1 : before.split("\n").length} ${message}`;
}

describe("A spec with a mistake is refused, with file, line and what is wrong:", () => {
  const mistakes = [...mistakesInFiles, ...mistakesInOperations, ...mistakesInSchemas, ...unsupportedConstructs];

  test.each(mistakes)("$title", async ({ edits, expected }) => {
    const { folder, remove } = copyDocument("cafe", edits);
    try {
      process.chdir(folder);
      const problems = await problemsIn(folder);
      const told = problems.map(({ file, line, message }) => `${relative(folder, file)}:${line} ${message}`);
      expect(told).toEqual(expected.map(place));
      // What to do is said too, in a sentence, and no rule is left to its own words.
      for (const { advice, message } of problems) {
        expect(advice).toMatch(/^[A-Z`].*[.?]$/);
        expect(advice).not.toMatch(/The rule is/);
        expect(`${message} ${advice}`).not.toContain(folder);
      }
    } finally {
      remove();
    }
  });

  test("The spec itself has none", async () => {
    const { folder, remove } = copyDocument("cafe");
    expect(await problemsIn(folder)).toEqual([]);
    remove();
  });
});
