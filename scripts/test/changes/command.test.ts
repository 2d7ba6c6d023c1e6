import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeset, Repository } from "./repository.ts";

const application = "openapi/components/schemas/Application.yaml";
let repository: Repository;

beforeEach(async () => {
  repository = await Repository.create();
});
afterEach(() => {
  repository.remove();
});

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
  it("tells each change with level, reason, file and line, grouped by operation", async () => {
    removeProperty();
    addProperty();
    const { code, text } = await repository.specChanges();
    expect(code).toBe(0);
    expect(text).toContain("\ngetApplication\n");
    expect(text).toContain("major  `Application._version` is gone.\n         Code that names it no longer compiles.");
    expect(text).toMatch(/openapi\/components\/schemas\/Application\.yaml:\d+ at [0-9a-f]{7}\n/);
    expect(text).toContain(`minor  \`Application.colour\` is new.`);
    expect(text).toContain(`${application}:6\n`);
    expect(text).toContain("2 changes: 1 major, 1 minor. The next release has to be a major one.");
  });

  it("compares with the last release where there is one", async () => {
    repository.release("1.0.0");
    removeProperty();
    repository.commit("Remove a property");
    const { text } = await repository.specChanges();
    expect(text).toContain("Compared with @ld-rest/types@1.0.0, the last release.");
    expect(text).toContain("Application.yaml:9 at @ld-rest/types@1.0.0");
  });

  it("compares with where the work left main where there is no release", async () => {
    repository.git("checkout", "--quiet", "-b", "work");
    addProperty();
    repository.commit("Add a property");
    const { text } = await repository.specChanges();
    expect(text).toContain("where this work left main");
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

  it("says so where nothing changed", async () => {
    const { code, text } = await repository.specChanges();
    expect(code).toBe(0);
    expect(text).toContain("no bump is due");
  });

  it("compares generated types where the spec is the same and the generator is not", async () => {
    repository.edit("packages/types/src/openapi.gen.ts", "_version?: number", "_version?: string");
    repository.commit("As another generator would have it");
    repository.git("checkout", "--quiet", "-b", "work");
    repository.edit("packages/types/src/openapi.gen.ts", "_version?: string", "_version?: number");
    const { text } = await repository.specChanges();
    expect(text).toContain("`Application._version` is `number` now; it was `string`.");
  });

  it("refuses types that don't compile instead of finding them harmless", async () => {
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
  ])("does without a history %s, and says what it can't do", async (_, prepare) => {
    prepare();
    for (const option of ["--check", "--write"]) {
      const { code, text } = await repository.specChanges(option);
      expect(code).toBe(0);
      expect(text).toContain("Nothing to compare with");
    }
  });
});

describe("spec:changes --check", () => {
  it("refuses a change without a changeset, with the reason and the command that mends it", async () => {
    removeProperty();
    const { code, text } = await repository.specChanges("--check");
    expect(code).toBe(1);
    expect(text).toContain("`Application._version` is gone.");
    expect(text).toContain("npm run spec:changes -- --write");
  });

  it("refuses a changeset that gives too little", async () => {
    removeProperty();
    repository.write(".changeset/mine.md", changeset("minor"));
    const { code, text } = await repository.specChanges("--check");
    expect(code).toBe(1);
    expect(text).toContain("The bump given is minor (.changeset/mine.md); needed is major.");
  });

  it.each(["major", "minor"])("takes a changeset of %s for a minor change", async (level) => {
    addProperty();
    repository.write(".changeset/mine.md", changeset(level));
    expect((await repository.specChanges("--check")).code).toBe(0);
  });

  it("takes an empty changeset as the word that none is due", async () => {
    removeProperty();
    repository.write(".changeset/none.md", "---\n---\n");
    const { code, text } = await repository.specChanges("--check");
    expect(code).toBe(0);
    expect(text).toContain(".changeset/none.md says that none is due");
  });

  it("does not count changesets that were there before the change", async () => {
    repository.write(".changeset/first.md", changeset("major"));
    repository.write(".changeset/none.md", "---\n---\n");
    repository.commit("Changesets of other changes");
    removeProperty();
    expect((await repository.specChanges("--check")).code).toBe(1);
  });

  it("refuses a change that reached main without a changeset after the last release", async () => {
    repository.release("1.0.0");
    removeProperty();
    repository.commit("Remove a property");
    const { code, text } = await repository.specChanges("--check");
    expect(code).toBe(1);
    expect(text).toContain("@ld-rest/types@1.0.0");
  });

  it("takes a version that has moved far enough for the changesets that it used up", async () => {
    repository.release("1.0.0");
    removeProperty();
    repository.edit("packages/types/package.json", '"version": "1.0.0"', '"version": "2.0.0"');
    expect((await repository.specChanges("--check")).code).toBe(0);
    repository.edit("packages/types/package.json", '"version": "2.0.0"', '"version": "1.1.0"');
    expect((await repository.specChanges("--check")).code).toBe(1);
  });

  it("names a changeset that is none", async () => {
    addProperty();
    repository.write(".changeset/broken.md", "no front matter");
    await expect(repository.specChanges("--check")).rejects.toThrow(".changeset/broken.md is no changeset");
  });
});

describe("spec:changes --write", () => {
  it("writes a changeset that the check takes, with the bump for all packages and the sentences", async () => {
    removeProperty();
    const { text } = await repository.specChanges("--write");
    const [name = ""] = repository.changesets();
    expect(text).toContain(`Wrote .changeset/${name}: major.`);
    const written = repository.read(`.changeset/${name}`);
    for (const suffix of ["types", "client", "testing"]) expect(written).toContain(`"@ld-rest/${suffix}": major\n`);
    expect(written).toContain("`Application._version` is gone.");
    expect((await repository.specChanges("--check")).code).toBe(0);
  });

  it("replaces what it wrote itself when the spec changes again", async () => {
    addProperty();
    await repository.specChanges("--write");
    removeProperty();
    await repository.specChanges("--write");
    const [name = "", ...more] = repository.changesets();
    expect(more).toEqual([]);
    expect(repository.read(`.changeset/${name}`)).toContain("`Application.colour` is new.");
    expect((await repository.specChanges("--check")).code).toBe(0);
  });

  it("removes what it wrote itself when the change is taken back", async () => {
    addProperty();
    await repository.specChanges("--write");
    repository.git("checkout", "--quiet", "--", "openapi");
    await repository.specChanges("--write");
    expect(repository.changesets()).toEqual([]);
  });

  it("leaves what a person wrote or edited as it is, and puts another beside it", async () => {
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

  it("writes nothing where a person gave more than is needed", async () => {
    addProperty();
    repository.write(".changeset/mine.md", changeset("major"));
    const { text } = await repository.specChanges("--write");
    expect(text).toContain("Nothing to write");
    expect(repository.changesets()).toEqual(["mine.md"]);
  });

  it("only counts changes of wording where they are many", async () => {
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
    expect(repository.read(`.changeset/${name}`)).toContain("- 12 changes of wording and examples.");
  });
});
