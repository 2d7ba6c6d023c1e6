import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { optionsOrExitCode } from "../generate/command-line.ts";
import { runProgram } from "./program.ts";

const usage = `Usage: npm run version-packages [-- options]

  Turns the pending changesets into a version and changelogs, and updates the spec, the generated files and the lock file.

  --help  print this help

Exit codes: 0 done, or no changeset is pending; 1 failed; 2 the command line is wrong.`;

/**
 * Turns the pending changesets into versions and changelogs, and updates the other places that state the version: the spec, the
 * generated files and the lock file.
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

/** A package that is released. */
interface Package {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
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

/** Fills the sections of packages without a changeset, which changesets leaves empty, with the name of the package that has one. */
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

/** Sets `x-since`, the release that an operation first appears in, on new operations. */
function markNewOperations(folder: string, version: string): void {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    const marked = text.replaceAll(/^( +)operationId: .*\n(?!\1x-since: )/gm, `$&$1x-since: ${version}\n`);
    if (marked !== text) writeFileSync(join(folder, name), marked);
  }
}

/** Sets `info.version` and leaves the rest of the file, with its comments and folded lines, unchanged. */
function setSpecVersion(file: string, version: string): void {
  const text = readFileSync(file, "utf8").replace(/^(info:\n(?: .*\n)*? {2}version: ).*$/m, `$1${version}`);
  if (parse(text)?.info?.version !== version) {
    throw new Error(`${file}: put the \`version\` of \`info\` on a line of its own, so that a release can change it.`);
  }
  writeFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function main(): Promise<number> {
  const options = optionsOrExitCode(usage, () => {
    const { values } = parseArgs({ options: { help: { type: "boolean", default: false } } });
    return values.help ? "help" : values;
  });
  if (typeof options === "number") return options;
  const { before, after } = await versionPackages(join(import.meta.dirname, "../.."));
  console.log(
    before === after
      ? `No changeset is pending; the version stays ${before}.`
      : `${before} → ${after}: packages, changelogs, spec, generated files and lock file. Review, test and commit them.`,
  );
  return 0;
}
