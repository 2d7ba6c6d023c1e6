import { type Outcome, tryProgram } from "../../release/program.ts";

// A test's own terminal must not colour the output.
const env = { NO_COLOR: undefined, FORCE_COLOR: undefined };

/** Runs a command line in a folder, as a contributor would type it. */
export function runCommand(command: string, cwd: string): Promise<Outcome> {
  return tryProgram(command, [], { cwd, env, shell: true });
}

/** Runs this version of Node with some arguments. */
export function runNode(args: readonly string[], cwd: string): Promise<Outcome> {
  return tryProgram(process.execPath, args, { cwd, env });
}
