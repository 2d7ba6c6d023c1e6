import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listReachableDeclarations } from "../../release/prune-declarations.ts";
import { root } from "../setup/repository.ts";
import { listSpecifiers, packages, packPackages, readManifest } from "./pack.ts";

const packing = packPackages();
afterAll(() => rmSync(packing.folder, { recursive: true }));

/** The files of a package besides its code. */
const otherFiles: Readonly<Record<(typeof packages)[number], readonly string[]>> = {
  types: ["openapi.json"],
  client: [],
  testing: [],
};

/** The entries of a package that is bundled. */
const bundled: Readonly<Partial<Record<(typeof packages)[number], readonly string[]>>> = {
  types: ["index", "schemas/index"],
  client: ["index", "rate-limit/redis", "validation/index"],
};

describe.each(packages)("the packed @ld-rest/%s", (name) => {
  const manifest = readManifest(name);
  const files = packing.packed.find((one) => one.name === manifest.name)?.files ?? [];

  it("contains the code, the declarations of its entries, and nothing that is not listed here", () => {
    const sources = readdirSync(join(root, "packages", name, "src"), { recursive: true, encoding: "utf8" });
    const modules = sources.filter((file) => /(?<!\.d)\.ts$/.test(file)).map((file) => file.slice(0, -".ts".length));
    const declarations = listReachableDeclarations(join(root, "packages", name));
    const possible = modules.map((module) => `dist/${module}.d.ts`);
    expect(possible).toEqual(expect.arrayContaining([...declarations, "dist/index.d.ts"]));
    const code = (bundled[name] ?? modules).flatMap((module) =>
      // Generated code has no source map.
      module === "schemas/index" ? [`dist/${module}.js`] : [`dist/${module}.js`, `dist/${module}.js.map`],
    );
    expect(files).toEqual(
      [...declarations, ...code, ...otherFiles[name], "LICENSE", "README.md", "package.json"].sort(),
    );
  });

  it("has source maps with their sources", () => {
    for (const file of files.filter((path) => path.endsWith(".js.map"))) {
      const map = JSON.parse(readFileSync(join(root, "packages", name, file), "utf8"));
      expect(map.sourcesContent.filter((source: unknown) => typeof source === "string" && source !== "")).toHaveLength(
        map.sources.length,
      );
      if (!bundled[name]) expect(map.sourcesContent, file).toEqual([readSource(name, file)]);
    }
  });

  it("lists its exports one by one, and contains each", () => {
    const targets = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === "string" ? [entry] : [entry.types, entry.default],
    );
    expect(Object.keys(manifest.exports).filter((path) => path.includes("*"))).toEqual([]);
    expect(targets.filter((target) => !files.includes(target.replace("./", "")))).toEqual([]);
  });

  it("has no install scripts and no side effects", () => {
    const atInstall = ["preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare"];
    expect(Object.keys(manifest.scripts).filter((script) => atInstall.includes(script))).toEqual([]);
    expect(manifest.sideEffects).toBe(false);
  });
});

function readSource(name: string, map: string): string {
  return readFileSync(join(root, "packages", name, map.replace("dist/", "src/").replace(".js.map", ".ts")), "utf8");
}

const consumer = `import { createClient } from "@ld-rest/client";
import { createFakeApi } from "@ld-rest/testing";
import type { Application } from "@ld-rest/types";

const fake = createFakeApi();
const ld = createClient({ token: fake.token, fetch: fake.fetch });
const app: Application = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["flags"] });
const { items } = await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });

console.log(app.name, app.flags?.totalCount, items.length);
`;

/** Entries that need an optional peer, which this consumer lacks; other consumer projects have it. */
const behindPeers = ["@ld-rest/testing/msw", "@ld-rest/testing/fast-check"];

const specifiers = packages
  .flatMap((name) => listSpecifiers(readManifest(name)))
  .filter((specifier) => !behindPeers.includes(specifier));

/** A module that imports every entry of every package. */
const imports = specifiers
  .map((specifier, index) => {
    const attributes = specifier.endsWith(".json") ? ' with { type: "json" }' : "";
    return specifier.endsWith(".json")
      ? `import entry${index} from "${specifier}"${attributes};\nconsole.log(typeof entry${index});`
      : `import * as entry${index} from "${specifier}";\nconsole.log(Object.keys(entry${index}).length > 0);`;
  })
  .join("\n");

describe("the packages, packed and installed", () => {
  let folder: string;
  let diagnostics: string;

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-consumer-")));
    const tarballs = packing.packed.map(({ name, tarball }) => [name, `file:${tarball}`]);
    writeJson("package.json", {
      name: "consumer",
      private: true,
      type: "module",
      dependencies: { ...Object.fromEntries(tarballs), "@types/node": "20.19.43" },
      // The packages depend on each other as published, which these are not.
      overrides: Object.fromEntries(packing.packed.map(({ name }) => [name, `$${name}`])),
    });
    const options = ["--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    execFileSync("npm", ["install", ...options], { cwd: folder });

    writeFileSync(join(folder, "consumer.ts"), consumer);
    writeFileSync(join(folder, "imports.ts"), imports);
    writeJson("tsconfig.json", {
      compilerOptions: {
        target: "ES2022",
        module: "NodeNext",
        lib: ["ES2023", "DOM"],
        types: ["node"],
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noPropertyAccessFromIndexSignature: true,
        verbatimModuleSyntax: true,
        skipLibCheck: false,
        resolveJsonModule: true,
      },
      include: ["*.ts"],
    });
    diagnostics = compile();
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it("let ten lines, compiled under the strictest flags, call both operations", () => {
    expect(consumer.trimEnd().split("\n")).toHaveLength(10);
    expect(diagnostics).toBe("");
    expect(run("consumer.js")).toBe("LaunchDarklyCafe 2 2\n");
  });

  it("have entries that can be imported", () => {
    expect(diagnostics).toBe("");
    expect(run("imports.js").trimEnd().split("\n")).toEqual(
      specifiers.map((specifier) => (specifier.endsWith(".json") ? "object" : "true")),
    );
  });

  it("depend on nothing but openapi-fetch", () => {
    const output = execFileSync("npm", ["ls", "--all", "--parseable", "--omit=dev"], { cwd: folder, encoding: "utf8" });
    const names = output.split("\n").flatMap((path) => path.split("node_modules/").slice(1));
    expect([...new Set(names)].sort()).toEqual([
      "@ld-rest/client",
      "@ld-rest/testing",
      "@ld-rest/types",
      "@types/node",
      "openapi-fetch",
      "openapi-typescript-helpers",
      "undici-types",
    ]);
  });

  function compile(): string {
    const tsc = join(root, "node_modules/@typescript/native/bin/tsc");
    try {
      return execFileSync(process.execPath, [tsc, "--pretty", "false"], { cwd: folder, encoding: "utf8" });
    } catch (error) {
      if (error instanceof Error && "stdout" in error) return String(error.stdout);
      throw error;
    }
  }

  function run(file: string): string {
    return execFileSync(process.execPath, [file], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  }

  function writeJson(file: string, value: unknown): void {
    writeFileSync(join(folder, file), JSON.stringify(value));
  }
});
