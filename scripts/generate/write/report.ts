import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { styleText } from "node:util";
import type { Operation } from "../model/operations.ts";
import type { Outcome } from "./write.ts";

/** One line for each file: what happens to it, its path and its size. */
export function reportOutcomes(outcomes: readonly Outcome[]): string {
  return outcomes
    .map(({ file, text, state }) => {
      const size = text === undefined ? "" : ` (${(Buffer.byteLength(text) / 1000).toFixed(1)} kB)`;
      const label = styleText(state === "unchanged" ? "dim" : "green", state.padEnd("unchanged".length));
      return `${label}  ${relative(process.cwd(), file)}${size}`;
    })
    .join("\n");
}

/** Maximum number of operations that are named. */
const maxNames = 10;

/**
 * Names the operations to which the fake API responds with an example, because no file of handlers mentions them.
 *
 * @param folder - absolute path of the folder of the handlers
 * @returns an empty string if every operation has a handler, or if there is no such folder
 */
export function reportUnhandled(operations: readonly Operation[], folder: string): string {
  const files = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const code = files.map((file) => readFileSync(file, "utf8")).join("\n");
  const names = operations.map(({ name }) => name).filter((name) => !new RegExp(`\\b${name}\\b`).test(code));
  if (files.length === 0 || names.length === 0) return "";
  const more = names.length > maxNames ? `, and ${names.length - maxNames} more` : "";
  const listed = names.slice(0, maxNames).join(", ") + more;
  return `The fake API responds with an example to ${listed}. Handlers are optional: ${relative(process.cwd(), folder)}`;
}
