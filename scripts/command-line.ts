import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Target } from "./pipeline.ts";
import { type LintLevel, lintLevels } from "./spec/lint.ts";
import { folderTarget, packagesTarget } from "./targets.ts";
import { UsageError } from "./usage-error.ts";

/** What `npm run generate -- --help` prints. */
export const usage = `Usage: npm run generate -- [options]

  --check        compare with what is on disk, write nothing, exit 1 where it differs
  --spec FILE    generate from another OpenAPI 3.0 or 3.1 document (default: openapi/openapi.yaml)
  --out DIR      write into another folder (default: the packages)
  --only NAMES   some of the artifacts, by the names that the report has, separated by commas
  --lint LEVEL   error: what the linter finds stops the run (default); warn: it is printed; off: it is not
                 looked for; under the latter two an example that does not validate makes no fixture
  --all          print each finding of the linter, however many there are
  --help         print this

Exit codes: 0 done, 1 nothing was generated or --check found a difference, 2 the command line is wrong.`;

/** What a run was asked to do. */
export interface Options {
  readonly check: boolean;
  /** Absolute path of the spec. */
  readonly spec: string;
  /** The spec as it was named. */
  readonly name: string;
  readonly target: Target;
  readonly only: readonly string[] | undefined;
  readonly lint: LintLevel;
  readonly all: boolean;
  /** The command that writes what `--check` compares with. */
  readonly command: string;
}

/**
 * Reads the command line.
 *
 * @param words - the arguments, without the program
 * @returns nothing where the usage was asked for
 * @throws {@link UsageError} that says what is wrong
 */
export function readOptions(words: readonly string[]): Options | undefined {
  const { values, tokens } = parse(words);
  if (values.help) return undefined;
  const lint = lintLevels.find((level) => level === values.lint);
  if (!lint) throw new UsageError(`--lint takes ${lintLevels.join(", ")}, not ${values.lint}.`);
  if (values.spec !== undefined && values.out === undefined) {
    throw new UsageError("--spec needs --out: the packages are generated from openapi/ alone.");
  }
  const name = values.spec ?? "openapi/openapi.yaml";
  const others = tokens.flatMap((token) => {
    if (token.kind !== "option" || token.name === "check") return [];
    return token.value === undefined ? [token.rawName] : [token.rawName, quote(token.value)];
  });
  return {
    lint,
    name,
    check: values.check,
    all: values.all,
    only: values.only?.split(","),
    spec: values.spec === undefined ? join(import.meta.dirname, "..", name) : resolve(values.spec),
    target: values.out === undefined ? packagesTarget : folderTarget(resolve(values.out)),
    command: ["npm run generate", ...(others.length > 0 ? ["--", ...others] : [])].join(" "),
  };
}

/** A word as a shell takes it. */
function quote(word: string): string {
  return /^[\w./:@,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      tokens: true,
      options: {
        check: { type: "boolean", default: false },
        spec: { type: "string" },
        out: { type: "string" },
        only: { type: "string" },
        lint: { type: "string", default: "error" },
        all: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error; // it throws no other for what it can't parse
  }
}
