import { join } from "node:path";
import { build } from "esbuild";

/** The bundle of a module that imports the generated checks and uses none: it contains what bundlers can't leave out. */
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
