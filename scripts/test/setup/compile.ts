import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** Creates an empty folder within the repository, where generated code finds the packages. */
export function scratchFolder(name: string): string {
  const folder = join(root, "scripts/.tmp", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** TypeScript 7, and TypeScript 6 with the JavaScript API. */
export const compilers = ["tsc", "tsc6"] as const;

/** The platforms of generated code: a browser, and Node without declarations of browsers. */
export const platforms = {
  browser: { lib: ["ES2022", "DOM"], types: [] },
  node: { lib: ["ES2022"], types: ["node"] },
} as const;

/** The code of the packages that doesn't depend on the operations of the repository's spec. */
export const generatedFiles = ["packages/types/src", "packages/client/src", "packages/testing/src/*.gen.ts"];

/**
 * Type-checks modules of a folder under the strictest options, including the declarations of libraries.
 *
 * @param include - globs of the modules
 * @returns the output of the compiler, empty if there are no errors
 */
export function compile(
  folder: string,
  compiler: (typeof compilers)[number],
  platform: keyof typeof platforms,
  include: readonly string[] = generatedFiles,
): Promise<string> {
  const config = join(folder, `tsconfig.${compiler}.${platform}.json`);
  const { lib, types } = platforms[platform];
  const compilerOptions = { lib, types, skipLibCheck: platform === "node", allowImportingTsExtensions: true };
  writeFileSync(config, JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions, include, files: [] }));
  return new Promise((resolve) => {
    const options = ["--project", config, "--pretty", "false"];
    execFile(join(root, "node_modules/.bin", compiler), options, { maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve(stdout + stderr + (error && !stdout ? error.message : "")),
    );
  });
}
