import { readFileSync } from "node:fs";
import { checkStateSeed, type StateSeed } from "../state/data.js";

/**
 * Reads a state file: JSON with the lists `applications`, `integrationConfigurations` and `integrationKeys`, as `snapshot` returns them. What
 * the lists hold is checked by the fake that is made with them.
 *
 * @throws Error that names the file and says what is wrong
 *
 * @example
 * ```ts
 * import { writeFileSync } from "node:fs";
 * import { createFakeApi } from "@ld-rest/testing";
 * import { readStateFile } from "@ld-rest/testing/node";
 *
 * writeFileSync("state.json", JSON.stringify(createFakeApi().snapshot()));
 * const fake = createFakeApi(readStateFile("state.json"));
 * console.log(fake.applications.size);
 * ```
 */
export function readStateFile(file: string): StateSeed {
  try {
    const seed: unknown = JSON.parse(readFileSync(file, "utf8"));
    checkStateSeed(seed);
    return seed;
  } catch (error) {
    throw new Error(`The state file ${file} can't be used: ${describe(error)}`, { cause: error });
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOENT") return "there is no such file.";
  return error instanceof SyntaxError ? `it is no JSON. ${error.message}` : error.message;
}
