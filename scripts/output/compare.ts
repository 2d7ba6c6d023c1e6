import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Artifact, Outcome } from "./artifacts.ts";

/**
 * Holds artifacts against the disk without touching it.
 *
 * @param folders - where generated files may stand; a `*.gen.ts` in one of them that is no artifact is orphaned
 */
export function compareArtifacts(artifacts: readonly Artifact[], folders: readonly string[]): Outcome[] {
  const outcomes = artifacts.map(({ file, label, text }): Outcome => {
    const before = read(file);
    const state = before === undefined ? "new" : before === text ? "unchanged" : "changed";
    return { file, label, state, text, before };
  });
  const known = new Set(artifacts.map(({ file }) => file));
  const orphans = folders
    .flatMap(listGenerated)
    .filter((file) => !known.has(file))
    .map((file): Outcome => ({ file, label: "orphan", state: "orphaned", text: undefined, before: read(file) }));
  return [...outcomes, ...orphans];
}

function listGenerated(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".gen.ts") && !name.includes("node_modules"))
      .map((name) => join(folder, name))
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
