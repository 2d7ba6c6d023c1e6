#!/usr/bin/env -S npx tsx
import { join } from "node:path";
import { parseArgs } from "node:util";
import { optionsOrExitCode } from "./command-line.ts";
import { generate, handlersFolder, ownedFolders } from "./pipeline.ts";
import { formatProblem, SpecError } from "./read/problem.ts";
import { reportOutcomes, reportUnhandled } from "./write/report.ts";
import { compareArtifacts, writeOutcomes } from "./write/write.ts";

const usage = `Usage: npm run generate -- [options]

  --check   compare with what is on disk, write nothing, exit 1 if it differs
  --help    print this help

Exit codes: 0 done, 1 nothing was generated or --check found a difference, 2 the command line is wrong.`;

const name = "openapi/openapi.yaml";

async function main(): Promise<number> {
  const options = optionsOrExitCode(usage, readOptions);
  if (typeof options === "number") return options;

  const { artifacts, operations, warnings } = await generate(join(import.meta.dirname, "../..", name));
  for (const warning of warnings) console.error(formatProblem(warning));
  const outcomes = compareArtifacts(artifacts, ownedFolders);
  if (options.check) {
    const changes = outcomes.filter(({ state }) => state !== "unchanged");
    if (changes.length === 0) console.log(`${artifacts.length} generated files are up to date.`);
    else console.error(`${reportOutcomes(changes)}\n\nMake these changes with \`npm run generate\`, and commit them.`);
    return changes.length === 0 ? 0 : 1;
  }
  writeOutcomes(outcomes);
  console.log(reportOutcomes(outcomes));
  const unhandled = reportUnhandled(operations, handlersFolder);
  if (unhandled) console.log(unhandled);
  console.log(`${artifacts.length} files from ${name} in ${(performance.now() / 1000).toFixed(1)} s`);
  return 0;
}

function readOptions(): { check: boolean } | "help" {
  const { values } = parseArgs({
    options: { check: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  return values.help ? "help" : values;
}

/** Prints why a run failed. @returns the exit code */
function explain(error: unknown): number {
  if (error instanceof SpecError) {
    const count = error.problems.length;
    console.error(error.problems.map(formatProblem).join("\n"));
    console.error(`\n${count} ${count === 1 ? "problem" : "problems"}; nothing was written.`);
    return 1;
  }
  // A file can't be read or written: Node's message has the reason and the path.
  if (error instanceof Error && "syscall" in error) {
    console.error(`${error.message}\n\nNothing was written.`);
    return 1;
  }
  throw error;
}

process.exitCode = await main().catch(explain);
