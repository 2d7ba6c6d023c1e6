import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CodeBlock, readCodeBlocks, readSections } from "../docs/markdown.ts";
import { type Outcome, runCommand } from "../setup/command.ts";
import { commitAll, copyRepository, root } from "../setup/repository.ts";
import { followBlock } from "./follow.ts";

const steps = [...readSections(readFileSync(join(root, "CONTRIBUTING.md"), "utf8"), 3)].filter(([title]) =>
  /^\d/.test(title),
);

// Each step stands on the ones before it, in one copy, as a contributor's would.
describe("a contributor who follows CONTRIBUTING to the letter", () => {
  let copy: string;
  beforeAll(() => {
    copy = copyRepository();
    commitAll(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it("finds five steps", () => {
    expect(steps.map(([title]) => title.slice(0, 2))).toEqual(["1.", "2.", "3.", "4.", "5."]);
  });

  it("describes an operation and gives an example, in YAML alone", async () => {
    await follow(1);
    await follow(2);
    expect(changedFiles().every((file) => /^openapi\/.*\.yaml$/.test(file))).toBe(true);
  });

  it("gets its type, its method and its fixture from one command", async () => {
    expect(await follow(3)).toMatchObject([{ code: 0 }]);
    expect(read("packages/types/src/schemas.gen.ts")).toMatch(/export type Team =/);
    expect(read("packages/client/src/operations.gen.ts")).toMatch(/getTeam\(parameters: .*Promise<Team>/);
    expect(read("packages/testing/src/fixtures.gen.ts")).toMatch(/get team\(\)/);
    const byHand = changedFiles().filter(
      (file) => !/^openapi\/|\.gen\.(js|d\.ts|ts)$|^packages\/types\/openapi\.json$/.test(file),
    );
    expect(byHand).toEqual([]);
  });

  it("is told by the type check which entry the fake API lacks, adds it, and passes", async () => {
    const [failure] = await follow(4);
    expect(failure?.code).toBe(1);
    expect(failure?.stdout).toContain("behaviours.ts");
    expect(failure?.stdout).toContain("'getTeam'");
    const [command] = blocksOf(4).filter(({ language }) => language === "bash");
    const passing = await runCommand(command?.text ?? "", copy);
    expect(passing.stdout).not.toContain("error TS");
    expect(passing.code).toBe(0);
  });

  it("has the operation answered through the typed client", () => {
    const program = `
      import { createClient } from "@ld-rest/client";
      import { createFakeApi } from "@ld-rest/testing";
      const fake = createFakeApi();
      const ld = createClient({ token: fake.token, fetch: fake.fetch });
      console.log((await ld.getTeam({ teamKey: "qa-team" })).name);`;
    execFileSync("npm", ["run", "build"], { cwd: copy, stdio: "ignore" });
    const output = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: copy,
      encoding: "utf8",
    });
    expect(output).toBe("QA Team\n");
  });

  it("writes a changeset, and its status agrees", async () => {
    const [written, status] = await follow(5);
    expect(written?.stdout).toMatch(/Wrote \.changeset\/spec-\w+\.md: minor\./);
    expect(await runCommand("npm run spec:changes -- --check", copy)).toMatchObject({ code: 0 });
    expect(status?.code).toBe(0);
    for (const name of ["types", "client", "testing"]) expect(status?.stdout).toContain(`@ld-rest/${name}`);
  });

  /** All blocks of a step but `npm test`, which is what runs this. */
  async function follow(step: number): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const block of blocksOf(step)) {
      const outcome = await followBlock(block, copy);
      if (outcome) outcomes.push(outcome);
    }
    return outcomes;
  }

  function blocksOf(step: number): CodeBlock[] {
    const [, text = ""] = steps[step - 1] ?? [];
    return readCodeBlocks(text).filter(({ text }) => text !== "npm test");
  }

  function changedFiles(): string[] {
    const output = execFileSync("git", ["status", "--porcelain", "--untracked-files=all"], {
      cwd: copy,
      encoding: "utf8",
    });
    return output
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.slice(3));
  }

  function read(file: string): string {
    return readFileSync(join(copy, file), "utf8");
  }
});
