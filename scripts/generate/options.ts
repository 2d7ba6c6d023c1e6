import { parseArgs } from "node:util";
import { UsageError } from "./command-line.ts";

/** What `npm run generate -- --help` prints. */
export const usage = `Usage: npm run generate -- [options]

  --check        compare with what is on disk, write nothing, exit 1 where it differs
  --only NAMES   some of the files, by the names that the report has, separated by commas
  --all          print each finding of the linter, however many there are
  --help         print this

Exit codes: 0 done, 1 nothing was generated or --check found a difference, 2 the command line is wrong.`;

/** Options of the command. */
export interface Options {
  readonly check: boolean;
  readonly only: readonly string[] | undefined;
  readonly all: boolean;
  /** The command that writes what `--check` compares with. */
  readonly command: string;
}

/**
 * Reads the command line.
 *
 * @param words - the arguments, without the program
 * @returns undefined where the usage was asked for
 * @throws {@link UsageError} that says what is wrong
 */
export function readOptions(words: readonly string[]): Options | undefined {
  const { help, check, only, all } = parse(words);
  if (help) return undefined;
  const command = ["npm run generate", ...(only === undefined ? [] : [`-- --only ${only}`])].join(" ");
  return { check, all, only: only?.split(","), command };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        check: { type: "boolean", default: false },
        only: { type: "string" },
        all: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error; // it throws no other for what it can't parse
  }
}
