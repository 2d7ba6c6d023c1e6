import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { kebabCase } from "change-case";
import type { Operation } from "../model/operations.ts";

/** So many operations are named for each file; of more, the number says enough. */
const readable = 5;

/**
 * Lists the operations to which the fake API responds with an example, by the file in which a handler can be written.
 *
 * @param folder - absolute path of the folder of the handlers
 * @returns an empty string where every operation has a handler, and where there is no such folder
 */
export function reportUnhandled(operations: readonly Operation[], folder: string): string {
  if (!existsSync(folder)) return "";
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const code = files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  const byFile = new Map<string, string[]>();
  for (const { name, path } of operations) {
    if (new RegExp(`^\\s+${name}\\s*[:(,]`, "m").test(code)) continue;
    const file = join(folder, `${resourceOf(path)}.ts`);
    byFile.set(file, [...(byFile.get(file) ?? []), name]);
  }
  if (byFile.size === 0) return "";
  const lines = [...byFile].map(([file, names]) => {
    const more = names.length > readable ? `, and ${names.length - readable} more` : "";
    return `  ${relative(process.cwd(), file)}: ${names.slice(0, readable).join(", ")}${more}`;
  });
  return `The fake API responds with an example to these operations. Handlers are optional and can be written in:\n${lines.join("\n")}`;
}

/** The first segment of a path after the version: `webhooks` for `/api/v2/webhooks/{id}`. */
function resourceOf(path: string): string {
  const segment = path
    .replace(/^\/api\/v\d+\//, "/")
    .split("/")
    .find((each) => each !== "" && !each.startsWith("{"));
  return kebabCase(segment ?? "") || "root";
}
