import { spawn } from "node:child_process";

/** The exit code of a program and what it printed. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface ProgramOptions {
  readonly cwd: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends the program and everything that it started. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a program that must succeed, without input.
 *
 * @returns what it printed
 * @throws Error with all that it printed if it doesn't exit with 0, or the signal's reason
 */
export async function runProgram(program: string, args: readonly string[], options: ProgramOptions): Promise<string> {
  const { code, stdout, stderr } = await tryProgram(program, args, options);
  if (code === 0) return stdout + stderr;
  const command = [program, ...args].join(" ");
  throw new Error(`${command} exited with ${code} in ${options.cwd}:\n${(stdout + stderr).trimEnd()}`);
}

/** Runs a program without input, whatever its exit code. */
export async function tryProgram(
  program: string,
  args: readonly string[],
  { cwd, env, signal, shell = process.platform === "win32" }: ProgramOptions & { readonly shell?: boolean },
): Promise<Outcome> {
  signal?.throwIfAborted();
  // In a process group of its own, a program and all that it starts end with the signal, and Ctrl-C doesn't reach them first.
  const detached = signal !== undefined && process.platform !== "win32";
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached,
    shell,
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const stop = () => child.pid !== undefined && kill(detached ? -child.pid : child.pid);
  signal?.addEventListener("abort", stop, { once: true });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) reject(signal.reason);
      else resolve({ code, stdout, stderr });
    });
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGTERM");
  } catch (error) {
    // It has ended already.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
