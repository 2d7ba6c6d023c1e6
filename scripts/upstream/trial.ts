import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { OpenAPI3 } from "openapi-typescript";
import { type Operation, readOperations } from "../generate/model/operations.ts";
import { readSpec } from "../generate/read/read.ts";
import { copyRepository } from "../test/setup/repository.ts";
import { NotTakeable } from "./accept.ts";
import { readUpstream, UnreadableDocument } from "./document.ts";
import { isSameOperation, takeOperations } from "./take.ts";

const usage = `Usage: npm run test:upstream -- FILE_OR_URL

  Takes every operation of an OpenAPI document into a copy of the repository, generates and builds there, and runs the
  type check and the packages' tests. Prints a line for each operation. A copy in which something failed is kept.

Exit codes: 0 every operation passes everything; 1 one doesn't; 2 the command line is wrong, or the document can't be read.`;

/** What has to pass once the operations are taken. */
const steps = [
  "npm run -s generate",
  "npm run -s build",
  "npm run -s typecheck",
  "node --env-file=scripts/turbo.env node_modules/turbo/bin/turbo run test --filter './packages/*' --continue",
];

/** How long a step may take, in milliseconds. Without a limit, a test that never ends would be no result. */
const stepLimit = 1_800_000;

/** Runs a step with all of the processes that it starts. @returns what it printed, where it failed */
function runStep(step: string, cwd: string): Promise<string | undefined> {
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
  const child = spawn(step, { cwd, env, shell: true, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  const timer = setTimeout(() => {
    printed += `\nStopped after ${stepLimit / 60_000} minutes.`;
    if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
  }, stepLimit);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? undefined : printed);
    });
  });
}

/** Takes what can be taken of some operations: all at once, and where that fails, in halves. @returns why the others can't be */
async function takeAll(
  root: string,
  theirs: OpenAPI3,
  operations: readonly Operation[],
): Promise<Map<Operation, string>> {
  try {
    if (operations.length > 0) await takeOperations(root, theirs, operations);
    return new Map();
  } catch (error) {
    if (!(error instanceof NotTakeable)) throw error;
    const [first, ...others] = operations;
    if (first && others.length === 0) return new Map([[first, error.message]]);
    const middle = Math.ceil(operations.length / 2);
    const left = await takeAll(root, theirs, operations.slice(0, middle));
    return new Map([...left, ...(await takeAll(root, theirs, operations.slice(middle)))]);
  }
}

async function trial(place: string): Promise<number> {
  const theirs = await readUpstream(place);
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

  let failure: string | undefined;
  for (const step of steps) {
    const started = performance.now();
    const output = await runStep(step, root);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`${output === undefined ? "passed" : "FAILED"}  ${step}  (${seconds} s)`);
    if (output !== undefined) failure = `${failure ?? ""}\n\n${step}\n${output}`;
  }
  if (failure !== undefined) console.error(failure.trim());

  for (const operation of operations) {
    const { name, method, path } = operation;
    const reason = reasons.get(operation);
    // A step fails for all operations at once, unless its output names some.
    const isSuspect = failure !== undefined && new RegExp(`\\b${name}\\b`).test(failure);
    const state =
      reason !== undefined ? "not taken" : isKnown(operation) ? "in the spec" : isSuspect ? "suspect" : "taken";
    console.log(`${state.padEnd(11)}  ${name}  ${method} ${path}${reason === undefined ? "" : `\n  ${reason}`}`);
  }
  const passed = operations.length - reasons.size;
  console.log(`\n${passed} of ${operations.length} operations can be taken.`);
  const isGood = failure === undefined && reasons.size === 0;
  if (isGood) rmSync(root, { recursive: true });
  else console.log(`The copy is in ${root}.`);
  return isGood ? 0 : 1;
}

async function main(): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ options: { help: { type: "boolean" } }, allowPositionals: true });
    const [place, ...more] = positionals;
    if (values.help || place === undefined || more.length > 0) {
      console[values.help ? "log" : "error"](values.help ? usage : `Pass one file or URL.\n\n${usage}`);
      return values.help ? 0 : 2;
    }
    return await trial(place);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof UnreadableDocument)) throw error;
    console.error(error.message);
    return 2;
  }
}

process.exitCode = await main();
