import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Artifact, Outcome } from "./artifacts.ts";

/**
 * Holds artifacts against the disk without touching it.
 *
 * @param folders - where generated files may stand; what is named `*.gen.*` in one of them, has the banner and is no artifact is
 *   orphaned
 */
export function compareArtifacts(artifacts: readonly Artifact[], folders: readonly string[]): Outcome[] {
  const outcomes = artifacts.map((artifact): Outcome => {
    const before = read(artifact.file);
    const state = before === undefined ? "new" : before === artifact.text ? "unchanged" : "changed";
    return { ...artifact, state, before };
  });
  const known = new Set(artifacts.map(({ file }) => file));
  const orphans = [...new Set(folders.flatMap(listGenerated))]
    .filter((file) => !known.has(file))
    .map((file): Outcome => ({ file, label: "orphan", state: "orphaned", text: undefined, before: read(file) }))
    // Other generators name their files alike.
    .filter(({ before }) => before?.startsWith("// Generated from "));
  return [...outcomes, ...orphans];
}

function listGenerated(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.gen\.(js|d\.ts|ts)$/.test(name) && !name.includes("node_modules"))
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
    // Node doesn't say of a folder where it is.
    throw error instanceof Error ? Object.assign(error, { path: file }) : error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
