import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const tsc = join(import.meta.dirname, "../../node_modules/@typescript/native/bin/tsc");

/** The fields of `package.json` that are read. */
interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
}

/**
 * Lists the declarations that the compiler reads if every entry of a package is imported.
 *
 * @param folder - the built package
 * @returns paths within the package, sorted
 */
export function listReachableDeclarations(folder: string): string[] {
  const place = realpathSync(folder);
  const { exports }: Manifest = JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
  const entries = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [] : [entry.types]));
  const options = ["--listFilesOnly", "--ignoreConfig", "--module", "nodenext", "--target", "es2022"];
  const files = execFileSync(process.execPath, [tsc, ...options, ...entries], { cwd: place, encoding: "utf8" });
  return files
    .split("\n")
    .map((file) => relative(place, resolve(place, file.trim())).replaceAll("\\", "/"))
    .filter((file) => file.startsWith("dist/"))
    .sort();
}

/**
 * Removes the declarations of internal modules, which no entry refers to, after a build. A declaration bundler would do more, but
 * each depends on the API of one version of TypeScript, and its output loses the modules that editors jump to.
 */
function pruneDeclarations(folder: string): void {
  const reachable = listReachableDeclarations(folder);
  for (const name of readdirSync(join(folder, "dist"), { recursive: true, encoding: "utf8" })) {
    const file = `dist/${name.replaceAll("\\", "/")}`;
    if (file.endsWith(".d.ts") && !reachable.includes(file)) rmSync(join(folder, file));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) pruneDeclarations(process.cwd());
