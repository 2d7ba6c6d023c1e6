import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium } from "./chromium.ts";

const report = "reports/browser.json";
const advice = "Install it (Debian and Ubuntu: apt-get install chromium) or name another with CHROMIUM=/path/to/it.";

/**
 * Tests the reference page in Chromium. Without one the tests are left out, unless CHROMIUM_REQUIRED says that there must be one.
 *
 * @returns the exit code
 */
async function main(): Promise<number> {
  rmSync(join(import.meta.dirname, report), { force: true });
  const chromium = findChromium();
  if (!chromium) {
    const required = Boolean(process.env["CHROMIUM_REQUIRED"]);
    const outcome = required ? "The browser tests can't run" : "The browser tests were left out";
    console[required ? "error" : "log"](`${outcome}: there is no Chromium here. ${advice}`);
    return required ? 1 : 0;
  }
  const vitest = fileURLToPath(new URL("vitest.mjs", import.meta.resolve("vitest/package.json")));
  // One browser at a time, with patience: on a busy machine a page takes long, and a slow page is no fault.
  const patience = ["--no-file-parallelism", "--testTimeout=240000", "--hookTimeout=240000"];
  const options = ["run", "test/browser", `--outputFile.json=${report}`, ...patience];
  const child = spawn(process.execPath, [vitest, ...options], {
    cwd: import.meta.dirname,
    stdio: "inherit",
    env: { ...process.env, CHROMIUM: chromium },
  });
  const [code] = await once(child, "close");
  return code ?? 1;
}

process.exitCode = await main();
