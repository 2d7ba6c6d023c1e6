import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { specChanges } from "../../changes/index.ts";
import { versionPackages } from "../../release/version.ts";
import { runCommand } from "../setup/command.ts";
import { commitAll, copyRepository } from "../setup/repository.ts";

describe("version-packages", () => {
  let copy: string;
  let outcome: { before: string; after: string };
  const read = (path: string) => readFileSync(join(copy, path), "utf8");

  beforeAll(async () => {
    copy = copyRepository();
    const folder = join(copy, ".changeset");
    for (const file of readdirSync(folder)) if (file.endsWith(".md")) rmSync(join(folder, file));
    commitAll(copy);
    // As `spec:changes -- --write` writes it, but for one package, with which the others are released.
    writeFileSync(
      join(folder, "one.md"),
      '---\n"@ld-rest/client": major\n---\n\nThe spec changed:\n\n- **major**: `Application.colour` was removed.\n',
    );
    outcome = await versionPackages(copy);
  }, 120_000);
  afterAll(() => rmSync(copy, { recursive: true }));

  it("sets the version of all packages and everything else that states it, whichever package has changed", () => {
    const { before, after } = outcome;
    expect(after).not.toBe(before);
    for (const name of ["types", "client", "testing"]) {
      expect(JSON.parse(read(`packages/${name}/package.json`)).version).toBe(after);
      expect(JSON.parse(read("package-lock.json")).packages[`packages/${name}`].version).toBe(after);
    }
    const ranges = ["packages/client", "packages/testing", "scripts"].flatMap((workspace) => {
      const { dependencies, devDependencies } = JSON.parse(read(`${workspace}/package.json`));
      const all = Object.entries({ ...dependencies, ...devDependencies });
      return all.filter(([name]) => name.startsWith("@ld-rest/")).map(([, range]) => range);
    });
    expect(ranges.length).toBeGreaterThan(3);
    expect(new Set(ranges)).toEqual(new Set([after]));
    expect(read("openapi/openapi.yaml")).toContain(`\n  version: ${after}\n`);
    expect(JSON.parse(read("packages/types/openapi.json")).info.version).toBe(after);
  });

  it("changes one line of openapi.yaml", () => {
    const lines = (path: string) => readFileSync(path, "utf8").split("\n");
    const before = lines(join(import.meta.dirname, "../../../openapi/openapi.yaml"));
    const after = lines(join(copy, "openapi/openapi.yaml"));
    expect(after.filter((line, index) => line !== before[index])).toEqual([`  version: ${outcome.after}`]);
  });

  it("marks new operations with the release, once", () => {
    const { paths } = JSON.parse(read("packages/types/openapi.json"));
    const operations = Object.values<Record<string, unknown>>(paths).flatMap((item) => Object.values(item));
    for (const operation of operations) expect(operation).toMatchObject({ "x-since": outcome.after });
    expect(read("openapi/paths/applications.yaml").match(/x-since/g)).toHaveLength(1);
  });

  it("leaves nothing to generate and no changeset to add", async () => {
    expect(await runCommand("npm run generate -- --check", copy)).toMatchObject({ code: 0 });
    const lines: string[] = [];
    const print = (text: string) => lines.push(text);
    expect(await specChanges(copy, ["--check"], { out: print, error: print }), lines.join("\n")).toBe(0);
  });

  it("writes the changeset into the changelog of its package", () => {
    expect(read("packages/client/CHANGELOG.md")).toContain(
      "### Major Changes\n\n- The spec changed:\n\n  - **major**: `Application.colour` was removed.",
    );
  });

  it("says in the other changelogs which package they were released with", () => {
    for (const name of ["types", "testing"]) {
      expect(read(`packages/${name}/CHANGELOG.md`)).toContain(
        `## ${outcome.after}\n\nNothing changed in this package. It was released with \`@ld-rest/client\` ${outcome.after}.\n`,
      );
    }
  });

  it("does nothing if no changeset is pending", async () => {
    const again = await versionPackages(copy);
    expect(again).toEqual({ before: outcome.after, after: outcome.after });
  });
});
