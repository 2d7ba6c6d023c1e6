import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleForEffects } from "./setup/checks.ts";
import type { Outcome } from "./setup/command.ts";
import { compile, compilers, platforms, scratchFolder } from "./setup/compile.ts";
import { runGenerate } from "./setup/run.ts";

/** That nothing in the generated types is `any`, as a module that doesn't compile where something is. */
const noAny = `import type { components, operations, paths } from "./openapi.gen.ts";
import type { Operations } from "./operations.gen.ts";
import type { HasAny } from "../../test/setup/no-any.ts";

type Nothing<T extends never> = T;
export type Checks = [
  Nothing<HasAny<components>>,
  Nothing<HasAny<paths>>,
  Nothing<HasAny<operations>>,
  Nothing<HasAny<Parameters<Operations[keyof Operations]>[0]>>,
  Nothing<HasAny<Awaited<ReturnType<Operations[keyof Operations]>>>>,
];
`;

describe.each([
  {
    name: "workshop.yaml",
    lint: "warn",
    warnings: [
      "The component `mode_of-use` is not named in PascalCase.",
      "The component `paths` is not named in PascalCase.",
      "The component `simple-user` is not named in PascalCase.",
      "The component `string` is not named in PascalCase.",
      "The operation has no `operationId`.",
      "The operationId `repos/get` is not in camelCase.",
    ],
  },
  { name: "library-3.0.yaml", lint: "error", warnings: [] },
  { name: "oddities.yaml", lint: "off", warnings: [] },
  { name: "empty.yaml", lint: "off", warnings: [] },
])("Of $name, a document that has what the project's own spec lacks,", ({ name, lint, warnings }) => {
  const spec = join(import.meta.dirname, "documents", name);
  const folder = scratchFolder(name);
  let run: Outcome;
  beforeAll(async () => {
    run = await runGenerate(["--spec", spec, "--out", folder, "--lint", lint], import.meta.dirname);
    writeFileSync(join(folder, "no-any.ts"), noAny);
  });

  test("all is generated, and nothing is warned of but what is odd on purpose", () => {
    expect(run.code).toBe(0);
    const found = [...run.stderr.matchAll(/^ {2}warning: (.+)$/gm)].map(([, message]) => message);
    expect(found.sort()).toEqual(warnings);
  });

  test.each(compilers.flatMap((compiler) => Object.keys(platforms).map((platform) => ({ compiler, platform }))))(
    "what is generated passes $compiler under the strictest options for a $platform",
    async ({ compiler, platform }) => {
      expect(await compile(folder, compiler, platform as keyof typeof platforms)).toBe("");
    },
  );

  test("every check is declared, and nothing else is", async () => {
    const declared = readFileSync(join(folder, "checks.gen.d.ts"), "utf8").matchAll(/declare const ([^:]+): Check;/g);
    const checks = await import(join(folder, "checks.gen.js"));
    expect(Object.keys(checks).sort()).toEqual([...declared].map(([, name]) => name).sort());
  });

  test("a bundle holds none of the checks that it doesn't use", async () => {
    expect(await bundleForEffects(folder)).toBe("");
  });

  test("every module has the banner, ends its lines alike and has no space at their ends", () => {
    const modules = readdirSync(folder).filter((file) => file.includes(".gen."));
    expect(modules.length).toBeGreaterThan(5);
    for (const file of modules) {
      const text = readFileSync(join(folder, file), "utf8");
      const [first] = text.split("\n");
      expect(first).toBe(
        `// Generated from scripts/test/documents/${name} by \`npm run generate\`. Do not edit: change the spec and run the command again.`,
      );
      expect(text).not.toMatch(/\r|[ \t]$/m);
      expect(text).toMatch(/[^\n]\n$/);
    }
  });
});
