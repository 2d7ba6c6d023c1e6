import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../setup/command.ts";
import { commitAll, copyRepository } from "../setup/repository.ts";

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Release {
  readonly name: string;
  readonly type: string;
  readonly newVersion: string;
}

describe("changesets", () => {
  let copy: string;
  beforeAll(() => {
    copy = copyRepository();
    const folder = join(copy, ".changeset");
    for (const file of readdirSync(folder)) if (file.endsWith(".md")) rmSync(join(folder, file));
    writeFileSync(join(folder, "one.md"), '---\n"@ld-rest/testing": major\n---\n\nSomething changed.\n');
    commitAll(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it("release the three packages together, whichever of them has changed", async () => {
    expect(await runCommand("npx changeset status --output status.json", copy)).toMatchObject({ code: 0 });
    const status: { releases: Release[] } = JSON.parse(readFileSync(join(copy, "status.json"), "utf8"));
    const releases = status.releases.filter(({ type }) => type !== "none");
    expect(releases.map(({ name }) => name).sort()).toEqual(["@ld-rest/client", "@ld-rest/testing", "@ld-rest/types"]);
    expect(new Set(releases.map(({ newVersion }) => newVersion)).size).toBe(1);
  });

  it("set the same version in every workspace that states it", async () => {
    expect(await runCommand("npx changeset version", copy)).toMatchObject({ code: 0 });
    const versions = ["types", "client", "testing"].map((name) => readManifest(`packages/${name}`).version);
    const ranges = ["packages/client", "packages/testing", "scripts"].flatMap((workspace) => {
      const { dependencies, devDependencies } = readManifest(workspace);
      const all = Object.entries({ ...dependencies, ...devDependencies });
      return all.filter(([name]) => name.startsWith("@ld-rest/")).map(([, range]) => range);
    });
    expect(ranges.length).toBeGreaterThan(3);
    expect(new Set([...versions, ...ranges]).size).toBe(1);
    expect(versions).not.toContain("0.0.0");
  });

  function readManifest(workspace: string): Manifest {
    return JSON.parse(readFileSync(join(copy, workspace, "package.json"), "utf8"));
  }
});
