import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../generate/pipeline.ts";
import { compile, generatedFiles } from "../setup/compile.ts";
import { copyDocument } from "../setup/copy.ts";
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

/** The bundle of a module that imports the generated checks and uses none: it contains what bundlers can't leave out. */
async function bundleForEffects(folder: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: 'import "./checks.gen.js";', resolveDir: join(folder, "packages/types/src/schemas") },
    bundle: true,
    format: "esm",
    minifyWhitespace: true,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}

const documents = [
  {
    name: "workshop.yaml",
    compilations: [
      ["tsc", "browser"],
      ["tsc6", "node"],
    ],
  },
  {
    name: "oddities.yaml",
    compilations: [
      ["tsc", "node"],
      ["tsc6", "browser"],
    ],
  },
] as const;

describe.each(documents)("The files generated from $name", ({ name, compilations }) => {
  let folder: string;
  beforeAll(async () => {
    folder = await generatePackages(name, name);
    writeFileSync(join(folder, "no-any.ts"), noAny);
  });

  test.each<(typeof documents)[number]["compilations"][number]>(compilations)(
    "pass %s under the strictest options for %s, without any `any`",
    async (compiler, platform) => {
      expect(await compile(folder, compiler, platform, ["no-any.ts", ...generatedFiles])).toBe("");
    },
  );

  test("declare every check and nothing else", async () => {
    const validation = join(folder, "packages/types/src/schemas");
    const declared = readFileSync(join(validation, "checks.gen.d.ts"), "utf8").matchAll(
      /declare const ([^:]+): Check;/g,
    );
    const checks = await import(join(validation, "checks.gen.js"));
    expect(Object.keys(checks).sort()).toEqual([...declared].map(([, check]) => check).sort());
  });

  test("let bundlers leave out the checks that are unused", async () => {
    expect(await bundleForEffects(folder)).toBe("");
  });

  test("have the banner, the same line ends, and no space before them", () => {
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

describe("From a document with boolean schemas, unusual operationIds, and an optional body of any media type,", () => {
  let folder: string;
  const loadChecks = () => import(join(folder, "packages/types/src/schemas/checks.gen.js"));
  beforeAll(async () => {
    folder = await generatePackages("unusual", "unusual.yaml");
  });

  test("the generated files compile", async () => {
    expect(await compile(folder, "tsc", "browser")).toBe("");
  });

  test("an operation has the kind of body of a status and of its range", async () => {
    const { descriptions } = await import(join(folder, "packages/client/src/operations.gen.ts"));
    expect(descriptions["GET /rooms"].responses).toEqual({ 200: "json", "2XX": "none" });
  });

  test("parameters whose schemas differ in descriptions alone share a check", async () => {
    const { parameterChecks } = await import(join(folder, "packages/types/src/schemas/validators.gen.ts"));
    const { "query floor": floor, "query wing": wing } = parameterChecks["GET /rooms"];
    expect([floor(1), floor("1"), floor === wing]).toEqual([true, false, true]);
  });

  test("checks accept everything for `true`, and nothing for `false`", async () => {
    const { Anything, Nothing, Room } = await loadChecks();
    expect([Anything(1), Nothing(1)]).toEqual([true, false]);
    expect([Room({ name: "Blue", extra: 1 }), Room({ name: "Blue", never: 1 })]).toEqual([true, false]);
  });

  test("checks of `unevaluatedProperties` know the properties of nested schemas, however deep", async () => {
    const { Archive, Bough } = await loadChecks();
    const nested = { title: "Old", within: { title: "Older", odd: 1 } };
    expect([{ title: "Old", year: 1 }, nested].map((value) => Archive(value))).toEqual([true, true]);
    expect([{ title: "Old", odd: 1 }, { year: 1 }].map((value) => Archive(value))).toEqual([false, false]);
    // Twice over, since an earlier call must not count.
    const twig = { twig: { leaf: true } };
    const boughs = [{ leaf: true }, twig, { leaf: true, odd: 1 }, { odd: 1, ...twig }, twig];
    expect(boughs.map((value) => Bough(value))).toEqual([true, true, false, false, true]);
  });

  test("checks cover lengths in characters, patterns and duplicates", async () => {
    const { Folder } = await loadChecks();
    const values = ["ab", "a", "\u{1f600}", "a/b"].map((title) => ({ title }));
    expect(values.map((value) => Folder(value))).toEqual([true, false, false, false]);
    const lists = [
      [{ text: "a" }, { text: "b" }],
      [{ text: "a" }, { text: "a" }],
    ];
    expect(lists.map((labels) => Folder({ title: "ab", labels }))).toEqual([true, false]);
  });
});

test("Two runs, two folders and two working directories give the same bytes", async () => {
  const [first, second] = [copyDocument("cafe"), copyDocument("cafe")];
  const home = process.cwd();
  const texts = async (folder: string) => {
    const { artifacts } = await generate(join(folder, "openapi.yaml"));
    return artifacts.map(({ text }) => text);
  };
  try {
    const once = await texts(first.folder);
    expect(await texts(first.folder)).toEqual(once);
    process.chdir(first.folder);
    expect(await texts(second.folder)).toEqual(once);
    expect(once.length).toBeGreaterThan(8);
    for (const text of once) expect(text).not.toContain(first.folder);
  } finally {
    process.chdir(home);
    first.remove();
    second.remove();
  }
});

test("A file is the same whether generated alone or with the others, also from a document with a discriminator", async () => {
  const file = join(import.meta.dirname, "../documents/workshop.yaml");
  const whole = await generate(file, { lint: false });
  for (const { file: path, text } of whole.artifacts) {
    const { artifacts } = await generate(file, { lint: false, only: [basename(path)] });
    expect(artifacts.map((artifact) => artifact.text)).toEqual([text]);
  }
});
