import { build } from "esbuild";

/** The bundle of a module that imports a folder's checks and uses none: what bundlers dare not leave out. */
export async function bundleForEffects(folder: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: 'import "./checks.gen.js";', resolveDir: folder },
    bundle: true,
    format: "esm",
    minifyWhitespace: true,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}
