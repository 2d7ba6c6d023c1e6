import { spawn } from "node:child_process";

/** How a command ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in a folder, as a contributor would type it, with no terminal at its end. */
export function runCommand(command: string, cwd: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    // Whoever runs the tests may force colours on all that they start.
    const { FORCE_COLOR: _, ...env } = process.env;
    const child = spawn(command, { cwd, env, shell: true, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}
