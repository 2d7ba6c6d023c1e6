import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { isObject, valueAt } from "../spec/json-pointer.ts";
import { completeChangelogs } from "./changelogs.ts";
import { commonVersion, readPackages } from "./packages.ts";
import { runProgram } from "./program.ts";

/**
 * Turns the changesets that wait into versions and changelogs, and brings along whatever else states the version: the spec, what is
 * generated from it, the lock file.
 *
 * @param root - the folder of the repository
 * @returns the version before and after
 */
export async function versionPackages(root: string): Promise<{ before: string; after: string }> {
  const before = commonVersion(readPackages(root));
  await runProgram("npx", ["changeset", "version"], { cwd: root });
  const packages = readPackages(root);
  const after = commonVersion(packages);
  if (after === before) return { before, after };

  completeChangelogs(packages);
  setSpecVersion(join(root, "openapi/openapi.yaml"), after);
  markNewOperations(join(root, "openapi/paths"), after);
  await runProgram("npm", ["run", "generate"], { cwd: root });
  await runProgram("npm", ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: root,
  });
  return { before, after };
}

/** Writes the release that an operation comes with, `x-since`, where it has none yet. */
function markNewOperations(folder: string, version: string): void {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    const marked = text.replaceAll(/^( +)operationId: .*\n(?!\1x-since: )/gm, `$&$1x-since: ${version}\n`);
    if (marked !== text) writeFileSync(join(folder, name), marked);
  }
}

/** Writes `info.version`, and nothing else of the file, comments and folded lines included. */
function setSpecVersion(file: string, version: string): void {
  const text = readFileSync(file, "utf8").replace(/^(info:\n(?: .*\n)*? {2}version: ).*$/m, `$1${version}`);
  const document: unknown = parseYaml(text);
  if (!isObject(document) || valueAt(document, ["info", "version"]) !== version) {
    throw new Error(
      `${file}: \`info\` has no \`version\` in a line of its own, so the version can't be written there.`,
    );
  }
  writeFileSync(file, text);
}
