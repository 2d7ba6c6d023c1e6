import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Outcome } from "./artifacts.ts";

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
