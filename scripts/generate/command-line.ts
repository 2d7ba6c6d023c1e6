/** Where a command prints: results to `out`, errors to `error`. */
export interface Output {
  out(text: string): void;
  error(text: string): void;
}

/** The output of a command that runs in a shell. */
export const shell: Output = { out: console.log, error: console.error };

/**
 * Reads the options of a command. Prints the usage for `--help` and for a wrong command line.
 *
 * @param read - returns the options, or `"help"`; throws TypeError for a wrong command line, as `parseArgs` does
 * @returns the options, or the exit code: 0 after help, 2 after an error
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
