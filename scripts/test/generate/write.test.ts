import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Artifact, compareArtifacts, writeOutcomes } from "../../generate/write/write.ts";
import { readTree } from "../setup/tree.ts";

const generated = "// Generated from a spec\n";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ld-rest-"));
  writeFileSync(join(folder, "changed.gen.ts"), `${generated}1\n`);
  writeFileSync(join(folder, "kept.gen.ts"), `${generated}2\n`);
  writeFileSync(join(folder, "orphan.gen.ts"), `${generated}3\n`);
});
afterEach(() => rmSync(folder, { recursive: true }));

function artifact(name: string, text: string): Artifact {
  return { file: join(folder, name), text: generated + text };
}

/** The texts without the times: restored files are written again. */
function texts(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(readTree(folder)).map(([name, entry]) => [name, entry.replace(/^[\d.]+ /, "")]),
  );
}

const artifacts = () => [
  artifact("changed.gen.ts", "new\n"),
  artifact("kept.gen.ts", "2\n"),
  artifact("a/b/new.gen.ts", "4\n"),
  artifact("z.gen.ts", "5\n"),
];

test("Files are changed, created with their folders, left alone and removed, and no draft remains", () => {
  const { "kept.gen.ts": kept } = readTree(folder);
  writeOutcomes(compareArtifacts(artifacts(), [folder]));
  expect(texts()).toEqual({
    a: "a folder",
    "a/b": "a folder",
    "a/b/new.gen.ts": `${generated}4\n`,
    "changed.gen.ts": `${generated}new\n`,
    "kept.gen.ts": `${generated}2\n`,
    "z.gen.ts": `${generated}5\n`,
  });
  expect(readTree(folder)["kept.gen.ts"]).toBe(kept);
});

test("A file of another generator is not an orphan", () => {
  writeFileSync(join(folder, "pages.gen.ts"), "// Made by another tool\n");
  const outcomes = compareArtifacts([], [folder]);
  const names = ["changed.gen.ts", "kept.gen.ts", "orphan.gen.ts"].map((name) => join(folder, name));
  expect(outcomes.map(({ file }) => file)).toEqual(names);
});

describe("A failed write leaves everything as it was:", () => {
  test("a draft can't be written", () => {
    const outcomes = compareArtifacts(artifacts(), [folder]);
    mkdirSync(join(folder, "z.gen.ts.draft"));
    const before = readTree(folder);
    expect(() => writeOutcomes(outcomes)).toThrow("EISDIR");
    expect(readTree(folder)).toEqual(before);
  });

  test("one file of several can't take its place", () => {
    const outcomes = compareArtifacts(artifacts(), [folder]);
    mkdirSync(join(folder, "z.gen.ts/in-the-way"), { recursive: true });
    const before = texts();
    expect(() => writeOutcomes(outcomes)).toThrow("EISDIR");
    expect(texts()).toEqual(before);
  });

  test("an orphan can't be removed, after all else is in place", () => {
    const outcomes = compareArtifacts(artifacts(), [folder]);
    rmSync(join(folder, "orphan.gen.ts"));
    mkdirSync(join(folder, "orphan.gen.ts"));
    const before = texts();
    expect(() => writeOutcomes(outcomes)).toThrow();
    expect(texts()).toEqual(before);
  });

  test("a file is in the place of a folder", () => {
    const outcomes = compareArtifacts(artifacts(), [folder]);
    writeFileSync(join(folder, "a"), "a file\n");
    const before = readTree(folder);
    expect(() => writeOutcomes(outcomes)).toThrow();
    expect(readTree(folder)).toEqual(before);
  });
});
