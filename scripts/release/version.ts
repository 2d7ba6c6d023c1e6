import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { runProgram } from "./program.ts";

/** A package that is released. */
interface Package {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/**
 * Turns the pending changesets into versions and changelogs, and updates whatever else states the version: the spec, what is
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

  completeChangelogs(packages, after);
  setSpecVersion(join(root, "openapi/openapi.yaml"), after);
  markNewOperations(join(root, "openapi/paths"), after);
  await runProgram("npm", ["run", "generate"], { cwd: root });
  const options = ["--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
  await runProgram("npm", ["install", ...options], { cwd: root });
  return { before, after };
}

function readPackages(root: string): Package[] {
  return readdirSync(join(root, "packages")).map((directory) => {
    const folder = join(root, "packages", directory);
    return { ...JSON.parse(readFileSync(join(folder, "package.json"), "utf8")), folder };
  });
}

/** @throws Error if the versions differ: the packages are released as one */
function commonVersion(packages: readonly Package[]): string {
  const [version, ...others] = new Set(packages.map((each) => each.version));
  if (version === undefined || others.length > 0) {
    throw new Error(`The packages must have the same version, but have ${[version, ...others].join(", ")}.`);
  }
  return version;
}

/** Changesets leaves the section of a package empty that has no changeset of its own: says which package it was released with. */
function completeChangelogs(packages: readonly Package[], version: string): void {
  const heading = `## ${version}\n`;
  const logs = packages.map(({ name, folder }) => {
    const file = join(folder, "CHANGELOG.md");
    const text = readFileSync(file, "utf8");
    const [, section] = text.split(heading);
    if (section === undefined) throw new Error(`${file} has no section for ${version}.`);
    return { name, file, text, isEmpty: section.split(/^## /m)[0]?.trim() === "" };
  });
  const changed = logs.filter(({ isEmpty }) => !isEmpty).map(({ name }) => `\`${name}\` ${version}`);
  const sentence = `Nothing changed in this package. It was released with ${changed.join(" and ")}.`;
  for (const { file, text, isEmpty } of logs) {
    if (isEmpty) writeFileSync(file, text.replace(heading, `${heading}\n${sentence}\n`));
  }
}

/** Writes the release that an operation comes with, `x-since`, where it has none yet. */
function markNewOperations(folder: string, version: string): void {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    const marked = text.replaceAll(/^( +)operationId: .*\n(?!\1x-since: )/gm, `$&$1x-since: ${version}\n`);
    if (marked !== text) writeFileSync(join(folder, name), marked);
  }
}

/** Writes `info.version` and nothing else of the file, so that comments and folded lines stay as they are. */
function setSpecVersion(file: string, version: string): void {
  const text = readFileSync(file, "utf8").replace(/^(info:\n(?: .*\n)*? {2}version: ).*$/m, `$1${version}`);
  if (parse(text)?.info?.version !== version) {
    throw new Error(`${file}: write \`version\` of \`info\` on a line of its own, so that a release can change it.`);
  }
  writeFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { before, after } = await versionPackages(join(import.meta.dirname, "../.."));
    console.log(
      before === after
        ? `There is no pending changeset; the version stays ${before}.`
        : `${before} → ${after}: packages, changelogs, spec, generated files and lock file. Review, test and commit them.`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
