import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findChromium } from "../../release/chromium.ts";

describe("findChromium", () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-chromium-")));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("returns what CHROMIUM names, or the first executable on the path", () => {
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
