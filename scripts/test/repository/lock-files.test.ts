import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { listFiles, root } from "../setup/repository.ts";

interface LockFile {
  /** Packages by location, such as `node_modules/a/node_modules/b`. The location of the project is empty. */
  readonly packages: Readonly<Record<string, Package>>;
}

interface Package {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lockFiles = listFiles().filter((file) => file.endsWith("package-lock.json"));

describe.each(lockFiles)("%s", (file) => {
  const { packages }: LockFile = JSON.parse(readFileSync(join(root, file), "utf8"));

  it("names no registry", () => {
    const places = Object.entries(packages).filter(([, { resolved, link }]) => resolved !== undefined && !link);
    expect(places).toEqual([]);
  });

  it("lists every dependency, for other platforms, too, as npm ci demands", () => {
    const missing = Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isFound(packages, place, name))
        .map((name) => `${place || "the project"} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

/** Whether Node finds a package from a location: in it, or in a folder above it. */
function isFound(packages: LockFile["packages"], place: string, name: string): boolean {
  for (let folder = place || "."; ; folder = posix.dirname(folder)) {
    if (posix.join(folder, "node_modules", name) in packages) return true;
    if (folder === ".") return false;
  }
}
