import { spawn } from "node:child_process";
import { join } from "node:path";

const command = join(import.meta.dirname, "../../generate.ts");
const loader = import.meta.resolve("tsx");

/** What a run of the command left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `npm run generate` as a process of its own.
 *
 * @param script - default: this repository's
 */
export function runGenerate(options: readonly string[], cwd: string, script = command): Promise<Run> {
  const child = spawn(process.execPath, ["--import", loader, script, ...options], {
    cwd,
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}
