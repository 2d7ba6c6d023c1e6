#!/usr/bin/env -S npx tsx
import { optionsOrExitCode } from "./options-or-exit-code.ts";
import { reportOutcomes } from "./output/report.ts";
import { SpecError } from "./spec/problem.ts";
import { buildPackages } from "./start/build.ts";
import { generateWhenWhole } from "./start/first.ts";
import { followSpec, remind } from "./start/follow.ts";
import { generatePackages } from "./start/generate.ts";
import { introduce } from "./start/introduction.ts";
import { startPage } from "./start/live.ts";
import { readOptions, type StartOptions, usage } from "./start/options.ts";
import { explain, formatProblems } from "./start/problems.ts";

async function main({ port, open, watch }: StartOptions): Promise<number> {
  const { document, outcomes } = await (watch ? generateWhenWhole() : generatePackages());
  console.log(reportOutcomes(outcomes));
  console.log(`${outcomes.length} files from openapi/openapi.yaml in ${(performance.now() / 1000).toFixed(1)} s`);

  const code = await buildPackages();
  if (code !== 0) return code;

  const page = await startPage(document, port);
  try {
    // The client is what the build has just made of it, so it is loaded only now.
    const { showAnswers } = await import("./start/answers.ts");
    console.log(`\n${introduce(document, page.url, page.token)}${remind(page.unsettled)}\n`);
    console.log(await showAnswers(page.url, page.token, process.stdout.isTTY && process.stdout.hasColors()));
    if (open) await openBrowser(`${page.url}/`);
    if (watch) await followSpec(page);
    else console.log("\nThe fake API has stopped. `npm start -- --watch` stays and follows the spec.");
  } finally {
    await page.close();
  }
  return 0;
}

async function openBrowser(url: string): Promise<void> {
  const { default: open } = await import("open");
  await open(url);
}

function read(): StartOptions | "help" {
  const terminal = process.stdin.isTTY && process.stdout.isTTY;
  return readOptions(process.argv.slice(2), { terminal, ci: Boolean(process.env["CI"]) });
}

const options = optionsOrExitCode(usage, read);
try {
  process.exitCode = typeof options === "number" ? options : await main(options);
} catch (error) {
  process.exitCode = 1;
  if (error instanceof SpecError) {
    const count = error.problems.length;
    console.error(formatProblems(explain(error)));
    console.error(`\n${count} ${count === 1 ? "problem" : "problems"}; nothing was written.`);
  } else console.error(error instanceof Error ? error.message : error);
}
