import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runNode } from "../setup/command.ts";

const script = join(import.meta.dirname, "../../docs/index.ts");

describe("npm run docs", () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-site-")));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const run = (...options: string[]) => runNode(["--import", import.meta.resolve("tsx"), script, ...options], folder);

  it("writes the page, its files and the Markdown, and replaces an earlier run", async () => {
    const out = join(folder, "site");
    for (const time of ["first", "second"]) {
      const { code, stdout, stderr } = await run("--out", "site");
      expect([code, stderr], time).toEqual([0, ""]);
      expect(stdout).toMatch(/^Wrote the site to site\./);
      expect(readdirSync(folder)).toEqual(["site"]);
      expect(existsSync(join(out, "stale.md"))).toBe(false);
      for (const file of ["index.html", "scalar.js", "reference.json", "llms.txt", "schemas/Application.md"]) {
        expect(readFileSync(join(out, file), "utf8")).not.toBe("");
      }
      writeFileSync(join(out, "stale.md"), "of an earlier spec");
    }
  });

  it("leaves a folder alone that it didn't write", async () => {
    writeFileSync(join(folder, "letters.txt"), "dear");
    const { code, stderr } = await run("--out", ".");
    expect(code).toBe(1);
    expect(stderr).toContain("Choose another folder with --out, or empty it.");
    expect(readdirSync(folder)).toEqual(["letters.txt"]);
  });

  it("refuses an option that it doesn't have", async () => {
    const { code, stderr } = await run("--sideways");
    expect(code).toBe(2);
    expect(stderr).toContain("Usage: npm run docs");
  });
});
