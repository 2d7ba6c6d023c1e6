import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package that is released. */
export interface Released {
  readonly name: string;
  readonly version: string;
  /** Absolute. */
  readonly folder: string;
}

/**
 * The packages, in the order of their folders.
 *
 * @param root - the folder of the repository
 */
export function readPackages(root: string): Released[] {
  return readdirSync(join(root, "packages")).map((directory) => {
    const folder = join(root, "packages", directory);
    const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Released; // npm's manifest
    return { name, version, folder };
  });
}

/**
 * The version that all packages have.
 *
 * @throws Error where they differ: they are released as one
 */
export function commonVersion(packages: readonly Released[]): string {
  const [version, ...others] = new Set(packages.map((each) => each.version));
  if (version === undefined || others.length > 0) {
    throw new Error(`The packages have to have one version, and have ${[version, ...others].join(", ")}.`);
  }
  return version;
}
