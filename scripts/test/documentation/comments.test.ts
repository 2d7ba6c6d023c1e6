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

test("every export of the client has a doc comment with its parameters and result", () => {
  expect(findUndocumented(entriesOf("client"))).toEqual([]);
});

test("every export of the types has a doc comment, except for openapi-typescript's roots", () => {
  // openapi-typescript writes these three without comments.
  const framing = /^(components|operations|paths)\b/;
  expect(findUndocumented(entriesOf("types")).filter((line) => !framing.test(line))).toEqual([]);
});

test("every export of the testing kit has a doc comment", () => {
  expect(findUndocumented(entriesOf("testing")).filter((line) => line.endsWith("no comment"))).toEqual([]);
});
