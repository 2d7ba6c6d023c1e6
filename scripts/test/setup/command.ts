import { spawn } from "node:child_process";

/** How a program ended, and what it left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in a folder, as a contributor would type it. */
export function runCommand(command: string, cwd: string): Promise<Outcome> {
  return runProgram(command, [], cwd, { shell: true });
}

/** Runs a program to its end, with no terminal at its other side and no colours forced on it. */
export function runProgram(
  program: string,
  options: readonly string[],
  cwd: string,
  { shell = false }: { readonly shell?: boolean } = {},
): Promise<Outcome> {
  const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined };
  const child = spawn(program, options, { cwd, env, shell, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}
