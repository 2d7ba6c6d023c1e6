import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** The files of a folder by path: text and time of the last change. */
export function readTree(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const content = entry.isFile() ? `${lstatSync(path).mtimeMs} ${readFileSync(path, "utf8")}` : "a folder";
    return [relative(folder, path), content];
  });
  return Object.fromEntries(entries.sort());
}
