import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(import.meta.dirname, "..");

/**
 * Runs turbo's tasks in all workspaces that have them; what has not changed since the last run comes from the cache.
 *
 * @returns turbo's exit code
 */
export function runTasks(tasks: readonly string[], options: readonly string[] = []): Promise<number> {
  const turbo = fileURLToPath(import.meta.resolve("turbo/bin/turbo"));
  const child = spawn(process.execPath, [turbo, "run", ...tasks, "--output-logs=new-only", ...options], {
    cwd: root,
    stdio: "inherit",
    // Nothing is sent anywhere: no telemetry, no look for a newer version.
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1", DO_NOT_TRACK: "1" },
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await runTasks(process.argv.slice(2));
}
