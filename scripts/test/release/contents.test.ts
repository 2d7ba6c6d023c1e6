import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { listReachableDeclarations } from "../../release/prune-declarations.ts";
import { root } from "../setup/repository.ts";
import { packages, packPackages, readManifest } from "./pack.ts";

const { folder, packed } = packPackages();
afterAll(() => rmSync(folder, { recursive: true }));

/** What a package holds beside its code. */
const besides: Readonly<Record<(typeof packages)[number], readonly string[]>> = {
  types: ["openapi.json"],
  client: [],
  testing: [],
};

/** The modules of a package whose code is bundled into them. */
const bundled: Readonly<Partial<Record<(typeof packages)[number], readonly string[]>>> = {
  types: ["index", "schemas/index"],
  client: ["index", "rate-limit/redis", "validation/index"],
};

describe.each(packages)("the packed @ld-rest/%s", (name) => {
  const manifest = readManifest(name);
  const files = packed.find((one) => one.name === manifest.name)?.files ?? [];

  it("holds code for each source, the declarations that its entries lead to, and nothing that is not listed here", () => {
    const sources = readdirSync(join(root, "packages", name, "src"), { recursive: true, encoding: "utf8" });
    const modules = sources.filter((file) => /(?<!\.d)\.ts$/.test(file)).map((file) => file.slice(0, -".ts".length));
    const declarations = listReachableDeclarations(join(root, "packages", name));
    const possible = modules.map((module) => `dist/${module}.d.ts`);
    expect(possible).toEqual(expect.arrayContaining([...declarations, "dist/index.d.ts"]));
    const code = (bundled[name] ?? modules).flatMap((module) =>
      // Generated code has no source map.
      module === "schemas/index" ? [`dist/${module}.js`] : [`dist/${module}.js`, `dist/${module}.js.map`],
    );
    expect(files).toEqual([...declarations, ...code, ...besides[name], "LICENSE", "README.md", "package.json"].sort());
  });

  it("has source maps that carry their sources", () => {
    for (const file of files.filter((path) => path.endsWith(".js.map"))) {
      const map = JSON.parse(readFileSync(join(root, "packages", name, file), "utf8"));
      expect(map.sourcesContent.filter((source: unknown) => typeof source === "string" && source !== "")).toHaveLength(
        map.sources.length,
      );
      if (!bundled[name]) expect(map.sourcesContent, file).toEqual([readSource(name, file)]);
    }
  });

  it("lists its exports one by one, each of them in the package", () => {
    const targets = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === "string" ? [entry] : [entry.types, entry.default],
    );
    expect(Object.keys(manifest.exports).filter((path) => path.includes("*"))).toEqual([]);
    expect(targets.filter((target) => !files.includes(target.replace("./", "")))).toEqual([]);
  });

  it("runs nothing when it is installed, and has no side effects when it is imported", () => {
    const atInstall = ["preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare"];
    expect(Object.keys(manifest.scripts).filter((script) => atInstall.includes(script))).toEqual([]);
    expect(manifest.sideEffects).toBe(false);
  });
});

function readSource(name: string, map: string): string {
  return readFileSync(join(root, "packages", name, map.replace("dist/", "src/").replace(".js.map", ".ts")), "utf8");
}
