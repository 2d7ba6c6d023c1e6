import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeset, Repository } from "./repository.ts";

const application = "openapi/components/schemas/Application.yaml";
let repository: Repository;

beforeEach(async () => {
  repository = await Repository.create();
});
afterEach(() => {
  repository.remove();
});
afterAll(() => Repository.removeTemplate());

function removeProperty(name = "_version"): void {
  repository.edit(application, new RegExp(`  ${name}:\\n(    .*\\n)+`), "");
}

function addProperty(name = "colour"): void {
  repository.edit(
    application,
    "properties:\n",
    `properties:\n  ${name}:\n    description: A colour.\n    type: string\n`,
  );
}

describe("spec:changes", () => {
  it("prints each change with level, reason, file and line, grouped by operation", async () => {
    removeProperty();
    addProperty();
    const { code, text } = await repository.specChanges();
    expect(code).toBe(0);
    expect(text).toContain("\ngetApplication\n");
    expect(text).toContain(
      "major  `Application._version` was removed.\n         Code that names it no longer compiles.",
    );
    expect(text).toMatch(/openapi\/components\/schemas\/Application\.yaml:\d+ at [0-9a-f]{7}\n/);
    expect(text).toContain(`minor  \`Application.colour\` is new.`);
    expect(text).toContain(`${application}:6\n`);
    expect(text).toContain("2 changes: 1 major, 1 minor. The next release must be a major release.");
  });

  it("compares with the last release where there is one", async () => {
    repository.release("1.0.0");
    removeProperty();
    repository.commit("Remove a property");
    const { text } = await repository.specChanges();
    expect(text).toContain("Compared with @ld-rest/types@1.0.0, the last release.");
    expect(text).toContain("Application.yaml:9 at @ld-rest/types@1.0.0");
  });

  it("compares with where the branch left main if there is no release", async () => {
    repository.git("checkout", "--quiet", "-b", "work");
    addProperty();
    repository.commit("Add a property");
    const { text } = await repository.specChanges();
    expect(text).toContain("where this branch left main");
    expect(text).toContain("1 change: 1 minor.");
  });

  it("prints JSON for programs", async () => {
    removeProperty();
    const { text } = await repository.specChanges("--json");
    expect(JSON.parse(text)).toMatchObject({
      level: "major",
      changes: [{ level: "major", operations: ["getApplication"], file: application, line: 9 }],
    });
  });

  it("reports that nothing changed", async () => {
    const { code, text } = await repository.specChanges();
    expect(code).toBe(0);
    expect(text).toContain("no bump is needed");
  });

  it("compares generated types if only the generator has changed", async () => {
    repository.edit("packages/types/src/openapi.gen.ts", "_version?: number", "_version?: string");
    repository.commit("As another generator would have it");
    repository.git("checkout", "--quiet", "-b", "work");
    repository.edit("packages/types/src/openapi.gen.ts", "_version?: string", "_version?: number");
    const { text } = await repository.specChanges();
    expect(text).toContain("`Application._version` is now `number`; it was `string`.");
  });

  it("fails if the types don't compile", async () => {
    repository.edit("packages/types/src/openapi.gen.ts", "        Link: {", "        Lonk: {");
    repository.commit("Break the types");
    addProperty();
    await expect(repository.specChanges()).rejects.toThrow(/can't be compared:\n {2}the old types, line \d+/);
  });

  it.each([["--base", "no-such-ref"], ["--what"], ["--json", "--check"]])(
    "exits with 2 for %s",
    async (...args: string[]) => {
      expect((await repository.specChanges(...args)).code).toBe(2);
    },
  );

  it.each([
    ["outside any repository", () => rmSync(join(repository.root, ".git"), { recursive: true })],
    ["inside another repository", () => repository.nest("unpacked")],
  ])("does nothing without a history %s", async (_, prepare) => {
    prepare();
    for (const option of ["--check", "--write"]) {
      const { code, text } = await repository.specChanges(option);
      expect(code).toBe(0);
      expect(text).toContain("Nothing to compare with");
    }
  });
});

describe("spec:changes --check", () => {
  it("fails for a change without a changeset, with the command that fixes it", async () => {
    removeProperty();
    const { code, text } = await repository.specChanges("--check");
    expect(code).toBe(1);
    expect(text).toContain("`Application._version` was removed.");
    expect(text).toContain("npm run spec:changes -- --write");
  });

  it("fails if the bump of a changeset is too small", async () => {
    removeProperty();
    repository.write(".changeset/mine.md", changeset("minor"));
    const { code, text } = await repository.specChanges("--check");
    expect(code).toBe(1);
    expect(text).toContain("The bump is minor (.changeset/mine.md), and major is needed.");
  });

  it.each(["major", "minor"])("accepts a changeset of %s for a minor change", async (level) => {
    addProperty();
    repository.write(".changeset/mine.md", changeset(level));
    expect((await repository.specChanges("--check")).code).toBe(0);
  });

  it("accepts an empty changeset, which says that no bump is needed", async () => {
    removeProperty();
    repository.write(".changeset/none.md", "---\n---\n");
    const { code, text } = await repository.specChanges("--check");
    expect(code).toBe(0);
    expect(text).toContain(".changeset/none.md says that none is needed");
  });

  it("ignores changesets from before the change", async () => {
    repository.write(".changeset/first.md", changeset("major"));
    repository.write(".changeset/none.md", "---\n---\n");
    repository.commit("Changesets of other changes");
    removeProperty();
    expect((await repository.specChanges("--check")).code).toBe(1);
  });

  it("fails for a change that reached main without a changeset after the last release", async () => {
    repository.release("1.0.0");
    removeProperty();
    repository.commit("Remove a property");
    const { code, text } = await repository.specChanges("--check");
    expect(code).toBe(1);
    expect(text).toContain("@ld-rest/types@1.0.0");
  });

  it("counts a raised version as the changesets that raised it", async () => {
    repository.release("1.0.0");
    removeProperty();
    repository.edit("packages/types/package.json", '"version": "1.0.0"', '"version": "2.0.0"');
    expect((await repository.specChanges("--check")).code).toBe(0);
    repository.edit("packages/types/package.json", '"version": "2.0.0"', '"version": "1.1.0"');
    expect((await repository.specChanges("--check")).code).toBe(1);
  });

  it("names an invalid changeset", async () => {
    addProperty();
    repository.write(".changeset/broken.md", "no front matter");
    await expect(repository.specChanges("--check")).rejects.toThrow(".changeset/broken.md is not a changeset");
  });
});

describe("spec:changes --write", () => {
  it("writes a changeset for all packages that satisfies the check", async () => {
    removeProperty();
    const { text } = await repository.specChanges("--write");
    const [name = ""] = repository.changesets();
    expect(text).toContain(`Wrote .changeset/${name}: major.`);
    const written = repository.read(`.changeset/${name}`);
    for (const suffix of ["types", "client", "testing"]) expect(written).toContain(`"@ld-rest/${suffix}": major\n`);
    expect(written).toContain("`Application._version` was removed.");
    expect((await repository.specChanges("--check")).code).toBe(0);
  });

  it("replaces its own changeset when the spec changes again", async () => {
    addProperty();
    await repository.specChanges("--write");
    removeProperty();
    await repository.specChanges("--write");
    const [name = "", ...more] = repository.changesets();
    expect(more).toEqual([]);
    expect(repository.read(`.changeset/${name}`)).toContain("`Application.colour` is new.");
    expect((await repository.specChanges("--check")).code).toBe(0);
  });

  it("removes its own changeset when the change is reverted", async () => {
    addProperty();
    await repository.specChanges("--write");
    repository.git("checkout", "--quiet", "--", "openapi");
    await repository.specChanges("--write");
    expect(repository.changesets()).toEqual([]);
  });

  it("adds a changeset to those that a person wrote or edited", async () => {
    addProperty();
    await repository.specChanges("--write");
    const [own = ""] = repository.changesets();
    repository.edit(`.changeset/${own}`, "The spec changed:", "Applications have a colour:");
    repository.write(".changeset/mine.md", changeset("minor"));
    const before = [own, "mine.md"].map((name) => repository.read(`.changeset/${name}`));
    removeProperty();
    await repository.specChanges("--write");
    expect([own, "mine.md"].map((name) => repository.read(`.changeset/${name}`))).toEqual(before);
    expect(repository.changesets()).toHaveLength(3);
    expect((await repository.specChanges("--check")).code).toBe(0);
  });

  it("writes nothing if a person's changeset is large enough", async () => {
    addProperty();
    repository.write(".changeset/mine.md", changeset("major"));
    const { text } = await repository.specChanges("--write");
    expect(text).toContain("Nothing to write");
    expect(repository.changesets()).toEqual(["mine.md"]);
  });

  it("counts changes of descriptions instead of listing many", async () => {
    const properties = Array.from(
      { length: 12 },
      (_, index) => `  more${index}:\n    description: Old.\n    type: string\n`,
    );
    repository.edit(application, "properties:\n", `properties:\n${properties.join("")}`);
    await repository.generate();
    repository.commit("Add properties");
    repository.write(application, repository.read(application).replaceAll("description: Old.", "description: New."));
    await repository.specChanges("--write");
    const [name = ""] = repository.changesets();
    expect(repository.read(`.changeset/${name}`)).toContain("- 12 changes of descriptions and examples.");
  });
});
