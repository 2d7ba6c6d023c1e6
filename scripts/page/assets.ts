import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { SiteFile } from "./site.ts";

const script = "text/javascript; charset=utf-8";
const style = "text/css; charset=utf-8";

/** What the page loads beside the site's own files, by paths relative to the site's root. None of it depends on the spec. */
export async function loadAssets(): Promise<Map<string, SiteFile>> {
  const read = (url: string) => readFileSync(fileURLToPath(url));
  const [own, icon] = [await bundleOwn(), readFileSync(join(import.meta.dirname, "style/icon.svg"))];
  return new Map<string, SiteFile>([
    [
      "assets/swagger-ui-bundle.js",
      { type: script, body: read(import.meta.resolve("swagger-ui-dist/swagger-ui-bundle.js")) },
    ],
    ["assets/swagger-ui.css", { type: style, body: read(import.meta.resolve("swagger-ui-dist/swagger-ui.css")) }],
    ["assets/icon.svg", { type: "image/svg+xml", body: icon }],
    ...own,
  ]);
}

async function bundleOwn(): Promise<[string, SiteFile][]> {
  const { outputFiles } = await build({
    entryPoints: ["browser/page.ts", "browser/theme.ts", "style/page.css"].map((name) =>
      join(import.meta.dirname, name),
    ),
    outdir: "assets",
    entryNames: "[name]",
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
    target: "es2022",
    logLevel: "silent",
  });
  return outputFiles.map(({ path, contents }) => {
    const name = path.replaceAll("\\", "/").split("/").at(-1) ?? "";
    return [`assets/${name}`, { type: name.endsWith(".css") ? style : script, body: Buffer.from(contents) }];
  });
}
