#!/usr/bin/env -S npx tsx
import { join } from "node:path";
import { styleText } from "node:util";
import { optionsOrExitCode } from "../generate/command-line.ts";
import { SpecError } from "../generate/read/problem.ts";
import { reportOutcomes } from "../generate/write/report.ts";
import { runProgram } from "../release/program.ts";
import { readOptions, type StartOptions, usage } from "./options.ts";
import { explain, formatProblems } from "./problems.ts";
import { createDevServer, type DevServer, generatePackages, type Update } from "./server.ts";

const root = join(import.meta.dirname, "../..");

async function main({ port, open, watch }: StartOptions): Promise<number> {
  const server = await createDevServer(port);
  try {
    const { document, outcomes } = await (watch ? generateOnceValid(server) : generatePackages());
    console.log(reportOutcomes(outcomes));
    console.log(`${outcomes.length} files from openapi/openapi.yaml in ${seconds(performance.now())}`);

    const started = performance.now();
    await runProgram("npm", ["run", "build"], { cwd: root });
    console.log(`3 packages built in ${seconds(performance.now() - started)}`);

    const addresses = await server.start(document);
    // The client has just been built, so it is imported only now.
    const { introduce, showResponses } = await import("./introduction.ts");
    console.log(`\n${await introduce(document, addresses)}\n`);
    console.log(await showResponses(document, addresses));
    if (open) server.open();
    if (watch) await untilInterrupted(server);
    else console.log("\nThe fake API has stopped. `npm start -- --watch` keeps it running and watches the spec.");
  } finally {
    await server.close();
  }
  return 0;
}

/** Generates as soon as the spec is valid. */
async function generateOnceValid(server: DevServer): ReturnType<typeof generatePackages> {
  let last = "";
  for (;;) {
    const saved = server.nextSave();
    try {
      return await generatePackages();
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      const problems = formatProblems(explain(error));
      if (problems !== last) {
        console.error(`\n${problems}\n`);
        console.error("Nothing was written. Fix this to continue, or press Ctrl-C to stop.");
      }
      last = problems;
      await saved;
    }
  }
}

async function untilInterrupted(server: DevServer): Promise<void> {
  let first = true;
  server.watch((update) => {
    // The first update is for saves during the build, of which there are mostly none.
    if (!first || update.problems.length > 0 || update.written.length > 0) report(update);
    first = false;
  });
  console.log("\nSave a file in openapi/, and the page shows the change. Press Ctrl-C to stop.");
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}

function report({ written, problems, milliseconds }: Update): void {
  const { length } = written;
  const files =
    length === 0 ? "no generated file changed" : `${length} generated ${length === 1 ? "file" : "files"} written`;
  if (problems.length === 0) {
    console.log(`${styleText("green", "saved")}  ${files}, page updated (${seconds(milliseconds)})`);
  } else {
    console.error(`\n${formatProblems(problems)}\n\nThe page and the fake API stay as they were; ${files}.`);
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

const options = optionsOrExitCode(usage, () => {
  const terminal = process.stdin.isTTY && process.stdout.isTTY;
  return readOptions(process.argv.slice(2), { terminal, ci: Boolean(process.env["CI"]) });
});
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
