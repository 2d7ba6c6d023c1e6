import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./program.ts";

const folder = join(import.meta.dirname, "registry");

/** A local registry that has only our packages. */
export interface Registry {
  /** Its URL, without a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the registry on a free port, in a process of its own. It is installed on first use, since it is too large for the default
 * installation.
 *
 * @param storage - absolute path of a folder for the published packages
 */
export async function startRegistry(storage: string, signal: AbortSignal): Promise<Registry> {
  if (!existsSync(join(folder, "node_modules/.package-lock.json"))) {
    await runProgram("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, signal });
  }
  await mkdir(storage, { recursive: true });
  const child = fork(join(folder, "serve.mjs"), [storage], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const exit = once(child, "exit");
  const stop = async () => {
    child.kill();
    await exit;
  };
  try {
    const [port] = await Promise.race([
      once(child, "message", { signal }),
      exit.then(([code]) => Promise.reject(new Error(`The registry exited with ${code} before it was ready.`))),
    ]);
    return { url: `http://127.0.0.1:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A packed package. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  /** Absolute path. */
  readonly file: string;
  /** The hash of the file, as in lock files. */
  readonly integrity: string;
}

/**
 * Packs the built packages into a folder, as npm does for a release.
 *
 * @param root - the folder of the repository
 * @param destination - absolute path of the folder
 */
export async function packPackages(root: string, destination: string, signal: AbortSignal): Promise<Tarball[]> {
  const packages = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
  const args = ["pack", ...packages, "--json", "--loglevel=silent", "--pack-destination", destination];
  const text = await runProgram("npm", args, { cwd: destination, signal });
  // The output of `npm pack --json`
  const packed: readonly (Tarball & { filename: string })[] = JSON.parse(text.slice(text.indexOf("[")));
  return packed.map(({ name, version, filename, integrity }) => {
    return { name, version, integrity, file: join(destination, filename) };
  });
}

/**
 * Publishes tarballs and checks that the registry has them unchanged.
 *
 * @param settings - absolute path of a folder for npm's settings
 */
export async function publishTarballs(
  tarballs: readonly Tarball[],
  url: string,
  settings: string,
  signal: AbortSignal,
): Promise<void> {
  const userconfig = join(settings, "publish.npmrc");
  // npm needs a token to publish; this registry accepts any.
  await writeFile(userconfig, `${url.replace(/^http:/, "")}/:_authToken=rehearsal\n`);
  const options = ["--registry", url, "--userconfig", userconfig, "--ignore-scripts", "--provenance=false"];
  for (const { name, version, file, integrity } of tarballs) {
    await runProgram("npm", ["publish", file, ...options], { cwd: settings, signal });
    const response = await fetch(`${url}/${name}`, { signal });
    const document = (await response.json()) as { versions: Record<string, { dist: { integrity: string } }> }; // npm's registry API
    if (document.versions[version]?.dist.integrity !== integrity) {
      throw new Error(`The registry's ${name} ${version} differs from the packed one.`);
    }
  }
}
