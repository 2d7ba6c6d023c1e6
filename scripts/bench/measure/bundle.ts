import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * The size of a program as a browser would load it: bundled and minified by esbuild, compressed by gzip at its best.
 *
 * @param contents - the program; what it imports is found from `resolveDir`
 * @param resolveDir - absolute
 * @returns bytes
 */
export async function measureBundle(
  contents: string,
  resolveDir: string,
  platform: "browser" | "node" = "browser",
): Promise<{ minified: number; gzip: number }> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform,
    treeShaking: true,
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  const [output] = outputFiles;
  if (!output) throw new Error("esbuild wrote nothing.");
  return { minified: output.contents.length, gzip: gzipSync(output.contents, { level: 9 }).length };
}
