import { cpSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Watch, watchFolders } from "../../start/watch.ts";

describe("a watch of folders", () => {
  let root: string;
  let watch: Watch;
  let calls: number;
  beforeEach(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "ld-rest-watch-")));
    calls = 0;
    mkdirSync(join(root, "spec/schemas"), { recursive: true });
    mkdirSync(join(root, "elsewhere"));
    writeFileSync(join(root, "spec/schemas/A.yaml"), "a");
    watch = await watchFolders(root, ["spec"], () => calls++);
  });
  afterEach(async () => {
    await watch.close();
    rmSync(root, { recursive: true });
  });
  /** What has happened until now is told, and nothing else: the next change is told once more. */
  const told = async () => {
    await expect.poll(() => calls).toBeGreaterThan(0);
    calls = 0;
  };

  it("tells of files that are written, added, renamed and removed", async () => {
    writeFileSync(join(root, "spec/schemas/A.yaml"), "b");
    await told();
    writeFileSync(join(root, "spec/B.yaml"), "b");
    await told();
    renameSync(join(root, "spec/B.yaml"), join(root, "spec/C.yaml"));
    await told();
    rmSync(join(root, "spec/C.yaml"));
    await told();
  });

  it("follows a file that an editor replaces by another", async () => {
    for (const text of ["first", "second"]) {
      writeFileSync(join(root, "spec/schemas/A.yaml~"), text);
      renameSync(join(root, "spec/schemas/A.yaml~"), join(root, "spec/schemas/A.yaml"));
      await told();
    }
  });

  it("follows a folder that is removed and comes back", async () => {
    cpSync(join(root, "spec"), join(root, "spare"), { recursive: true });
    rmSync(join(root, "spec"), { recursive: true });
    await told();
    cpSync(join(root, "spare"), join(root, "spec"), { recursive: true });
    await told();
    await expect
      .poll(() => {
        writeFileSync(join(root, "spec/schemas/A.yaml"), String(Math.random()));
        return calls;
      })
      .toBeGreaterThan(0);
  });

  it("tells of a burst once it is over, and not of each save", async () => {
    let bursts = 0;
    const slow = await watchFolders(root, ["spec"], () => bursts++, 200);
    for (let file = 0; file < 50; file++) writeFileSync(join(root, `spec/${file}.yaml`), "text");
    await expect.poll(() => bursts).toBeGreaterThan(0);
    const before = bursts;
    writeFileSync(join(root, "spec/last.yaml"), "text");
    await expect.poll(() => bursts).toBeGreaterThan(before);
    await slow.close();
    expect(bursts).toBeLessThan(10);
  });

  it("says nothing of what stands elsewhere", async () => {
    writeFileSync(join(root, "elsewhere/file"), "text");
    writeFileSync(join(root, "file"), "text");
    writeFileSync(join(root, "spec/schemas/A.yaml"), "after");
    await expect.poll(() => calls).toBe(1);
  });
});
