import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Released } from "./packages.ts";
import { runProgram } from "./program.ts";

/** A packed package. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  /** Absolute. */
  readonly file: string;
  /** Hash of the file, as npm writes it into lock files. */
  readonly integrity: string;
}

/** What `npm pack --json` tells of a package. */
interface Packed {
  readonly name: string;
  readonly version: string;
  readonly filename: string;
  readonly integrity: string;
}

/** Packs the packages into a folder, as npm would for a release. They have to be built. */
export async function packPackages(
  packages: readonly Released[],
  folder: string,
  signal: AbortSignal,
): Promise<Tarball[]> {
  const places = packages.map((each) => each.folder);
  const text = await runProgram(
    "npm",
    ["pack", ...places, "--json", "--loglevel=silent", "--pack-destination", folder],
    {
      cwd: folder,
      signal,
    },
  );
  const packed: readonly Packed[] = JSON.parse(text.slice(text.indexOf("[")));
  return packed.map(({ name, version, filename, integrity }) => ({
    name,
    version,
    integrity,
    file: join(folder, filename),
  }));
}

/**
 * Publishes packed files, and looks whether the registry then has exactly those.
 *
 * @param folder - an absolute folder for npm's settings
 */
export async function publishTarballs(
  tarballs: readonly Tarball[],
  url: string,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  const settings = join(folder, "publish.npmrc");
  // npm wants a token before it publishes; this registry takes any.
  await writeFile(settings, `${url.replace(/^http:/, "")}/:_authToken=rehearsal\n`);
  const options = ["--registry", url, "--userconfig", settings, "--ignore-scripts", "--provenance=false"];
  for (const { name, version, file, integrity } of tarballs) {
    await runProgram("npm", ["publish", file, ...options], { cwd: folder, signal });
    const answer = await fetch(`${url}/${name}`, { signal });
    const document = (await answer.json()) as { versions: Record<string, { dist: { integrity: string } }> }; // npm's registry API
    if (document.versions[version]?.dist.integrity !== integrity) {
      throw new Error(`The registry has other contents for ${name} ${version} than what was packed.`);
    }
  }
}
