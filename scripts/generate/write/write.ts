import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file that the pipeline generates. */
export interface Artifact {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
}

/** An artifact compared with the disk, or a generated file that is no longer an artifact. */
export interface Outcome {
  readonly file: string;
  readonly state: "unchanged" | "changed" | "new" | "removed";
  /** The new text; `undefined` if the file is removed. */
  readonly text: string | undefined;
  /** The text on disk; `undefined` if the file doesn't exist. */
  readonly before: string | undefined;
}

/**
 * Compares artifacts with the disk, without writing anything.
 *
 * @param folders - folders of generated files: a file named `*.gen.*` with the banner that isn't an artifact is to be removed
 */
export function compareArtifacts(artifacts: readonly Artifact[], folders: readonly string[]): Outcome[] {
  const outcomes = artifacts.map((artifact): Outcome => {
    const before = read(artifact.file);
    const state = before === undefined ? "new" : before === artifact.text ? "unchanged" : "changed";
    return { ...artifact, state, before };
  });
  const known = new Set(artifacts.map(({ file }) => file));
  const orphans = folders
    .flatMap(listGenerated)
    .filter((file) => !known.has(file))
    .map((file): Outcome => ({ file, state: "removed", text: undefined, before: read(file) }))
    // Other generators name their files alike.
    .filter(({ before }) => before?.startsWith("// Generated from "));
  return [...outcomes, ...orphans];
}

function listGenerated(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.gen\.(js|d\.ts|ts)$/.test(name) && !name.includes("node_modules"))
    .map((name) => join(folder, name))
    .sort();
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/**
 * Writes, replaces and removes files, all or none: every new text is first written beside its file, and takes its place only when all are
 * there. A failure restores what was there before.
 *
 * @throws the error of the file system, after everything is restored
 */
export function writeOutcomes(outcomes: readonly Outcome[]): void {
  const changes = outcomes.filter(({ state }) => state !== "unchanged");
  const undo: (() => void)[] = [];
  try {
    for (const { file, text } of changes) {
      if (text === undefined) continue;
      const draft = draftOf(file);
      const folder = mkdirSync(dirname(file), { recursive: true });
      if (folder) undo.push(() => rmSync(folder, { recursive: true }));
      // A draft may have taken its file's place already, or there may be a folder in its place.
      undo.push(() => statSync(draft, { throwIfNoEntry: false })?.isFile() && rmSync(draft));
      writeFileSync(draft, text);
    }
    for (const { file, text, before } of changes) {
      if (text === undefined) rmSync(file);
      else renameSync(draftOf(file), file);
      undo.push(() => (before === undefined ? rmSync(file) : writeFileSync(file, before)));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

function draftOf(file: string): string {
  return `${file}.draft`;
}
