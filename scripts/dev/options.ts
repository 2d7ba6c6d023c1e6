import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface StartOptions {
  /** 0 for any port that is free. */
  readonly port: number;
  readonly open: boolean;
  /** Whether to stay and follow the spec until Ctrl-C. */
  readonly watch: boolean;
}

/** What `--help` prints, and what a wrong command line is answered with. */
export const usage = `Usage: npm start -- [options]

  --port PORT   listen on this port of 127.0.0.1 (default: a free one)
  --open        stay, and open the reference page in the browser
  --once        do everything once and exit
  --watch       stay and follow the spec until Ctrl-C, without a terminal too
  --help        print this

Generates from the spec, builds the packages, starts the fake API with the reference page on loopback, and calls both
operations. On a terminal it stays: each save of the spec generates again and renews the page. Without a terminal, or
with CI set, it does everything once and exits.

Exit codes: 0 done, 1 the spec is broken, a package doesn't build or the port is taken, 2 the command line is wrong.`;

/** Where the command runs. */
export interface Surroundings {
  /** Whether somebody sits at a terminal, at both its ends. */
  readonly terminal: boolean;
  readonly ci: boolean;
}

/**
 * Reads the command line.
 *
 * @returns the options, or `"help"`
 * @throws TypeError for an option that there isn't, or a value that can't be
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
  if (once && watch) throw new TypeError("--once and --watch exclude each other");
  if (once && open) throw new TypeError("--once and --open exclude each other: the page would be gone when it opens");
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new TypeError(`--port takes a number from 0 to 65535, not ${values.port}`);
  }
  return { port, open, watch: watch || open || (terminal && !ci && !once) };
}
