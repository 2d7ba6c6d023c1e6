import { join } from "node:path";
import { build } from "esbuild";

/** Bundles a module that imports the checks of generated packages and uses none. What is left has side effects. */
export async function bundleForEffects(folder: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: 'import "./checks.gen.js";', resolveDir: join(folder, "packages/types/src/schemas") },
    bundle: true,
    format: "esm",
    minifyWhitespace: true,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}
