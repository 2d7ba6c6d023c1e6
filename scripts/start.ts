import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runTasks } from "./tasks.ts";

const usage = `Usage: npm start -- [options]

  --keep    leave the fake API running until Ctrl-C
  --help    print this

Generates from the spec, builds the packages, starts the fake API on loopback and calls both operations.

Exit codes: 0 done, 1 the spec is broken or a package doesn't build, 2 the command line is wrong.`;

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === "number") return options;

  const code = (await generatePackages()) || (await buildPackages());
  if (code !== 0) return code;

  // The packages are what the build has just made of them, so they are loaded only now.
  const { startFakeApi } = await import("./start/fake-api.ts");
  const { showAnswers } = await import("./start/answers.ts");
  const api = await startFakeApi();
  try {
    console.log(`\n${api.introduction}\n`);
    console.log(await showAnswers(api, process.stdout.isTTY && process.stdout.hasColors()));
    if (options.keep) {
      console.log("\nThe fake API is running. Ctrl-C ends it.");
      await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    } else console.log("\nThe fake API has stopped. `npm start -- --keep` leaves it running.");
  } finally {
    await api.close();
  }
  return 0;
}

function readOptions() {
  try {
    const { values } = parseArgs({ options: { keep: { type: "boolean", default: false }, help: { type: "boolean" } } });
    if (!values.help) return values;
    console.log(usage);
    return 0;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}

async function generatePackages(): Promise<number> {
  const generate = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, "generate.ts")], {
    stdio: "inherit",
  });
  const [code] = await once(generate, "close");
  return code ?? 1;
}

async function buildPackages(): Promise<number> {
  const started = performance.now();
  const code = await runTasks(["build"], { quiet: true });
  if (code === 0) console.log(`3 packages built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return code;
}

process.exitCode = await main();
