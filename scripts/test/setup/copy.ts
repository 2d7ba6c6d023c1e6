import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const documents = join(import.meta.dirname, "../documents");

/** An edit of a file: a replacement, or its whole text. */
export type Edit =
  | { readonly file: string; readonly from: string; readonly to: string }
  | { readonly file: string; readonly text: string | Uint8Array };

/** Replaces text in a file. */
export function replace(file: string, from: string, to: string): Edit {
  return { file, from, to };
}

/** Creates or overwrites a file. */
export function write(file: string, text: string | Uint8Array): Edit {
  return { file, text };
}

/** Copies one of the tests' documents into a temporary folder, which the caller removes. */
export function copyDocument(name: string, edits: readonly Edit[] = []): { folder: string; remove(): void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-")));
  cpSync(join(documents, name), folder, { recursive: true });
  for (const edit of edits) apply(folder, edit);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** @throws Error if the text to replace is missing, since the test would prove nothing */
function apply(folder: string, edit: Edit): void {
  const file = join(folder, edit.file);
  if ("text" in edit) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, edit.text);
    return;
  }
  const before = readFileSync(file, "utf8");
  if (!before.includes(edit.from)) throw new Error(`${edit.file} does not hold ${JSON.stringify(edit.from)}`);
  writeFileSync(
    file,
    before.replace(edit.from, () => edit.to),
  );
}
