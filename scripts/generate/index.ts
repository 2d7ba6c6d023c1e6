#!/usr/bin/env -S npx tsx
import { join, relative } from "node:path";
import { UsageError } from "./command-line.ts";
import { readOptions, usage } from "./options.ts";
import { generate, handlersFolder, ownedFolders } from "./pipeline.ts";
import { SpecError } from "./read/problem.ts";
import { reportDrift, reportOutcomes, reportProblems } from "./write/report.ts";
import { reportUnhandled } from "./write/unhandled.ts";
import { compareArtifacts, writeOutcomes } from "./write/write.ts";

const name = "openapi/openapi.yaml";
const all = process.argv.includes("--all");

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    console.log(usage);
    return 0;
  }
  const { only, check, command } = options;

  const { artifacts, warnings, operations } = await generate(join(import.meta.dirname, "../..", name), { only });
  if (warnings.length > 0) console.error(reportProblems(warnings, { all }));
  // With --only, the files that the run left out would look orphaned.
  const outcomes = compareArtifacts(artifacts, only ? [] : ownedFolders);
  const drifted = outcomes.some(({ state }) => state !== "unchanged");
  if (check) {
    if (drifted) console.error(reportDrift(outcomes, command));
    else console.log(`${artifacts.length} generated files are what the spec generates.`);
    return drifted ? 1 : 0;
  }
  writeOutcomes(outcomes);
  console.log(reportOutcomes(outcomes));
  const unhandled = reportUnhandled(operations, handlersFolder);
  if (unhandled) console.log(unhandled);
  console.log(`${artifacts.length} files from ${name} in ${(performance.now() / 1000).toFixed(1)} s`);
  return 0;
}

/** Prints what went wrong. @returns the exit code */
function explain(error: unknown): number {
  if (error instanceof SpecError) {
    const count = error.problems.length;
    console.error(reportProblems(error.problems, { all }));
    console.error(`\n${count} ${count === 1 ? "problem" : "problems"}; nothing was written.`);
    return 1;
  }
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
  if (error instanceof Error && "syscall" in error) {
    const { dest, path, message } = error as NodeJS.ErrnoException & { dest?: string }; // as Node describes them
    const [reason = message] = message.split(", ");
    console.error(`${relative(process.cwd(), dest ?? path ?? "")}\n  The file can't be read or written: ${reason}.`);
    console.error("\nNothing was written.");
    return 1;
  }
  throw error;
}

process.exitCode = await main().catch(explain);
