import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findChromium } from "../../chromium.ts";
import { runProgram } from "../setup/command.ts";

const scripts = join(import.meta.dirname, "../..");

describe("the browser of the browser tests", () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-chromium-")));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is what CHROMIUM names, or else the first on the path that can be run", () => {
    const file = join(folder, "chromium");
    writeFileSync(file, "#!/bin/sh\n");
    expect(findChromium({ PATH: folder })).toBeUndefined();
    chmodSync(file, 0o755);
    expect(findChromium({ PATH: ["/nowhere", folder].join(delimiter) })).toBe(file);
    expect(findChromium({ PATH: folder, CHROMIUM: "/opt/chromium" })).toBe("/opt/chromium");
    expect(findChromium({ PATH: folder, CHROMIUM: "" })).toBe(file);
    expect(findChromium({})).toBeUndefined();
  });

  it.each([
    ["", 0, "The browser tests were left out: there is no Chromium here."],
    ["CHROMIUM_REQUIRED=1", 1, "The browser tests can't run: there is no Chromium here."],
  ])("may be missing, unless it is required: %s", async (variable, code, message) => {
    const node = JSON.stringify(process.execPath);
    const command = `PATH=${folder} CHROMIUM= ${variable} ${node} --import tsx test-browser.ts`;
    const outcome = await runProgram("/bin/sh", ["-c", command], scripts);
    expect(outcome.code).toBe(code);
    expect(outcome.stdout + outcome.stderr).toContain(message);
    expect(outcome.stdout + outcome.stderr).toContain("apt-get install chromium");
  });
});
