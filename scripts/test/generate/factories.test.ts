import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { generatePackages } from "../setup/project.ts";

type Factories = Readonly<Record<string, (overrides?: object) => unknown>>;

/** Generates and loads the factories of a document. */
async function loadFactories(document: string, lint: boolean): Promise<(options?: object) => Factories> {
  const name = `factories-${document.replaceAll(/\W/g, "-")}`;
  const folder = await generatePackages(name, document, {
    lint,
    only: ["fixtures", "shapes", "factories", "checks", "declarations", "validators"],
  });
  return (await import(join(folder, "packages/testing/src/factories.gen.ts"))).createFactories;
}

describe("The factories of another document", () => {
  let createCafe: (options?: object) => Factories;
  let createWorkshop: (options?: object) => Factories;
  beforeAll(async () => {
    createCafe = await loadFactories("cafe/openapi.yaml", true);
    createWorkshop = await loadFactories("workshop.yaml", false);
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

  test("reject unknown and missing properties", () => {
    const { buildTable } = createCafe();
    expect(() => buildTable?.({ guest: { nmae: "x" } })).toThrow(
      "buildTable.guest.nmae: unknown property. The schema has name, since.",
    );
    expect(() => buildTable?.({ seats: undefined })).toThrow("buildTable.seats: the property is required");
  });

  test("build from the schema if there is no example, and have identifiers as names", () => {
    const factories = createWorkshop();
    expect(factories["buildPoint"]?.()).toEqual({ x: 0, y: 0 });
    expect(Object.keys(factories)).toEqual(expect.arrayContaining(["buildSimpleUser", "buildTree", "buildRecord"]));
    for (const build of Object.values(factories)) expect(build()).toBeTypeOf("object");
  });
});
