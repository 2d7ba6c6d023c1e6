import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The changelog of the three packages, which are released as one, and what the next release brings: Markdown. */
export function readChangelog(): string {
  const pending = readPending();
  return [
    ...(pending.length > 0 ? ["### Next release", ...pending] : []),
    // The headings of its own stand below the page's; its title would say the page's again.
    readFile(join(root, "packages/client/CHANGELOG.md"))
      .replace(/^# .*$/m, "")
      .replaceAll(/^##/gm, "###"),
  ].join("\n\n");
}

function readPending(): string[] {
  const folder = join(root, ".changeset");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .sort()
    .map((name) =>
      readFile(join(folder, name))
        .replace(/^---\n[\s\S]*?\n---\n/, "")
        .trim(),
    )
    .filter((text) => text !== "");
}

function readFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return ""; // nothing is released yet
    throw error;
  }
}
