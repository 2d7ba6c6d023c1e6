import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../setup/repository.ts";
import { listSnippets, writeSnippets } from "./snippets.ts";

const run = promisify(execFile);
const snippets = listSnippets();

describe("the snippets of the documentation", () => {
  let folder: string;
  let diagnostics: string;

  beforeAll(async () => {
    folder = writeSnippets(snippets);
    const tsc = join(root, "node_modules/@typescript/native/bin/tsc");
    diagnostics = await run(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { cwd: folder }).then(
      () => "",
      ({ stdout }: { stdout: string }) => stdout,
    );
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it("come from every README and from doc comments", () => {
    const places = snippets.map(({ place }) => place.replace(/:\d+$/, ""));
    expect(places).toEqual(
      expect.arrayContaining([
        "README.md",
        "packages/types/README.md",
        "packages/client/README.md",
        "packages/testing/README.md",
        "packages/client/src/client.ts",
      ]),
    );
  });

  for (const { place, module, text } of snippets) {
    it(`compile and run against the fake API: ${place}`, async () => {
      const errors = diagnostics.split("\n").filter((line) => line.startsWith(`${module}.ts(`));
      expect(errors).toEqual([]);
      const runner = module.endsWith(".test") ? [join(root, "node_modules/vitest/vitest.mjs"), "run"] : [];
      const { stdout, stderr } = await run(process.execPath, [...runner, `${module}.js`], {
        cwd: folder,
        env: { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(join(folder, "fake-fetch.js"))}` },
      });
      // Node before 22 warns about import attributes.
      expect(stderr.replaceAll(/^.*(ExperimentalWarning|--trace-warnings).*\n/gm, "")).toBe("");
      const printed = [...text.matchAll(/^ *console\.log\(.*\); \/\/ (.*)$/gm)].map(([, output]) => output);
      expect(stdout.split("\n"), "prints what the comments say").toEqual(expect.arrayContaining(printed));
    });
  }

  it("for React are the code of a consumer project, which compiles and runs them", () => {
    const readme = readFileSync(join(root, "packages/client/README.md"), "utf8");
    const component = readFileSync(join(root, "scripts/release/consumers/react/application-name.tsx"), "utf8");
    expect([...readme.matchAll(/```tsx\n([\s\S]*?)```/g)].map(([, text]) => text)).toEqual([component]);
  });

  it("cause no other compiler errors", () => {
    const known = snippets.map(({ module }) => `${module}.ts(`);
    const others = diagnostics.split("\n").filter((line) => line && !known.some((start) => line.startsWith(start)));
    expect(others).toEqual([]);
  });
});
