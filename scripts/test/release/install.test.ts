import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../setup/repository.ts";
import { listSpecifiers, packages, packPackages, readManifest } from "./pack.ts";

const consumer = `import { createClient } from "@ld-rest/client";
import { createFakeApi } from "@ld-rest/testing";
import type { Application } from "@ld-rest/types";

const fake = createFakeApi();
const ld = createClient({ token: fake.token, fetch: fake.fetch });
const app: Application = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["flags"] });
const { items } = await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });

console.log(app.name, app.flags?.totalCount, items.length);
`;

/** Entries that need an optional peer, which this consumer doesn't have: those with it have projects of their own. */
const behindPeers = ["@ld-rest/testing/msw", "@ld-rest/testing/fast-check"];

const specifiers = packages
  .flatMap((name) => listSpecifiers(readManifest(name)))
  .filter((specifier) => !behindPeers.includes(specifier));

/** Imports every entry of every package, for the compiler and for Node alike. */
const imports = specifiers
  .map((specifier, index) => {
    const attributes = specifier.endsWith(".json") ? ' with { type: "json" }' : "";
    return specifier.endsWith(".json")
      ? `import entry${index} from "${specifier}"${attributes};\nconsole.log(typeof entry${index});`
      : `import * as entry${index} from "${specifier}";\nconsole.log(Object.keys(entry${index}).length > 0);`;
  })
  .join("\n");

describe("the packages, packed and installed in a folder elsewhere", () => {
  let folder: string;

  beforeAll(() => {
    const packing = packPackages();
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
    rmSync(packing.folder, { recursive: true });

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
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it("compile a file of ten lines under the strictest flags, and it calls both operations", () => {
    expect(consumer.trimEnd().split("\n")).toHaveLength(10);
    expect(compile()).toBe("");
    expect(run("consumer.js")).toBe("LaunchDarklyCafe 2 2\n");
  });

  it("let every entry be imported", () => {
    expect(compile()).toBe("");
    expect(run("imports.js").trimEnd().split("\n")).toEqual(
      specifiers.map((specifier) => (specifier.endsWith(".json") ? "object" : "true")),
    );
  });

  it("bring no package along but the one that the client is built on", () => {
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
