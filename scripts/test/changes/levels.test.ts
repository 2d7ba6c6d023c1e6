import { describe, expect, it } from "vitest";
import { compareSides } from "../../changes/compare.ts";
import { combinations } from "./combinations.ts";
import { changesOf, levelOf, specWith } from "./edited-spec.ts";
import { edits } from "./edits.ts";
import { furtherEdits } from "./further-edits.ts";

const tables = Object.entries({ ...edits, ...furtherEdits, "in combination": combinations });

describe.each(tables)("the bump that a change needs %s", (_, table) => {
  it.each(table)("is $level for $title", async ({ before = [], steps, level }) => {
    const changes = await compareSides({ old: await specWith(...before), new: await specWith(...steps) });
    expect(levelOf(changes), changes.map(({ text }) => text).join("\n")).toBe(level);
  });
});

describe("a spec that did not change", () => {
  it("needs no bump", async () => {
    expect(await changesOf()).toEqual([]);
  });
});
