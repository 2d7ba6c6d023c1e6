import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../setup/repository.ts";

/** The published packages, each by its folder in `packages/`. */
export const packages = ["types", "client", "testing"] as const;

/** A package as npm publishes it. */
export interface PackedPackage {
  readonly name: string;
  /** Absolute path of the tarball. */
  readonly tarball: string;
  /** The files within it, sorted. */
  readonly files: readonly string[];
}

/** The fields of `npm pack --json` that are read. */
interface PackReport {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs the built packages into a new temporary folder, which the caller removes. */
export function packPackages(): { folder: string; packed: PackedPackage[] } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-packed-")));
  const workspaces = packages.flatMap((name) => ["--workspace", `packages/${name}`]);
  const output = execFileSync("npm", ["pack", "--json", "--pack-destination", folder, ...workspaces], {
    cwd: root,
    encoding: "utf8",
  });
  const reports: readonly PackReport[] = JSON.parse(output);
  const packed = reports.map(({ name, filename, files }) => ({
    name,
    tarball: join(folder, filename),
    files: files.map(({ path }) => path).sort(),
  }));
  return { folder, packed };
}

/** The fields of `package.json` that the tests read. */
export interface Manifest {
  readonly name: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly sideEffects: boolean;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

/** Reads the `package.json` of a package. */
export function readManifest(name: (typeof packages)[number]): Manifest {
  return JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"));
}

/** The entries of a package as users import them, such as `@ld-rest/testing/node`. */
export function listSpecifiers({ name, exports }: Manifest): string[] {
  return Object.keys(exports).map((path) => name + path.slice(1));
}
