import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findReports, readTotals } from "../../totals.ts";

describe("the last line of npm test", () => {
  let workspace: string;
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), "ld-rest-totals-"));
  });
  afterEach(() => rmSync(workspace, { recursive: true }));

  it("adds up the reports of all runs in a workspace", () => {
    mkdirSync(join(workspace, "reports"));
    writeReport("vitest.json", { numPassedTests: 3, numFailedTests: 1 });
    writeReport("docs.json", { numPassedTests: 4, numFailedTests: 0 });
    expect(readTotals(findReports(workspace))).toEqual({ passed: 7, failed: 1 });
  });

  it("counts nothing for a workspace whose tests have not run", () => {
    expect(readTotals(findReports(workspace))).toEqual({ passed: 0, failed: 0 });
  });

  function writeReport(name: string, totals: object): void {
    writeFileSync(join(workspace, "reports", name), JSON.stringify({ ...totals, testResults: [] }));
  }
});
