import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../setup/command.ts";
import { root } from "../setup/repository.ts";
import { readCodeBlocks } from "./markdown.ts";
import { listDocuments } from "./snippets.ts";

interface Manifest {
  readonly name: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

const read = (file: string) => readFileSync(join(root, file), "utf8");
const readManifest = (folder: string): Manifest => JSON.parse(read(`${folder}/package.json`));
const { scripts } = readManifest(".");
const packages = ["types", "client", "testing"].map((name) => readManifest(`packages/${name}`));

const documents = listDocuments();
const commands = documents.flatMap((file) =>
  readCodeBlocks(read(file))
    .filter(({ language }) => language === "bash")
    .flatMap(({ text, line }) => text.split(/\n| && /).map((command) => ({ command, place: `${file}:${line}` }))),
);

/** The usage that each tool prints, of those that were asked for. */
const usages = new Map<string, Promise<string>>();

function usageOf(command: string): Promise<string> {
  const known = usages.get(command);
  if (known) return known;
  const usage = runCommand(`PATH="$PWD/node_modules/.bin:$PATH" ${command} --unknown`, root).then(
    ({ code, stderr }) => {
      expect(code, stderr).toBe(2);
      return stderr;
    },
  );
  usages.set(command, usage);
  return usage;
}

// add-operation.test.ts follows CONTRIBUTING's steps, and snippets.test.ts runs the code of all documents.
describe("a command of the documentation", () => {
  it.each(commands)("can be run: $command ($place)", async ({ command }) => {
    const [, script, options = ""] = /^npm (?:run )?(ci|test|start|(?<=run )[\w:-]+)(?: -- (.*))?$/.exec(command) ?? [];
    const [, names] = /^npm install (?:--save-dev )?(@ld-rest\/.*)$/.exec(command) ?? [];
    const [, bin] = /^npx (?:-p \S+ )+(\S+)/.exec(command) ?? [];
    const [, workspace = "", test] = /^npm exec --workspace (\S+) -- vitest run (\S+)$/.exec(command) ?? [];
    if (script !== undefined) {
      expect(["ci", ...Object.keys(scripts)]).toContain(script);
      for (const option of options.match(/--[\w-]+/g) ?? [])
        expect(await usageOf(scripts[script] ?? "")).toContain(option);
    } else if (bin !== undefined) {
      expect(packages.flatMap(({ bin = {} }) => Object.keys(bin))).toContain(bin);
    } else if (test !== undefined) {
      expect(existsSync(join(root, workspace, test)), `${workspace}/${test}`).toBe(true);
    } else {
      expect(names, "This test can't tell whether the command works").toBeDefined();
      expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(names?.split(" ") ?? []));
    }
  });

  it.each(documents)("names a script of package.json: %s", (file) => {
    const names = [...read(file).matchAll(/npm run ([\w:-]+)(?! --workspace)/g)].map(([, name = ""]) => name);
    expect(names.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe("a tool of scripts/README.md", () => {
  const rows = [...read("scripts/README.md").matchAll(/^\| (`.*?) \|/gm)].map(([, cell = ""]) => cell);
  const tools = rows.flatMap((cell) => [...cell.matchAll(/`(.+?)`/g)].map(([, name = ""]) => name));

  it.each(tools.filter((name) => name !== "test"))("rejects an unknown option: %s", async (name) => {
    expect(await usageOf(scripts[name] ?? "")).toMatch(/Usage: npm |Unknown option/);
  });
});
