import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../setup/command.ts";
import { copyRepository, root } from "../setup/repository.ts";
import { readCodeBlocks } from "./markdown.ts";
import { listDocuments } from "./snippets.ts";

/** Where CI runs each command that the documentation tells a reader to run: a file, and what it says there. */
const exercised: Readonly<Record<string, readonly [file: string, text: string]>> = {
  "npm ci": [".ci/run", "npm ci\n"],
  "npm test": [".ci/run", "npm test\n"],
  "npm start": ["scripts/test/dev/start.test.ts", 'runCommand("npm start"'],
  "npm run upstream -- take --list --from https://app.launchdarkly.com/api/v2/openapi.json": [
    "scripts/test/documentation/add-operation.test.ts",
    "follow(take)",
  ],
  "npm run upstream -- take getTeam postTeam deleteTeam --from https://app.launchdarkly.com/api/v2/openapi.json": [
    "scripts/test/documentation/add-operation.test.ts",
    "follow(take)",
  ],
  "npm run generate": ["scripts/test/documentation/add-operation.test.ts", "follow(byHand)"],
  "npm run spec:changes -- --write": ["scripts/test/documentation/add-operation.test.ts", "follow(finish)"],
  "npm run spec:changes -- --check": ["scripts/package.json", '"tsx changes/index.ts --check"'],
  "npm run spec:changes": ["scripts/test/changes/command.test.ts", "repository.specChanges()"],
  "npm run version-packages": ["scripts/test/release/version.test.ts", "versionPackages(copy)"],
  "npm run release:rehearse": [".github/workflows/ci.yml", "run: npm run release:rehearse"],
  "npm run build": ["scripts/test/documentation/add-operation.test.ts", 'runCommand("npm run build"'],
  "npm exec --workspace packages/types -- vitest run test/constants.test.ts": [
    "scripts/test/documentation/commands.test.ts",
    "run one test of a package",
  ],
  "npm exec --workspace scripts -- vitest run test/changes": ["scripts/package.json", '"vitest run"'],
  "npm install @ld-rest/types": ["scripts/test/release/pack.ts", '"types"'],
  "npm install @ld-rest/client": ["scripts/test/release/pack.ts", '"client"'],
  "npm install --save-dev @ld-rest/testing": ["scripts/test/release/pack.ts", '"testing"'],
  "npx -p @ld-rest/testing ld-rest-fake --port 8787 --state state.json --rate-limit 50/10s --latency 20ms": [
    "packages/testing/test/bins.test.ts",
    'run("ld-rest-fake"',
  ],
  "npx -p @ld-rest/testing -p @ld-rest/client ld-rest-fake record --out state.json --application-key shop --integration-key datadog":
    ["packages/testing/test/record.test.ts", '"record", "--out"'],
  "npx -p @ld-rest/testing ld-rest-contract --base-url http://127.0.0.1:8787": [
    "packages/testing/test/bins.test.ts",
    'run("ld-rest-contract"',
  ],
};

describe("the commands of the documentation", () => {
  const documents = listDocuments().map((file) => [file, readFileSync(join(root, file), "utf8")] as const);
  const blocks = documents.flatMap(([file, text]) =>
    readCodeBlocks(text).map((block) => ({ ...block, place: `${file}:${block.line}` })),
  );

  it.each(blocks.filter(({ language }) => language === "bash"))("$place are run in CI", ({ text }) => {
    for (const command of text.split(/\n| && /)) {
      const evidence = exercised[command];
      expect(
        evidence,
        `Nothing in CI runs \`${command}\`. Have a test run it, and name the test in this file.`,
      ).toBeDefined();
      if (evidence) expect(readFileSync(join(root, evidence[0]), "utf8")).toContain(evidence[1]);
    }
  });

  it("are all that this test knows", () => {
    const commands = blocks.filter(({ language }) => language === "bash").flatMap(({ text }) => text.split(/\n| && /));
    expect(Object.keys(exercised).filter((command) => !commands.includes(command))).toEqual([]);
  });

  it("name scripts that there are", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const names = documents.flatMap(([, text]) => [...text.matchAll(/npm run ([\w:-]+)(?! --workspace)/g)]);
    const missing = names.map(([, name = ""]) => name).filter((name) => !Object.hasOwn(scripts, name));
    expect(missing.filter((name) => !name.startsWith("test:"))).toEqual([]);
  });

  it("run one test of a package", async () => {
    const copy = copyRepository();
    const command = Object.keys(exercised).find((key) => key.startsWith("npm exec")) ?? "";
    const { code, stdout } = await runCommand(command, copy);
    rmSync(copy, { recursive: true });
    expect(stdout).toContain("1 passed");
    expect(code).toBe(0);
  });
});
