import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runTasks } from "./tasks.ts";
import { findReports, readTotals } from "./totals.ts";

/** Everything that must hold: formatting and lint, nothing unused, no drift, types, builds, the packages as packed, tests. */
const tasks = [
  "//#lint",
  "//#unused",
  "drift",
  "changes",
  "build",
  "typecheck",
  "package",
  "test",
  "test:changes",
  "test:dev",
  "test:docs",
  "test:packed",
  "test:contributing",
  "test:release",
  "test:repository",
  "test:browser",
  "test:sizes",
];

const root = join(import.meta.dirname, "..");
const packages = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
const workspaces = [...packages, join(root, "scripts")];

// turbo brings back what a cached run has made, but leaves what else is there: no report of an earlier run may be counted for one that
// failed before its tests, and no module that is gone may be packed.
for (const report of workspaces.flatMap(findReports)) rmSync(report);
for (const name of packages) rmSync(join(name, "dist"), { recursive: true, force: true });
const code = await runTasks(tasks, { options: ["--continue"] });

const { passed, failed } = readTotals(workspaces.flatMap(findReports));
if (code !== 0 && failed === 0) console.log("The tests that ran passed; another task failed: see above.");
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = code;
