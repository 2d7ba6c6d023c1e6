import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listConsumers } from "../../release/consumers.ts";
import { copyRepository, root } from "../setup/repository.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ld-rest-rehearsal-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a rehearsal", () => {
  it("cleans up when it is interrupted", async () => {
    const copy = copyRepository();
    const temporary = join(folder, "tmp");
    mkdirSync(temporary);
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/release/rehearse.ts", "node-esm"], {
      cwd: copy,
      env: { ...process.env, TMPDIR: temporary },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    child.stderr.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    // Its folder exists once it prints something.
    await once(child.stdout, "data");
    expect(readdirSync(temporary).filter((name) => name.startsWith("ld-rest-release-"))).toHaveLength(1);
    child.kill("SIGINT");
    const [code] = await once(child, "close");
    expect(code, text).toBe(130);
    expect(text).toContain("Everything was cleaned up.");
    expect(readdirSync(temporary).filter((name) => name.startsWith("ld-rest-release-"))).toEqual([]);
    rmSync(copy, { recursive: true });
  });

  it("rejects an unknown consumer", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/release/rehearse.ts", "nobody"], { cwd: root });
    const [code] = await once(child, "close");
    expect(code).toBe(2);
  });
});

describe("each consumer", () => {
  it.each(listConsumers())("is a project of its own: $name", ({ name }) => {
    const project = join(root, "scripts/release/consumers", name);
    const manifest = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
    expect(manifest).toMatchObject({ private: true, scripts: { test: expect.any(String) } });
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.some(([dependency]) => dependency.startsWith("@ld-rest/"))).toBe(true);
    for (const [dependency, version] of versions) {
      // Our packages come from the rehearsal; all others are pinned.
      if (dependency.startsWith("@ld-rest/")) expect(version).toBe("*");
      else expect(version).toMatch(/^(npm:.+@)?\d+\.\d+\.\d+$/);
    }
    expect(existsSync(join(project, "package-lock.json"))).toBe(false);
  });

  it("runs in every rehearsal if it is fast", () => {
    expect(listConsumers().filter(({ fast }) => fast).length).toBeGreaterThan(2);
  });
});
