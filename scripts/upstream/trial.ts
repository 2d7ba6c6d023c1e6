import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { OpenAPI3 } from "openapi-typescript";
import { optionsOrExitCode } from "../generate/command-line.ts";
import { type Operation, readOperations } from "../generate/model/operations.ts";
import { readSpec } from "../generate/read/read.ts";
import { runProgram } from "../release/program.ts";
import { copyRepository } from "../test/setup/repository.ts";
import { TakeError } from "./additions.ts";
import { isSameOperation, readUpstream, UnreadableDocument } from "./document.ts";
import { takeOperations } from "./take.ts";

const usage = `Usage: npm run test:upstream -- FILE_OR_URL

  Takes every operation of an OpenAPI document into a copy of the repository. In the copy, generates, builds, checks the
  types and runs the packages' tests. Prints a line for each operation. Keeps the copy if something failed.

  --help  print this help

Exit codes: 0 every operation was taken, and every step passed; 1 otherwise; 2 the command line is wrong, or the document
can't be read.`;

/** Commands that run once the operations are taken. */
const steps = [
  "npm run -s generate",
  "npm run -s build",
  "npm run -s typecheck",
  "node --env-file=scripts/turbo.env node_modules/turbo/bin/turbo run test --filter ./packages/* --continue",
];

/** Timeout of a step, in milliseconds. A test that hangs has to fail. */
const stepTimeout = 1_800_000;

/** Runs a step. @returns what went wrong, or `undefined` */
async function runStep(step: string, cwd: string): Promise<string | undefined> {
  const [program = "", ...args] = step.split(" ");
  const env = { NO_COLOR: "1", FORCE_COLOR: undefined };
  try {
    await runProgram(program, args, { cwd, env, signal: AbortSignal.timeout(stepTimeout) });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Takes operations, all at once or, if that fails, in halves. @returns the operations that can't be taken, with the reasons */
async function takeAll(
  root: string,
  theirs: OpenAPI3,
  operations: readonly Operation[],
): Promise<Map<Operation, string>> {
  try {
    if (operations.length > 0) await takeOperations(root, theirs, operations);
    return new Map();
  } catch (error) {
    if (!(error instanceof TakeError)) throw error;
    const [first, ...others] = operations;
    if (first && others.length === 0) return new Map([[first, error.message]]);
    const middle = Math.ceil(operations.length / 2);
    const reasons = await takeAll(root, theirs, operations.slice(0, middle));
    return new Map([...reasons, ...(await takeAll(root, theirs, operations.slice(middle)))]);
  }
}

async function runTrial(theirs: OpenAPI3): Promise<number> {
  const operations = readOperations(theirs);
  const root = copyRepository();
  const { document } = await readSpec(join(root, "openapi/openapi.yaml"));
  const known = readOperations(document);
  const isKnown = (operation: Operation) => known.some((each) => isSameOperation(each, operation));
  const reasons = await takeAll(
    root,
    theirs,
    operations.filter((operation) => !isKnown(operation)),
  );

  for (const operation of operations) {
    const { name, method, path } = operation;
    const reason = reasons.get(operation);
    const state = reason !== undefined ? "not taken" : isKnown(operation) ? "in the spec" : "taken";
    console.log(`${state.padEnd(11)}  ${name}  ${method} ${path}${reason === undefined ? "" : `\n  ${reason}`}`);
  }
  console.log(`\n${operations.length - reasons.size} of ${operations.length} operations can be taken.\n`);

  let isPassed = reasons.size === 0;
  for (const step of steps) {
    const started = performance.now();
    const failure = await runStep(step, root);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`${failure === undefined ? "passed" : "FAILED"}  ${step}  (${seconds} s)`);
    if (failure === undefined) continue;
    isPassed = false;
    console.error(`${failure}\n`);
  }
  if (isPassed) rmSync(root, { recursive: true });
  else console.log(`The copy is kept in ${root}.`);
  return isPassed ? 0 : 1;
}

async function main(): Promise<number> {
  const options = optionsOrExitCode(usage, () => {
    const { values, positionals } = parseArgs({ options: { help: { type: "boolean" } }, allowPositionals: true });
    if (values.help) return "help";
    const [source, ...others] = positionals;
    if (source === undefined || others.length > 0) throw new TypeError("Pass one file or URL.");
    return { source };
  });
  if (typeof options === "number") return options;
  try {
    return await runTrial(await readUpstream(options.source));
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    console.error(error.message);
    return 2;
  }
}

process.exitCode = await main();
