import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
  const staged = due.flatMap(({ file, text }) => (text === undefined ? [] : { file, text, draft: `${file}.draft` }));
  const replaced: Outcome[] = [];
  const created: string[] = [];
  try {
    for (const { file, draft, text } of staged) {
      const folder = mkdirSync(dirname(file), { recursive: true });
      if (folder) created.push(folder);
      writeFileSync(draft, text);
    }
    for (const outcome of due) {
      replaced.push(outcome);
      if (outcome.text === undefined) rmSync(outcome.file);
      else renameSync(`${outcome.file}.draft`, outcome.file);
    }
  } catch (error) {
    for (const { draft } of staged) rmSync(draft, { force: true });
    for (const { file, before } of replaced) {
      if (before === undefined) rmSync(file, { force: true, recursive: false });
      else writeFileSync(file, before);
    }
    for (const folder of created.reverse()) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
