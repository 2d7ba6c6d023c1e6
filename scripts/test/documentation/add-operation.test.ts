import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPlaceholders, placeholderMarker } from "../../generate/lint/placeholders.ts";
import type { Outcome } from "../../release/program.ts";
import { runCommand } from "../setup/command.ts";
import { commitAll, copyRepository, root } from "../setup/repository.ts";
import { followBlock } from "./follow.ts";
import { type CodeBlock, readCodeBlocks, readSections } from "./markdown.ts";

const sections = readSections(readFileSync(join(root, "CONTRIBUTING.md"), "utf8"), 3);
const [take, byHand, handler, parameter, finish] = [
  "Take it",
  "Write it by hand",
  "Let the fake API",
  "Add a parameter",
  "Finish the change",
].map((start) => {
  const [, text = ""] = [...sections].find(([title]) => title.startsWith(start)) ?? [];
  return readCodeBlocks(text);
});

// Both ways in one copy, so that everything has to run once for both.
describe("a contributor who follows CONTRIBUTING to the letter", () => {
  let copy: string;
  beforeAll(() => {
    copy = copyRepository();
    commitAll(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it("takes a GET, a POST and a DELETE from the vendor's document", async () => {
    const [list, taken, generated] = await follow(take);
    expect(list?.stdout).toContain("getTeam");
    expect(taken?.stdout).toContain("Took getTeam, postTeam, deleteTeam.");
    expect(generated?.stderr).toMatch(/openapi\/paths\/teams\.yaml:\d+:\d+\n +warning: A placeholder is left/);
    expect(generated?.code).toBe(0);
  });

  it("takes one operation of each kind", async () => {
    const command = "npm run upstream -- take --tag Kinds --from scripts/test/documents/kinds.yaml";
    const { code, stdout, stderr } = await runCommand(command, copy);
    expect(code, stdout + stderr).toBe(0);
  });

  it("replaces the placeholders, and has none left", () => {
    for (const file of changedFiles().filter((each) => each.startsWith("openapi/"))) {
      const text = readFileSync(join(copy, file), "utf8");
      writeFileSync(join(copy, file), text.replaceAll(placeholderMarker, "Describes"));
    }
    const files = changedFiles().filter((each) => each.startsWith("openapi/"));
    expect(findPlaceholders(files.map((file) => join(copy, file)))).toEqual([]);
  });

  it("writes a GET, a POST and a DELETE by hand, and generates", async () => {
    expect(await follow(byHand)).toMatchObject([{ code: 0 }]);
    const byHandFiles = changedFiles().filter(
      (file) => !/^openapi\/.*\.yaml$|\.gen\.(js|d\.ts|ts)$|^packages\/types\/openapi\.json$/.test(file),
    );
    expect(byHandFiles).toEqual([]);
  });

  it("adds a parameter, and generates", async () => {
    expect(await follow(parameter)).toMatchObject([{ code: 0 }]);
  });

  it("calls the operations of both ways through the typed client, and gets their examples", async () => {
    const program = `
      import { createClient } from "@ld-rest/client";
      import { createFakeApi } from "@ld-rest/testing";
      const fake = createFakeApi();
      const ld = createClient({ token: fake.token, fetch: fake.fetch });
      console.log((await ld.getTeam({ teamKey: "team-key-123abc" })).name);
      console.log((await ld.getWebhook({ id: "1" })).url);
      const parameters = { integrationKey: "datadog", enabled: true };
      const { code, message } = await ld.getAllIntegrationConfigurations(parameters).catch((error) => error.body);
      console.log(code, message.includes("enabled"), fake.log.latest.parameters.enabled);`;
    expect(await buildAndRun(program)).toBe("Example team\nhttps://chat.example.com/hooks/1\nnot_modelled true true\n");
  });

  it("writes a handler, and the fake API keeps what is created", async () => {
    await follow(handler);
    const program = `
      import { createClient } from "@ld-rest/client";
      import { createFakeApi } from "@ld-rest/testing";
      const fake = createFakeApi();
      const ld = createClient({ token: fake.token, fetch: fake.fetch });
      const { _id: id } = await ld.postWebhook({ body: { url: "https://chat.example.com/hooks/2" } });
      console.log((await ld.getWebhook({ id })).url, fake.webhooks.size);
      await ld.deleteWebhook({ id });
      console.log(await ld.getWebhook({ id }).catch((error) => error.status));`;
    expect(await buildAndRun(program)).toBe("https://chat.example.com/hooks/2 2\n404\n");
  });

  it("writes a changeset, and the check is satisfied", async () => {
    const [written] = await follow(finish);
    expect(written?.stdout).toMatch(/Wrote \.changeset\/spec-\w+\.md: minor\./);
    expect(await runCommand("npm run spec:changes -- --check", copy)).toMatchObject({ code: 0 });
  });

  it("edits no test: the type check and the packages' tests pass", async () => {
    expect(await runCommand("npm run typecheck", copy)).toMatchObject({ code: 0 });
    for (const name of ["types", "client", "testing"]) {
      // The tests of rate limits need seconds to pass, and don't read the spec.
      const command = `npm exec --workspace packages/${name} -- vitest run --exclude "test/rate-limit/**"`;
      const { code, stdout, stderr } = await runCommand(command, copy);
      expect(code, stdout + stderr).toBe(0);
    }
  }, 900_000);

  /** All blocks of a section but `npm test`, which is what runs this. */
  async function follow(blocks: readonly CodeBlock[] = []): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const block of blocks.filter(({ text }) => text !== "npm test")) {
      const outcome = await followBlock(block, copy);
      if (outcome) outcomes.push(outcome);
    }
    return outcomes;
  }

  /** Builds the packages and runs a program that imports them. @returns its output */
  async function buildAndRun(program: string): Promise<string> {
    expect(await runCommand("npm run build", copy)).toMatchObject({ code: 0 });
    const args = ["--input-type=module", "--eval", program];
    return execFileSync(process.execPath, args, { cwd: copy, encoding: "utf8" });
  }

  function changedFiles(): string[] {
    const output = execFileSync("git", ["status", "--porcelain", "--untracked-files=all"], {
      cwd: copy,
      encoding: "utf8",
    });
    return output.split("\n").flatMap((line) => (line === "" ? [] : [line.slice(3)]));
  }
});
