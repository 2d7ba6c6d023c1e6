import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { optionsOrExitCode } from "../generate/command-line.ts";
import { type Consumer, listConsumers, testConsumer } from "./consumers.ts";
import { runProgram } from "./program.ts";
import { packPackages, publishTarballs, type Registry, startRegistry } from "./registry.ts";

const usage = `Usage: npm run release:rehearse [-- options] [CONSUMER...]

  Builds and packs the packages, publishes them to a local registry, installs them from there in projects outside the repository,
  runs the tests of those projects, and cleans up. Without names, it takes the fast projects.

  --all   every project of scripts/release/consumers (npm run test:consumers)
  --help  print this help

Exit codes: 0 every project passed; 1 one failed, or nothing could be published; 2 the command line is wrong; 130 interrupted.`;

/** Consumers that run at the same time. */
const concurrency = 2;

const root = join(import.meta.dirname, "../..");
const interruption = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(name, () => interruption.abort(new Error("Interrupted.")));
}
const { signal } = interruption;

async function main(): Promise<number> {
  const consumers = optionsOrExitCode(usage, readConsumers);
  if (typeof consumers === "number") return consumers;
  const start = performance.now();
  const failures = await rehearse(consumers);
  for (const [name, { message }] of failures) console.error(`\n${name}:\n${message}`);
  console.log(
    `${consumers.length - failures.size} of ${consumers.length} projects passed, in ${secondsSince(start)} s.`,
  );
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
  if (unknown.length > 0) throw new TypeError(`scripts/release/consumers has no ${unknown.join(", ")}.`);
  if (positionals.length > 0) return known.filter(({ name }) => positionals.includes(name));
  return values.all ? known : known.filter(({ fast }) => fast);
}

/**
 * Rehearses a release: builds, packs, publishes to a local registry, installs in projects elsewhere and runs them. It always removes
 * its files and ends its processes.
 *
 * @returns the consumers that failed, with their output
 */
async function rehearse(consumers: readonly Consumer[]): Promise<ReadonlyMap<string, Error>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "ld-rest-release-")));
  let registry: Registry | undefined;
  try {
    await runProgram("npm", ["run", "build"], { cwd: root, signal });
    console.log("Built the packages.");
    await mkdir(join(folder, "packed"));
    const tarballs = await packPackages(root, join(folder, "packed"), signal);
    registry = await startRegistry(join(folder, "storage"), signal);
    const { url } = registry;
    await publishTarballs(tarballs, url, folder, signal);
    for (const { name, version } of tarballs) console.log(`Published ${name} ${version} to ${url}.`);
    const versions = new Map(tarballs.map(({ name, version }) => [name, version]));

    const failures = new Map<string, Error>();
    const waiting = [...consumers];
    const runNext = async (): Promise<void> => {
      const consumer = waiting.shift();
      if (!consumer) return;
      const start = performance.now();
      try {
        const place = join(folder, "consumers", consumer.name);
        const installed = await testConsumer(consumer, { place, url, versions, signal });
        console.log(`${consumer.name}: passed with ${installed.join(", ")}, in ${secondsSince(start)} s.`);
      } catch (error) {
        signal.throwIfAborted();
        failures.set(consumer.name, error instanceof Error ? error : new Error(String(error)));
        console.log(`${consumer.name}: failed.`);
      }
      return runNext();
    };
    await Promise.all(Array.from({ length: concurrency }, runNext));
    return failures;
  } finally {
    await registry?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(0);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (signal.aborted) console.error("Everything was cleaned up.");
  process.exitCode = signal.aborted ? 130 : 1;
}
