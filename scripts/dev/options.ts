import { parseArgs } from "node:util";

/** Options of `npm start`. */
export interface StartOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly open: boolean;
  /** Whether to keep running and watch the spec until Ctrl-C. */
  readonly watch: boolean;
}

/** Printed for `--help` and after an error in the command line. */
export const usage = `Usage: npm start -- [options]

  --port PORT   port on 127.0.0.1 (default: a free one)
  --open        keep running, and open the reference page in the browser
  --once        run once and exit
  --watch       keep running and watch the spec until Ctrl-C, even without a terminal
  --help        print this help

Generates from the spec, builds the packages, serves the fake API and the reference page, and calls the GET operations.
On a terminal it keeps running: after each save in openapi/ it generates again and updates the page. Without a terminal,
or if CI is set, it runs once and exits.

Exit codes: 0 success, 1 broken spec, failed build or occupied port, 2 wrong command line.`;

/** Where `npm start` runs. */
export interface Surroundings {
  /** Whether input and output are a terminal. */
  readonly terminal: boolean;
  readonly ci: boolean;
}

/**
 * Reads the command line.
 *
 * @returns the options, or `"help"`
 * @throws TypeError for an unknown option or an invalid value
 */
export function readOptions(args: readonly string[], { terminal, ci }: Surroundings): StartOptions | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "0" },
      open: { type: "boolean", default: false },
      once: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  const { once, open, watch } = values;
  if (once && watch) throw new TypeError("--once and --watch can't be combined");
  if (once && open) throw new TypeError("--once and --open can't be combined: the page would be gone when it opens");
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new TypeError(`--port must be a number from 0 to 65535, not ${values.port}`);
  }
  return { port, open, watch: watch || open || (terminal && !ci && !once) };
}
