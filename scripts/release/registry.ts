import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./program.ts";

const folder = join(import.meta.dirname, "registry");

/** A registry on loopback that knows our packages alone. */
export interface Registry {
  /** Without a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Installs the registry where that has not been done yet: it stays out of the default install for its size. */
export async function installRegistry(signal: AbortSignal): Promise<void> {
  if (existsSync(join(folder, "node_modules/.package-lock.json"))) return;
  await runProgram("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, signal });
}

/**
 * Starts the registry on a free port, in a process of its own.
 *
 * @param storage - an absolute folder for what is published
 */
export async function startRegistry(storage: string, signal: AbortSignal): Promise<Registry> {
  await mkdir(storage, { recursive: true });
  const child = fork(join(folder, "serve.mjs"), [storage], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const exit = once(child, "exit");
  const stop = async () => {
    child.kill();
    await exit;
  };
  try {
    const [port] = await Promise.race([
      once(child, "message", { signal }),
      exit.then(([code]) => Promise.reject(new Error(`The registry ended with ${code} before it was ready.`))),
    ]);
    return { url: `http://127.0.0.1:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
