import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleForEffects } from "../setup/checks.ts";
import { compile, compilers, generatedFiles, platforms } from "../setup/compile.ts";
import { generatePackages } from "../setup/project.ts";

/** A module that doesn't compile if one of the generated types contains `any`. */
const noAny = `import type { Operations } from "@ld-rest/client";
import type { components, operations, paths } from "@ld-rest/types";
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
  { name: "workshop.yaml", lint: false },
  { name: "library-3.0.yaml", lint: true },
  { name: "oddities.yaml", lint: false },
  { name: "empty.yaml", lint: false },
])("Of $name, a document that has what the project's own spec lacks,", ({ name, lint }) => {
  let folder: string;
  beforeAll(async () => {
    folder = await generatePackages(name, name, { lint });
    writeFileSync(join(folder, "no-any.ts"), noAny);
  });

  test.each(compilers.flatMap((compiler) => Object.keys(platforms).map((platform) => ({ compiler, platform }))))(
    "what is generated passes $compiler under the strictest options for a $platform",
    async ({ compiler, platform }) => {
      const include = ["no-any.ts", ...generatedFiles];
      expect(await compile(folder, compiler, platform as keyof typeof platforms, include)).toBe("");
    },
  );

  test("every check is declared, and nothing else is", async () => {
    const validation = join(folder, "packages/types/src/schemas");
    const declared = readFileSync(join(validation, "checks.gen.d.ts"), "utf8").matchAll(
      /declare const ([^:]+): Check;/g,
    );
    const checks = await import(join(validation, "checks.gen.js"));
    expect(Object.keys(checks).sort()).toEqual([...declared].map(([, name]) => name).sort());
  });

  test("a bundle holds none of the checks that it doesn't use", async () => {
    expect(await bundleForEffects(folder)).toBe("");
  });

  test("every module has the banner, ends its lines alike and has no space at their ends", () => {
    const files = readdirSync(join(folder, "packages"), { recursive: true, encoding: "utf8" });
    const modules = files.filter((file) => file.includes(".gen."));
    expect(modules.length).toBeGreaterThan(5);
    for (const file of modules) {
      const text = readFileSync(join(folder, "packages", file), "utf8");
      const [first] = text.split("\n");
      expect(first).toBe(
        `// Generated from scripts/test/documents/${name} by \`npm run generate\`. Do not edit: change the spec and run the command again.`,
      );
      expect(text).not.toMatch(/\r|[ \t]$/m);
      expect(text).toMatch(/[^\n]\n$/);
    }
  });
});
