import { join } from "node:path";
import { build } from "esbuild";

/** The bundle of a module that imports the checks of generated packages and uses none: what bundlers dare not leave out. */
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
