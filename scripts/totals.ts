import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How many tests of a run passed and failed, as vitest's JSON reporter counts them. */
export interface Totals {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** The reports that the last runs of vitest left in a workspace. */
export function findReports(workspace: string): string[] {
  const folder = join(workspace, "reports");
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
    return names.map((name) => join(folder, name));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** Adds up what reports of vitest say. */
export function readTotals(reports: readonly string[]): { passed: number; failed: number } {
  const totals = reports.map((report) => JSON.parse(readFileSync(report, "utf8")) as Totals); // vitest's JSON reporter wrote it
  return {
    passed: totals.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0),
    failed: totals.reduce((sum, { numFailedTests }) => sum + numFailedTests, 0),
  };
}
