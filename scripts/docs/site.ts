import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OpenAPI3 } from "openapi-typescript";
import type { InlineConfig, Plugin } from "vite";
import { stringify } from "yaml";
import { readApi } from "../generate/model/api.ts";
import { generate } from "../generate/pipeline.ts";
import { readGuides } from "./guides.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderReference } from "./reference.ts";
import type { Live } from "./samples.ts";

/** Files next to the page, by relative path. */
export type Files = ReadonlyMap<string, string | Buffer>;

/**
 * Reads the spec as one document.
 *
 * @throws SpecError with every problem
 */
export async function readDocument(): Promise<OpenAPI3> {
  const spec = join(import.meta.dirname, "../../openapi/openapi.yaml");
  return (await generate(spec, { only: [] })).document;
}

/**
 * Renders the files next to the page: those made from the spec, and Scalar.
 *
 * @param document - the bundle
 * @param live - the fake API that the page calls; without it the page sends no requests
 */
export function renderFiles(document: OpenAPI3, live?: Live): Map<string, string | Buffer> {
  const api = readApi(document);
  const guides = readGuides(api);
  const scalar = fileURLToPath(import.meta.resolve("@scalar/api-reference/browser/standalone.js"));
  return new Map<string, string | Buffer>([
    ["scalar.js", readFileSync(scalar)],
    ["reference.json", JSON.stringify(renderReference(api, guides, live))],
    ["openapi.json", `${JSON.stringify(document, null, 2)}\n`],
    ["openapi.yaml", stringify(document, { aliasDuplicateObjects: false })],
    ...renderMarkdown(api, guides),
  ]);
}

/** Vite's configuration of the page, for serving and building. */
export const pageConfig: InlineConfig = {
  configFile: false,
  root: join(import.meta.dirname, "page"),
  publicDir: false,
  logLevel: "warn",
  build: { assetsInlineLimit: 0, modulePreload: false, target: "es2022", reportCompressedSize: false },
};

/** Adds files to Vite's build. */
export function emitFiles(files: Files): Plugin {
  return {
    name: "site-files",
    generateBundle() {
      for (const [fileName, source] of files) this.emitFile({ type: "asset", fileName, source });
    },
  };
}
