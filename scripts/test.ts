import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runTasks } from "./tasks.ts";

const root = join(import.meta.dirname, "..");
const workspaces = [...readdirSync(join(root, "packages")).map((name) => join("packages", name)), "scripts"];
const reports = workspaces.map((workspace) => join(root, workspace, "reports/vitest.json"));

interface Totals {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** Everything that must hold: formatting and lint, no drift, types, builds, package contents, tests. */
const tasks = ["//#lint", "drift", "build", "typecheck", "package", "test"];

// turbo brings the report of a cached run back; one of an earlier run must not be counted for a run that failed before its tests.
for (const report of reports) rmSync(report, { force: true });
const code = await runTasks(tasks, ["--continue"]);

const totals = reports.map(readTotals);
const passed = totals.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0);
const failed = totals.reduce((sum, { numFailedTests }) => sum + numFailedTests, 0);
if (code !== 0 && failed === 0) console.log("The tests that ran passed; another task failed: see above.");
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = code;

function readTotals(report: string): Totals {
  try {
    return JSON.parse(readFileSync(report, "utf8")) as Totals; // written by vitest's JSON reporter
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return { numPassedTests: 0, numFailedTests: 0 };
    }
    throw error;
  }
}
