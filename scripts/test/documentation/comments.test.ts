import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../setup/repository.ts";
import { findUndocumented } from "./declarations.ts";

/** The declarations of a package's entries. */
function entriesOf(name: string): string[] {
  const folder = join(root, "packages", name);
  const manifest: { readonly exports: Readonly<Record<string, string | { readonly types: string }>> } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  return Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === "string" ? [] : join(folder, entry.types),
  );
}

test("whatever the client exports has a doc comment, with its parameters and results", () => {
  expect(findUndocumented(entriesOf("client"))).toEqual([]);
});

test("whatever the types export has a doc comment, but for what frames them", () => {
  // openapi-typescript writes these three without comments.
  const framing = /^(components|operations|paths)\b/;
  expect(findUndocumented(entriesOf("types")).filter((line) => !framing.test(line))).toEqual([]);
});

test("whatever the testing kit exports has a doc comment", () => {
  expect(findUndocumented(entriesOf("testing")).filter((line) => line.endsWith("no comment"))).toEqual([]);
});
