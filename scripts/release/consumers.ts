import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./program.ts";

const folder = join(import.meta.dirname, "consumers");

/** A project that uses the packages as its users do. */
export interface Consumer {
  /** Its folder's name. */
  readonly name: string;
  /** Whether it is quick enough for every run of CI. */
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

/** Where a consumer is tried, and with what. */
export interface Trial {
  /** An absolute folder outside the repository, for this project alone. */
  readonly place: string;
  /** The registry that our packages come from. */
  readonly url: string;
  /** The versions of our packages. */
  readonly versions: ReadonlyMap<string, string>;
  readonly signal: AbortSignal;
}

/**
 * Copies a consumer project out of the repository, installs our packages from the rehearsal's registry and all else from where npm
 * gets it, and runs its tests.
 *
 * @returns our packages that were installed, with their versions
 * @throws Error with all that npm or the tests printed
 */
export async function tryConsumer({ name }: Consumer, { place, url, versions, signal }: Trial): Promise<string[]> {
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
  // Frameworks that count their users must not count these.
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
