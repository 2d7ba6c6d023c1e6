import { spawn } from "node:child_process";

/** What a program is run with. */
export interface ProgramOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends the program. */
  readonly signal?: AbortSignal | undefined;
}

/** Thrown where a program ends with another code than 0; the message holds all that it printed. */
class ProgramError extends Error {
  override readonly name = "ProgramError";
}

/**
 * Runs a program to its end, with nothing to type into it.
 *
 * @returns what it printed
 * @throws {@link ProgramError}, or the signal's reason
 */
export async function runProgram(program: string, args: readonly string[], options: ProgramOptions): Promise<string> {
  const { cwd, signal } = options;
  signal?.throwIfAborted();
  // A group of its own, so that a Ctrl-C reaches it through the signal alone and everything that it started ends with it.
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    shell: process.platform === "win32",
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
  }
  const stop = () => stopGroup(child.pid);
  signal?.addEventListener("abort", stop, { once: true });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) reject(signal.reason);
      else if (code === 0) resolve(text);
      else reject(new ProgramError(`${[program, ...args].join(" ")} in ${cwd} ended with ${code}:\n${text.trimEnd()}`));
    });
  });
}

function stopGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGTERM");
  } catch (error) {
    // It has ended by itself.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
