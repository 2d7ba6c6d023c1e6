import { realpathSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { optionsOrExitCode, shell } from "../generate/command-line.ts";
import { compareWithBase, findBases, namedBase } from "./base.ts";
import { checkChangesets, writeChangeset } from "./changesets.ts";
import { reportCheck, reportJson, reportMarkdown, reportText } from "./report.ts";

const usage = `Usage: npm run spec:changes [-- options]

  Compares the spec with a commit and prints the changes and the version bump that they need.

  --base REF  compare with this commit (default: the last release, or where the branch left main)
  --json      print JSON
  --markdown  print the report for a pull request
  --check     fail unless the changes have a changeset with a large enough bump
  --write     write the changeset that --check asks for
  --help      print this help

  --check and --write compare with where the branch left main, and with the last release.

Exit codes: 0 done; 1 a changeset is missing or too small, or the spec is invalid; 2 the command line is wrong.`;

const nothingToCompare =
  "Nothing to compare with: there is no git history with a release or a main branch. Name a commit: --base REF.";

/**
 * Runs the command `spec:changes`.
 *
 * @param root - the folder of the repository
 * @returns the exit code
 * @throws SpecError if the spec is invalid, and Error if the types don't compile or a changeset is invalid
 */
export async function specChanges(root: string, args: readonly string[], output = shell): Promise<number> {
  const options = optionsOrExitCode(usage, () => readOptions(args), output);
  if (typeof options === "number") return options;
  const { base: ref, check, write, json, markdown } = options;

  const named = ref === undefined ? undefined : await namedBase(root, ref);
  if (ref !== undefined && !named) {
    output.error(`No commit is called ${ref}. In a shallow clone, run \`git fetch --unshallow --tags\` first.`);
    return 2;
  }
  const bases = named ? [named] : await findBases(root);
  const base = bases.at(-1);
  if (!base) {
    output.out(json ? JSON.stringify({ base: null, level: null, changes: [] }) : nothingToCompare);
    return 0;
  }
  if (write) {
    for (const each of bases) output.out(await writeChangeset(root, await checkChangesets(root, each)));
    return 0;
  }
  if (check) {
    for (const each of bases) {
      const result = await checkChangesets(root, each);
      output[result.satisfied ? "out" : "error"](reportCheck(result));
      if (!result.satisfied) return 1;
    }
    return 0;
  }
  const comparison = await compareWithBase(root, base);
  if (markdown) output.out(await reportMarkdown(root, comparison));
  else output.out(json ? reportJson(comparison) : reportText(comparison));
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
    throw new TypeError("--json, --markdown, --write and --check can't be combined.");
  }
  return values;
}

// Tests import this file. A check must not pass silently because the path leads through a link.
if (realpathSync(process.argv[1] ?? "") === import.meta.filename) {
  try {
    process.exitCode = await specChanges(join(import.meta.dirname, "../.."), process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
