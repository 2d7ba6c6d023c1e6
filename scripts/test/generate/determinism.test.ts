import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generate } from "../../generate/pipeline.ts";
import { copyDocument } from "../setup/copy.ts";
import { runGenerate } from "../setup/run.ts";

const root = join(import.meta.dirname, "../../..");
const home = process.cwd();

let first: ReturnType<typeof copyDocument>;
let second: ReturnType<typeof copyDocument>;
beforeAll(() => {
  first = copyDocument("cafe");
  second = copyDocument("cafe");
});
afterAll(() => {
  process.chdir(home);
  first.remove();
  second.remove();
});

/** The text of each artifact, by its path in the folder. */
async function texts(folder: string): Promise<Record<string, string>> {
  const { artifacts } = await generate(join(folder, "openapi.yaml"));
  return Object.fromEntries(artifacts.map(({ file, text }) => [file, text]));
}

test("Two runs, two folders and two working directories give the same bytes", async () => {
  const once = await texts(first.folder);
  expect(Object.keys(once).length).toBeGreaterThan(8);
  expect(await texts(first.folder)).toEqual(once);
  process.chdir(first.folder);
  expect(await texts(second.folder)).toEqual(once);
  for (const text of Object.values(once)) expect(text).not.toContain(first.folder);
});

test("A file is the same whether generated alone or with the others, also from a document with a discriminator", async () => {
  const file = join(import.meta.dirname, "../documents/workshop.yaml");
  const whole = await generate(file, { lint: false });
  for (const { label, text } of whole.artifacts) {
    const { artifacts } = await generate(file, { lint: false, only: [label] });
    expect(artifacts.map((artifact) => artifact.text)).toEqual([text]);
  }
});

test("A copy of the repository elsewhere generates what this one holds", async () => {
  const repository = join(second.folder, "repository");
  const withoutModules = (path: string) => !/[/\\](node_modules|\.tmp|dist|bench|reports|test)$/.test(path);
  for (const name of ["openapi", "packages", "scripts", "package.json", "tsconfig.json"]) {
    cpSync(join(root, name), join(repository, name), { recursive: true, filter: withoutModules });
  }
  symlinkSync(join(root, "node_modules"), join(repository, "node_modules"));
  symlinkSync(join(root, "scripts/node_modules"), join(repository, "scripts/node_modules"));

  const { code, stderr } = await runGenerate(["--check"], first.folder, join(repository, "scripts/generate/index.ts"));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});
