import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyRepository, root } from "../setup/repository.ts";

const tasks = readFileSync(join(root, "scripts/test.ts"), "utf8").match(/(?<=^ {2}")[\w/#:]+(?=",$)/gm) ?? [];

/** The tasks that compile, check or run the code of a package, and those of the packages that are built on it. */
const codeOf = (...packages: string[]) =>
  packages.flatMap((name) => ["build", "typecheck", "package", "test"].map((task) => `@ld-rest/${name}#${task}`));
const testsOf = (...names: string[]) => names.map((name) => `@ld-rest/scripts#test:${name}`);
const scriptsWithPackages = [
  "@ld-rest/scripts#typecheck",
  "@ld-rest/scripts#test",
  ...testsOf("contributing", "docs", "packed", "release", "repository"),
];

describe("turbo runs again", () => {
  let copy: string;
  let before: ReadonlyMap<string, string>;
  beforeAll(() => {
    copy = copyRepository();
    before = readHashes(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it("nothing, where nothing changed", () => {
    expect(changedTasks()).toEqual([]);
  });

  it.each<[change: string, file: string, due: string[]]>([
    [
      "what reads the spec, where a YAML file changed and nothing was generated from it yet",
      "openapi/components/schemas/Link.yaml",
      ["@ld-rest/scripts#drift", "@ld-rest/scripts#test", ...testsOf("contributing", "release", "repository")],
    ],
    [
      "only what is built on the fixtures, where an example changed",
      "packages/testing/src/fixtures.gen.ts",
      ["//#unused", "@ld-rest/scripts#drift", ...codeOf("testing"), ...scriptsWithPackages],
    ],
    [
      "everything built on the types, where they changed",
      "packages/types/src/schemas.gen.ts",
      ["//#unused", "@ld-rest/scripts#drift", ...codeOf("types", "client", "testing"), ...scriptsWithPackages],
    ],
    [
      "what packs or may import the document, where only that changed",
      "packages/types/openapi.json",
      [
        "//#unused",
        "@ld-rest/scripts#drift",
        "@ld-rest/types#package",
        "@ld-rest/types#test",
        "@ld-rest/types#typecheck",
        ...testsOf("contributing", "packed", "release", "repository"),
      ],
    ],
    [
      "the tests of a package, where one of them changed",
      "packages/types/test/constants.test.ts",
      ["//#lint", "//#unused", "@ld-rest/types#test", "@ld-rest/types#typecheck", ...testsOf("contributing")],
    ],
    ["the checks of the documentation, where the README changed", "README.md", testsOf("docs")],
    [
      "no build, where the README of a package changed",
      "packages/client/README.md",
      ["@ld-rest/client#package", "@ld-rest/client#test", ...testsOf("docs", "packed")],
    ],
    ["the five steps, where CONTRIBUTING changed", "CONTRIBUTING.md", testsOf("contributing", "docs")],
    [
      "what reads the workflows, where one changed",
      ".github/workflows/ci.yml",
      ["//#unused", ...testsOf("repository")],
    ],
  ])("%s", (_, file, due) => {
    expect(changedBy(file)).toEqual(due.toSorted());
  });

  it.each([
    ["contributing", "five-steps.test.ts"],
    ["docs", "fake-fetch.ts"],
    ["packed", "pack.ts"],
    ["repository", "start.test.ts"],
  ])("the tests in scripts/test/%s, where one of them changed", (folder, file) => {
    expect(changedBy(join("scripts/test", folder, file))).toEqual(expect.arrayContaining(testsOf(folder)));
  });

  function changedBy(file: string): string[] {
    const path = join(copy, file);
    const text = readFileSync(path, "utf8");
    appendFileSync(path, "\n");
    const changed = changedTasks();
    writeFileSync(path, text);
    return changed;
  }

  function changedTasks(): string[] {
    const after = readHashes(copy);
    return [...after]
      .filter(([task, hash]) => before.get(task) !== hash)
      .map(([task]) => task)
      .sort();
  }
});

/** The hash of each task that has a command, by the task's name. */
function readHashes(copy: string): Map<string, string> {
  const turbo = join(root, "node_modules/turbo/bin/turbo");
  const output = execFileSync(process.execPath, [turbo, "run", ...tasks, "--dry=json"], {
    cwd: copy,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
  });
  const dry: { tasks: readonly { taskId: string; hash: string; command: string }[] } = JSON.parse(output);
  const runnable = dry.tasks.filter(({ command }) => command !== "<NONEXISTENT>");
  return new Map(runnable.map(({ taskId, hash }) => [taskId, hash]));
}
