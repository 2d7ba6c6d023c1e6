/** Where a command prints: results to `out`, refusals to `error`. */
export interface Output {
  out(text: string): void;
  error(text: string): void;
}

/** The output of a command that runs in a shell. */
export const shell: Output = { out: console.log, error: console.error };

/**
 * Reads what a command is called with. Where that is nothing to work with, it prints the usage.
 *
 * @param read - returns the options, or `"help"` where they ask for it; throws TypeError, as `parseArgs` does, for what is wrong
 * @returns the options, or the exit code: 0 after help, 2 after a mistake
 */
export function optionsOrExitCode<Options extends object>(
  usage: string,
  read: () => Options | "help",
  output = shell,
): Options | number {
  try {
    const options = read();
    if (options !== "help") return options;
    output.out(usage);
    return 0;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    output.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}

/** Thrown for a command line that makes no sense; the message says why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
