import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BundledSpec } from "./bundle.ts";
import type { Problem } from "./problem.ts";

/**
 * Finds the YAML and JSON files beneath `components/` and `paths/`, beside the root file, that the spec never refers to. The
 * linter can't: what nothing refers to is not in the bundle.
 */
export function findUnusedFiles(spec: BundledSpec): Problem[] {
  const folder = dirname(spec.file);
  return ["components", "paths"]
    .flatMap((name) => listFiles(join(folder, name)))
    .filter((file) => /\.(ya?ml|json)$/.test(file) && !spec.files.has(file))
    .map((file) => ({
      file,
      line: 1,
      column: 1,
      severity: "error",
      rule: "unused-file",
      message: "Nothing refers to this file, so nothing is generated from it.",
      advice: "Refer to it from a path, an operation or a component, or delete it.",
    }));
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
