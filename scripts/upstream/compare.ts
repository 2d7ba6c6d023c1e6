import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import type { OpenAPI3 } from "openapi-typescript";
import type { Output } from "../generate/command-line.ts";
import { isObject } from "../generate/read/references.ts";
import { compareDocuments } from "./differences.ts";
import { UnreadableDocument } from "./document.ts";

/** Arguments of {@link compareCommand}. */
interface CompareArguments {
  /** Path or URL of the vendor's document. */
  readonly source: string;
  readonly ours: OpenAPI3;
  readonly theirs: OpenAPI3;
  /** The folder of the repository. */
  readonly root: string;
  /** Path of the list of deliberate differences. */
  readonly list: string;
  readonly output: Output;
}

/**
 * Prints the differences between our operations and the vendor's that the list of deliberate differences doesn't explain, and the
 * entries of the list that are stale.
 *
 * @returns the exit code
 * @throws Error if the list is invalid
 */
export function compareCommand({ source, ours, theirs, root, list, output }: CompareArguments): number {
  const { differences, matched } = compareDocuments(ours, theirs);
  if (matched === 0) {
    throw new UnreadableDocument(`${source} has none of our operations. Check that it is LaunchDarkly's document.`);
  }
  const explained = readExplained(list);
  const unexplained = differences.filter((difference) => !explained.includes(difference));
  const stale = explained.filter((difference) => !differences.includes(difference));
  const file = relative(root, list).replaceAll("\\", "/");

  const parts = [
    ...printBlock("Only in the vendor's document:", startingWith("only there: ", unexplained)),
    ...printBlock("Only in our document:", startingWith("only here: ", unexplained)),
    ...printBlock("Different in the two documents:", startingWith("differs: ", unexplained)),
    ...printBlock(`Explained in ${file}, but no longer different. Remove these entries:`, stale),
  ];
  if (unexplained.length > 0) {
    parts.push(`Fix the spec, or add each line to ${file} as the \`difference\` of an entry with a \`reason\`.`);
  }
  parts.push(
    `${unexplained.length} unexplained differences, ${explained.length - stale.length} explained, ${stale.length} stale explanations.`,
  );
  const isDone = unexplained.length + stale.length === 0;
  output[isDone ? "out" : "error"](parts.join("\n\n"));
  return isDone ? 0 : 1;
}

/** Reads the list of deliberate differences: YAML, a list of objects with `difference` and `reason`. */
function readExplained(file: string): string[] {
  const list = parseYaml(readFileSync(file, "utf8"));
  if (!Array.isArray(list)) throw new Error(`${file} has to be a list.`);
  return list.map((entry: unknown, index) => {
    const { difference, reason } = isObject(entry) ? entry : {};
    if (typeof difference !== "string" || typeof reason !== "string" || reason.trim() === "") {
      throw new Error(`${file}: entry ${index + 1} needs a \`difference\` and a \`reason\`.`);
    }
    return difference;
  });
}

function startingWith(prefix: string, lines: readonly string[]): string[] {
  return lines.filter((line) => line.startsWith(prefix));
}

function printBlock(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}\n${lines.map((line) => `  ${line}`).join("\n")}`];
}
