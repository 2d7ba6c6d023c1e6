import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium } from "./chromium.ts";

const root = join(import.meta.dirname, "..");

/** What a run of turbo is told beside the names of the tasks. */
export interface TaskOptions {
  /** Further options of `turbo run`, such as `--continue`. */
  readonly options?: readonly string[];
  /** Whether turbo's own output is held back unless a task fails. Default: false. */
  readonly quiet?: boolean;
}

/**
 * Runs turbo's tasks in all workspaces that have them; what has not changed since the last run comes from the cache.
 *
 * @returns the exit code: 0 where all passed, else 1
 */
export function runTasks(tasks: readonly string[], { options = [], quiet = false }: TaskOptions = {}): Promise<number> {
  const turbo = fileURLToPath(import.meta.resolve("turbo/bin/turbo"));
  const child = spawn(process.execPath, [turbo, "run", ...tasks, ...options], {
    cwd: root,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    env: {
      ...process.env,
      // Nothing is sent anywhere: no telemetry, no look for a newer version.
      TURBO_TELEMETRY_DISABLED: "1",
      DO_NOT_TRACK: "1",
      // Part of every task's hash: what passed on one release of Node says nothing of another.
      NODE_RELEASE: process.version,
      // Part of the browser tests' hash: left out for want of a browser, they are no result once there is one.
      CHROMIUM: findChromium() ?? "",
    },
  });
  const held: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => held.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => held.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(held));
      resolve(code === 0 ? 0 : 1);
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await runTasks(process.argv.slice(2));
}
