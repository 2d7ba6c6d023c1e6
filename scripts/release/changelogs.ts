import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Released } from "./packages.ts";

/**
 * Gives each package that was only released along a sentence that says with which: changesets leaves its section of the changelog
 * empty.
 */
export function completeChangelogs(packages: readonly Released[]): void {
  const logs = packages.map((each) => ({ ...each, file: join(each.folder, "CHANGELOG.md") }));
  const changed = logs.filter(({ file, version }) => sectionOf(readFileSync(file, "utf8"), version).trim() !== "");
  for (const { file, version } of logs.filter((log) => !changed.includes(log))) {
    const others = changed.map((other) => `\`${other.name}\` ${other.version}`).join(" and ");
    const text = readFileSync(file, "utf8");
    const heading = `## ${version}\n`;
    writeFileSync(
      file,
      text.replace(heading, `${heading}\nNothing changed in this package. It was released with ${others}.\n`),
    );
  }
}

/** What a changelog says of a version. */
function sectionOf(changelog: string, version: string): string {
  const lines = changelog.split("\n");
  const start = lines.indexOf(`## ${version}`) + 1;
  if (start === 0) throw new Error(`The changelog has no section for ${version}.`);
  const length = lines.slice(start).findIndex((line) => line.startsWith("## "));
  return lines.slice(start, length < 0 ? undefined : start + length).join("\n");
}
