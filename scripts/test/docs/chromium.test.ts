import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findChromium } from "./chromium.ts";

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
});
