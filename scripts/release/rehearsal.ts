import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Consumer, tryConsumer } from "./consumers.ts";
import { readPackages } from "./packages.ts";
import { runProgram } from "./program.ts";
import { packPackages, publishTarballs } from "./publish.ts";
import { installRegistry, type Registry, startRegistry } from "./registry.ts";

/** What a rehearsal works with. */
export interface RehearsalSetting {
  /** The folder of the repository. */
  readonly root: string;
  readonly consumers: readonly Consumer[];
  /** Ends the rehearsal; it cleans up first. */
  readonly signal: AbortSignal;
  /** Told after each step. */
  report(line: string): void;
}

/** How many consumers are tried at a time: each spends most of its time in npm. */
const lanes = 2;

/**
 * Rehearses a release: build, pack, publish to a registry of its own, install in projects elsewhere, run those.
 *
 * @returns the consumers that failed, with what they printed. Whatever happens, no file and no process is left.
 */
export async function rehearse(setting: RehearsalSetting): Promise<ReadonlyMap<string, Error>> {
  const { root, signal, report } = setting;
  const folder = await realpath(await mkdtemp(join(tmpdir(), "ld-rest-release-")));
  let registry: Registry | undefined;
  try {
    await runProgram("npm", ["run", "build"], { cwd: root, signal });
    report("Built the packages.");
    await mkdir(join(folder, "packed"));
    const tarballs = await packPackages(readPackages(root), join(folder, "packed"), signal);
    await installRegistry(signal);
    registry = await startRegistry(join(folder, "storage"), signal);
    await publishTarballs(tarballs, registry.url, folder, signal);
    for (const { name, version } of tarballs) report(`Published ${name} ${version} to ${registry.url}.`);
    const versions = new Map(tarballs.map(({ name, version }) => [name, version]));
    return await tryAll(setting, { folder, url: registry.url, versions });
  } finally {
    await registry?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function tryAll(
  { consumers, signal, report }: RehearsalSetting,
  { folder, url, versions }: { folder: string; url: string; versions: ReadonlyMap<string, string> },
): Promise<ReadonlyMap<string, Error>> {
  const failures = new Map<string, Error>();
  const waiting = [...consumers];
  const work = async () => {
    for (let consumer = waiting.shift(); consumer; consumer = waiting.shift()) {
      const start = performance.now();
      try {
        const place = join(folder, "consumers", consumer.name);
        const installed = await tryConsumer(consumer, { place, url, versions, signal });
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        report(`${consumer.name}: installed ${installed.join(", ")} and ran, in ${seconds} s.`);
      } catch (error) {
        signal.throwIfAborted();
        failures.set(consumer.name, error instanceof Error ? error : new Error(String(error)));
        report(`${consumer.name}: failed.`);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return failures;
}
