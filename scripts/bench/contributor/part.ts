import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { formatNumber } from "../measure/format.ts";
import type { Findings } from "../result.ts";

const root = join(import.meta.dirname, "../../..");

/** What a contributor waits for: a clean clone's install and its tests, then the tests with nothing changed. */
export async function measure(): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), "ld-rest-clone-"));
  try {
    const clone = join(folder, "ld-rest");
    execFileSync("git", ["clone", "--quiet", "--no-hardlinks", root, clone]);
    const install = time(clone, "npm", "ci");
    const first = time(clone, "npm", "test");
    const again = time(clone, "npm", "test");
    return {
      tables: [
        {
          title: "What a contributor waits for",
          method: `Once, in a clone of this repository, with ${availableParallelism()} cores and npm's cache as it was. Seconds by the clock.`,
          columns: ["what", "s"],
          rows: [
            ["npm ci", formatNumber(install)],
            ["npm test, the first time", formatNumber(first)],
            ["npm test, nothing changed", formatNumber(again)],
          ],
        },
      ],
      bars: [
        { what: "npm test with nothing changed", value: again, unit: "s", limit: { atMost: 30 } },
        { what: "npm ci and npm test from a clean clone", value: install + first, unit: "s", limit: { atMost: 300 } },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns seconds. @throws Error where the command fails: a test that fails early would seem to be fast */
function time(cwd: string, command: string, ...args: readonly string[]): number {
  const start = performance.now();
  execFileSync(command, args, {
    cwd,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, TURBO_CACHE: "local:rw" },
  });
  return (performance.now() - start) / 1000;
}
