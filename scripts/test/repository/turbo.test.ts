import { execFileSync } from "node:child_process";
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyRepository, root } from "../setup/repository.ts";

const { scripts } = JSON.parse(readFileSync(join(root, "scripts/package.json"), "utf8"));
const groups = Object.keys(scripts).flatMap((name) => /^test:(\w+)$/.exec(name)?.[1] ?? []);
const tests = ["test", ...groups.map((group) => `test:${group}`)];
const tasks = ["//#lint", "//#unused", "drift", "build", "typecheck", "package", ...tests];

/** The tasks that compile, check or run the code of packages. */
const codeOf = (...packages: string[]) =>
  packages.flatMap((name) => ["build", "typecheck", "package", "test"].map((task) => `@ld-rest/${name}#${task}`));
const inScripts = (...names: string[]) => names.map((name) => `@ld-rest/scripts#${name}`);

interface Change {
  readonly file: string;
  /** What it is, in the middle of a sentence. */
  readonly name: string;
  /** Tasks that depend on it: all of them run again. */
  readonly due: readonly string[];
  /** Tasks that don't: none of them does. */
  readonly spared: RegExp;
}

const changes: readonly Change[] = [
  {
    file: "openapi/components/schemas/Link.yaml",
    name: "a YAML file from which nothing was generated yet",
    due: inScripts("drift", "test", "test:contributing", "test:repository"),
    spared: /^@ld-rest\/(types|client|testing)#|lint|scripts#(typecheck|test:(docs|packed))/,
  },
  {
    file: "packages/testing/src/fixtures.gen.ts",
    name: "an example and the fixtures from it",
    due: [...codeOf("testing"), ...inScripts("drift", "test", "test:docs", "test:packed", "test:contributing")],
    spared: /^@ld-rest\/(types|client)#|lint/,
  },
  {
    file: "packages/types/src/schemas.gen.ts",
    name: "a schema and the types from it",
    due: [
      ...codeOf("types", "client", "testing"),
      ...inScripts("drift", "typecheck", "test", "test:docs", "test:packed"),
    ],
    spared: /lint/,
  },
  {
    file: "packages/types/openapi.json",
    name: "the bundled document alone",
    due: ["@ld-rest/types#package", ...inScripts("drift", "test:packed")],
    spared: /#build|lint|test:docs/,
  },
  {
    file: "packages/types/test/constants.test.ts",
    name: "a test of a package",
    due: ["//#lint", "//#unused", "@ld-rest/types#test", "@ld-rest/types#typecheck"],
    spared: /#(build|package|drift)|^@ld-rest\/(client|testing)#|scripts#(test|test:(docs|packed|repository))$/,
  },
  { file: "README.md", name: "the README", due: inScripts("test:docs"), spared: /^(?!.*test:docs)/ },
  {
    file: "packages/client/README.md",
    name: "the README of a package",
    due: ["@ld-rest/client#package", ...inScripts("test:docs", "test:packed")],
    spared: /#(build|typecheck|drift)$|lint|unused|types#|testing#/,
  },
  {
    file: "CONTRIBUTING.md",
    name: "CONTRIBUTING",
    due: inScripts("test:contributing", "test:docs"),
    spared: /^(?!.*test:(contributing|docs))/,
  },
  {
    file: ".github/workflows/ci.yml",
    name: "a workflow",
    due: inScripts("test:repository"),
    spared: /^@ld-rest\/(types|client|testing)#|lint|scripts#(?!test:repository)/,
  },
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

  it.each(changes)("what depends on $name, and spares what doesn't", ({ file, due, spared }) => {
    const changed = changedBy(file);
    expect(changed).toEqual(expect.arrayContaining([...due]));
    expect(changed.filter((task) => spared.test(task))).toEqual([]);
    expect([...before.keys()].filter((task) => spared.test(task))).not.toEqual([]);
  });

  it("each group of tests, where one of it changed", () => {
    const files = groups.map((group) => {
      const folder = join("scripts/test", group);
      const [file = ""] = readdirSync(join(root, folder)).filter((name) => name.endsWith(".test.ts"));
      return join(folder, file);
    });
    expect(changedBy(...files)).toEqual(expect.arrayContaining(inScripts(...groups.map((group) => `test:${group}`))));
  });

  function changedBy(...files: string[]): string[] {
    const paths = files.map((file) => join(copy, file));
    const texts = paths.map((path) => readFileSync(path, "utf8"));
    for (const path of paths) appendFileSync(path, "\n");
    const changed = changedTasks();
    for (const [index, path] of paths.entries()) writeFileSync(path, texts[index] ?? "");
    return changed;
  }

  function changedTasks(): string[] {
    const after = readHashes(copy);
    return [...after].filter(([task, hash]) => before.get(task) !== hash).map(([task]) => task);
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
