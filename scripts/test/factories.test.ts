import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../pipeline.ts";
import { folderTarget } from "../targets.ts";
import { scratchFolder } from "./setup/compile.ts";

type Factories = Readonly<Record<string, (overrides?: object) => unknown>>;

/** The factories of a document among the tests. */
async function loadFactories(document: string): Promise<(options?: object) => Factories> {
  const folder = scratchFolder(`factories-${document.replaceAll(/\W/g, "-")}`);
  const spec = join(import.meta.dirname, "documents", document);
  const { artifacts } = await generate(spec, folderTarget(folder), {
    lint: "warn",
    only: ["fixtures", "shapes", "factories", "checks", "declarations", "validators"],
  });
  for (const { file, text } of artifacts) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return (await import(join(folder, "factories.gen.ts"))).createFactories;
}

describe("The factories of another document", () => {
  let createCafe: (options?: object) => Factories;
  let createWorkshop: (options?: object) => Factories;
  beforeAll(async () => {
    createCafe = await loadFactories("cafe/openapi.yaml");
    createWorkshop = await loadFactories("workshop.yaml");
  });

  test("build its examples, with numbers that count up", () => {
    const { buildTable } = createCafe({ seed: 7 });
    const guest = { name: "Ada", since: "2024-02-29T12:00:00Z" };
    expect(buildTable?.()).toEqual({ id: 11, seats: 2, place: "inside", guest });
    expect(buildTable?.({ seats: 4, guest: { name: "Bob" } })).toEqual({
      id: 12,
      seats: 4,
      place: "inside",
      guest: { ...guest, name: "Bob" },
    });
    expect(buildTable?.({ id: 99 })).toMatchObject({ id: 99 });
  });

  test("refuse what its schemas don't have", () => {
    const { buildTable } = createCafe();
    expect(() => buildTable?.({ guest: { nmae: "x" } })).toThrow(
      "buildTable.guest.nmae: unknown property. The schema has name, since.",
    );
    expect(() => buildTable?.({ seats: undefined })).toThrow("buildTable.seats: the property is required");
  });

  test("build from the schema where no example shows one, and have names that are identifiers", () => {
    const factories = createWorkshop();
    expect(factories["buildPoint"]?.()).toEqual({ x: 0, y: 0 });
    expect(Object.keys(factories)).toEqual(expect.arrayContaining(["buildSimpleUser", "buildTree", "buildRecord"]));
    for (const build of Object.values(factories)) expect(build()).toBeTypeOf("object");
  });
});
