#!/usr/bin/env -S npx tsx
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "vite";
import { optionsOrExitCode } from "../generate/command-line.ts";
import { SpecError } from "../generate/read/problem.ts";
import { emitFiles, pageConfig, readDocument, renderFiles } from "./site.ts";

const root = join(import.meta.dirname, "../..");

/** Makes GitHub Pages serve the files as they are, and marks the folder as this command's. */
const mark = ".nojekyll";

const usage = `Usage: npm run docs -- [options]

  --out DIR   output folder: new, empty, or written by an earlier run (default: site)
  --help      print this help

Writes the reference site as static files, for GitHub Pages or any other host: the page, the OpenAPI document, and one
Markdown file per guide, operation and schema, with llms.txt as their index. The static page sends no requests to the API.

Exit codes: 0 success, 1 broken spec or a folder with other files, 2 wrong command line.`;

async function main({ out }: { readonly out: string }): Promise<void> {
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, mark))) {
    throw new Error(
      `${out} has files that are not from an earlier run. Choose another folder with --out, or empty it.`,
    );
  }
  const files = renderFiles(await readDocument());
  const draft = `${out}.draft`;
  try {
    await build({
      ...pageConfig,
      base: "./",
      build: { ...pageConfig.build, outDir: draft, emptyOutDir: true },
      plugins: [emitFiles(files)],
    });
    writeFileSync(join(draft, mark), "");
    rmSync(out, { recursive: true, force: true });
    renameSync(draft, out);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  const name = relative(process.cwd(), out) || ".";
  console.log(`Wrote the site to ${name}. Open ${join(name, "index.html")} on a web server, or begin with llms.txt.`);
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
