#!/usr/bin/env -S npx tsx
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { OpenAPI3 } from "openapi-typescript";
import { optionsOrExitCode } from "./options-or-exit-code.ts";
import { loadAssets } from "./page/assets.ts";
import { readChangelog } from "./page/changelog.ts";
import { renderSite } from "./page/site.ts";
import { writeSite } from "./page/write.ts";
import { generate } from "./pipeline.ts";
import { SpecError } from "./spec/problem.ts";

const root = join(import.meta.dirname, "..");

const usage = `Usage: npm run docs -- [options]

  --out DIR   write into this folder, which is new, empty or of an earlier run (default: site)
  --help      print this

Writes the reference page as a folder of static files, for GitHub Pages or any other host: without "try it", with one
Markdown file for each operation and schema, and llms.txt as their index. Packages and generated files stay as they are.

Exit codes: 0 written, 1 the spec is broken or the folder is somebody else's, 2 the command line is wrong.`;

async function main({ out }: { readonly out: string }): Promise<void> {
  const { artifacts } = await generate(join(root, "openapi/openapi.yaml"), { only: ["document"] });
  // The pipeline has made it from an OpenAPI document.
  const document = JSON.parse(artifacts[0]?.text ?? "{}") as OpenAPI3;
  const site = renderSite({ document, changelog: readChangelog() });
  const files = new Map([...(await loadAssets()), ...site]);
  writeSite(out, files);
  const name = relative(process.cwd(), out) || ".";
  console.log(`${files.size} files in ${name}: begin with ${join(name, "index.html")} on a server, or with llms.txt`);
}

function readOptions(): { out: string } | "help" {
  const { values } = parseArgs({
    options: { out: { type: "string", default: join(root, "site") }, help: { type: "boolean" } },
  });
  return values.help ? "help" : { out: resolve(values.out) };
}

const options = optionsOrExitCode(usage, readOptions);
try {
  if (typeof options === "number") process.exitCode = options;
  else await main(options);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  if (error instanceof SpecError) console.error("\nNothing was written.");
  process.exitCode = 1;
}
