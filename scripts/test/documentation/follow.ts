import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Outcome } from "../../release/program.ts";
import { runCommand } from "../setup/command.ts";
import type { CodeBlock } from "./markdown.ts";

/** The vendor's document, in place of which the tests read one of their own: they need no network. */
const vendorUrl = "https://app.launchdarkly.com/api/v2/openapi.json";
const vendorFile = "scripts/test/upstream/vendor.yaml";

/**
 * Does in a copy of the repository what a block of CONTRIBUTING says: writes the file that it shows, applies the change, or runs the
 * command.
 *
 * @returns how the command ended, where the block is one
 * @throws Error for a block that nobody could follow: no file named before it, or lines to change that the file doesn't have once
 */
export async function followBlock(
  { language, text, file, line }: CodeBlock,
  copy: string,
): Promise<Outcome | undefined> {
  if (language === "bash") return runCommand(text.replace(vendorUrl, vendorFile), copy);
  if (file === undefined)
    throw new Error(`CONTRIBUTING.md:${line} doesn't say before the block which file it is about.`);
  const path = join(copy, file);
  if (language === "diff") {
    writeFileSync(path, applyChange(readFileSync(path, "utf8"), text, `CONTRIBUTING.md:${line}`));
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${text}\n`);
  }
  return undefined;
}

/** A change as it is shown to people: lines that stay begin with a space, lines that come with a plus. */
function applyChange(before: string, change: string, place: string): string {
  const lines = change.split("\n");
  const old = lines.filter((line) => !line.startsWith("+")).map((line) => `${line.slice(1)}\n`);
  const parts = before.split(old.join(""));
  if (parts.length !== 2) throw new Error(`${place}: the lines around the change are not there, or more than once.`);
  return parts.join(lines.map((line) => `${line.slice(1)}\n`).join(""));
}
