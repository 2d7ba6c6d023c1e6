import { parseArgs } from "node:util";
import { type Output, optionsOrExitCode } from "../generate/command-line.ts";
import { type Base, checkedBases, compareWithBase, defaultBase, namedBase } from "./base.ts";
import { checkBase, writeChangeset } from "./changesets.ts";
import { reportMarkdown } from "./markdown.ts";
import { reportJson, reportText, reportVerdict } from "./report.ts";

const usage = `Usage: npm run spec:changes [-- options]

  Prints how the spec differs from a commit, and the version bump that the differences need.

  --base REF  the commit to compare with (default: the last release, else where this work left main)
  --json      print one JSON object
  --markdown  print a report for a pull request
  --write     write the changeset that --check misses
  --check     exit 1 where the changes have no changeset, or one that gives too little
  --help      print this

  --write and --check look at what came after this work left main, and at what came after the last release.

Exit codes: 0 done; 1 a changeset is missing or too small, or the spec is broken; 2 the command line is wrong.`;

const nothingToCompare =
  "Nothing to compare with: this folder's git history shows no release and no main branch. Name a commit: --base REF.";

/**
 * The command `spec:changes`.
 *
 * @param root - the folder of the repository
 * @returns the exit code
 * @throws SpecError where the spec is broken, and Error where it can't be compared
 */
export async function specChanges(root: string, args: readonly string[], output: Output): Promise<number> {
  const options = optionsOrExitCode(usage, () => readOptions(args), output);
  if (typeof options === "number") return options;
  const { check, write, json, markdown } = options;

  const named = options.base === undefined ? undefined : await namedBase(root, options.base);
  if (options.base !== undefined && named === undefined) {
    output.error(
      `There is no commit ${options.base} here. In a shallow clone, fetch it: git fetch --unshallow --tags.`,
    );
    return 2;
  }
  if (check || write) {
    const bases = named ? [named] : await checkedBases(root);
    if (bases.length === 0) output.out(nothingToCompare);
    return write ? writeMissing(root, bases, output) : checkAll(root, bases, output);
  }
  const base = named ?? (await defaultBase(root));
  if (!base) {
    output.out(json ? JSON.stringify({ base: null, level: null, changes: [] }) : nothingToCompare);
    return 0;
  }
  const comparison = await compareWithBase(root, base);
  if (markdown) output.out(await reportMarkdown(root, comparison));
  else output.out(json ? reportJson(comparison) : reportText(comparison));
  return 0;
}

async function checkAll(root: string, bases: readonly Base[], output: Output): Promise<number> {
  for (const base of bases) {
    const verdict = await checkBase(root, base);
    if (!verdict.satisfied) {
      output.error(reportVerdict(verdict));
      return 1;
    }
    output.out(reportVerdict(verdict));
  }
  return 0;
}

async function writeMissing(root: string, bases: readonly Base[], output: Output): Promise<number> {
  for (const base of bases) output.out(await writeChangeset(root, await checkBase(root, base)));
  return 0;
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      base: { type: "string" },
      json: { type: "boolean", default: false },
      markdown: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  if ([values.json, values.markdown, values.write, values.check].filter(Boolean).length > 1) {
    throw new TypeError("--json, --markdown, --write and --check exclude each other.");
  }
  return values;
}
