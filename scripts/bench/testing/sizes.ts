import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../../..");

/** The gzipped size of what a bundler makes of some exports of the testing kit, in bytes. */
export async function bundleSize(exports: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${exports} } from "@ld-rest/testing";`, resolveDir: join(root, "scripts") },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    // Nothing of Node may be in it.
    platform: "browser",
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}

/** What an installation brings: bytes unpacked, with the packages that it depends on, and how many those are. */
export function installedSize(): { readonly bytes: number; readonly dependencies: number } {
  const manifest = JSON.parse(readFileSync(join(root, "packages/testing/package.json"), "utf8"));
  const dependencies = Object.keys(manifest.dependencies);
  const bytes = ["@ld-rest/testing", ...dependencies].reduce((sum, name) => {
    const folder = join(root, "packages", name.replace("@ld-rest/", ""));
    const output = execFileSync("npm", ["pack", "--dry-run", "--json"], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return sum + JSON.parse(output)[0].unpackedSize;
  }, 0);
  return { bytes, dependencies: dependencies.length };
}
