import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** The content of a folder: the text of each file by its path, with the time of its last change. */
export function readTree(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const content = entry.isFile() ? `${lstatSync(path).mtimeMs} ${readFileSync(path, "utf8")}` : "a folder";
    return [relative(folder, path), content];
  });
  return Object.fromEntries(entries.sort());
}
