import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./program.ts";

const folder = join(import.meta.dirname, "consumers");

/** A project that uses the packages as their users do. */
export interface Consumer {
  /** The name of its folder. */
  readonly name: string;
  /** Whether it is fast enough for every run of CI. */
  readonly fast: boolean;
}

interface Manifest {
  name?: string;
  version?: string;
  config?: { fast?: boolean };
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** The consumer projects, by name. */
export function listConsumers(): Consumer[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, fast: readManifest(join(folder, name)).config?.fast ?? false }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Where and with which packages a consumer is tested. */
export interface ConsumerTest {
  /** An absolute path outside the repository, for this project alone. */
  readonly place: string;
  /** The registry of our packages. */
  readonly url: string;
  /** The versions of our packages. */
  readonly versions: ReadonlyMap<string, string>;
  readonly signal: AbortSignal;
}

/**
 * Copies a consumer project out of the repository, installs our packages from the given registry and all others from the usual one,
 * and runs its tests.
 *
 * @returns the installed packages of ours with their versions
 * @throws Error with the output of npm or the tests
 */
export async function testConsumer(
  { name }: Consumer,
  { place, url, versions, signal }: ConsumerTest,
): Promise<string[]> {
  cpSync(join(folder, name), place, {
    recursive: true,
    filter: (source) => !/[\\/](node_modules|dist|\.next)$/.test(source),
  });
  const manifest = readManifest(place);
  for (const dependencies of [manifest.dependencies, manifest.devDependencies]) {
    for (const dependency of Object.keys(dependencies ?? {})) {
      const version = versions.get(dependency);
      if (dependencies && version !== undefined) dependencies[dependency] = version;
    }
  }
  writeFileSync(join(place, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(place, ".npmrc"), `@ld-rest:registry=${url}/\n`);
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline"];
  await runProgram("npm", ["install", ...options], { cwd: place, signal });
  // Test runs must not count in the statistics of frameworks.
  const env = { NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  await runProgram("npm", ["test"], { cwd: place, signal, env });
  const scope = join(place, "node_modules/@ld-rest");
  return readdirSync(scope).map((directory) => {
    const installed = readManifest(join(scope, directory));
    return `${installed.name} ${installed.version}`;
  });
}

function readManifest(place: string): Manifest {
  return JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
}
