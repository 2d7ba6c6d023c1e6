import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Makes the disk agree with what was generated, all or nothing: every new text is first written beside its file, and only when all
 * are there do they take their places. A failure on the way puts back what was there and leaves nothing behind.
 *
 * @throws whatever the file system throws, after the tree is as it was
 */
export function writeOutcomes(outcomes: readonly Outcome[]): void {
  const due = outcomes.filter(({ state }) => state !== "unchanged");
  const undo: (() => void)[] = [];
  try {
    for (const { file, text } of due) {
      if (text === undefined) continue;
      const folder = mkdirSync(dirname(file), { recursive: true });
      if (folder) undo.push(() => rmSync(folder, { recursive: true }));
      undo.push(() => discard(draftOf(file)));
      writeFileSync(draftOf(file), text);
    }
    for (const { file, text, before } of due) {
      if (text === undefined) rmSync(file);
      else renameSync(draftOf(file), file);
      undo.push(() => (before === undefined ? rmSync(file) : writeFileSync(file, before)));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/** A draft that has taken its place already, or could not be written at all, is not there to be removed. */
function discard(draft: string): void {
  if (statSync(draft, { throwIfNoEntry: false })?.isFile()) rmSync(draft);
}

function draftOf(file: string): string {
  return `${file}.draft`;
}

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

/** A file that the pipeline makes. */
export interface Artifact {
  /** Absolute path. */
  readonly file: string;
  /** What it is, in a word or two, for the report. */
  readonly label: string;
  readonly text: string;
  /** How long it took to render. */
  readonly milliseconds: number;
}

/** How an artifact compares with what is on disk. */
export type State = "unchanged" | "changed" | "new" | "orphaned";

/** An artifact, or a generated file that none of them is, with how it stands on disk. */
export interface Outcome {
  readonly file: string;
  readonly label: string;
  readonly state: State;
  /** What the file shall hold; `undefined` where it shall be gone. */
  readonly text: string | undefined;
  /** What it holds now; `undefined` where it isn't there. */
  readonly before: string | undefined;
  readonly milliseconds?: number;
}
