import { join } from "node:path";
import { parseArgs } from "node:util";
import { optionsOrExitCode } from "./options-or-exit-code.ts";
import { type Consumer, listConsumers } from "./release/consumers.ts";
import { rehearse } from "./release/rehearsal.ts";

const usage = `Usage: npm run release:rehearse [-- options] [CONSUMER...]

  Builds and packs the packages, publishes them to a registry on loopback, installs them from there in projects outside the
  repository, runs those, and cleans up. Without names: the projects that are quick.

  --all   every project of scripts/consumers (npm run test:consumers)
  --help  print this

Exit codes: 0 every project ran; 1 one failed, or nothing could be published; 2 the command line is wrong; 130 interrupted.`;

const interruption = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(name, () => interruption.abort(new Error("Interrupted.")));
}

async function main(): Promise<number> {
  const consumers = optionsOrExitCode(usage, readConsumers);
  if (typeof consumers === "number") return consumers;
  const start = performance.now();
  const failures = await rehearse({
    root: join(import.meta.dirname, ".."),
    consumers,
    signal: interruption.signal,
    report: console.log,
  });
  for (const [name, { message }] of failures) console.error(`\n${name}:\n${message}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${consumers.length - failures.size} of ${consumers.length} projects ran, in ${seconds} s.`);
  return failures.size > 0 ? 1 : 0;
}

function readConsumers(): readonly Consumer[] | "help" {
  const { values, positionals } = parseArgs({
    options: { all: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  if (values.help) return "help";
  const known = listConsumers();
  const unknown = positionals.filter((name) => !known.some((consumer) => consumer.name === name));
  if (unknown.length > 0) throw new TypeError(`scripts/consumers has no ${unknown.join(", ")}.`);
  if (positionals.length > 0) return known.filter(({ name }) => positionals.includes(name));
  return values.all ? known : known.filter(({ fast }) => fast);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (interruption.signal.aborted) console.error("Everything was cleaned up.");
  process.exitCode = interruption.signal.aborted ? 130 : 1;
}
