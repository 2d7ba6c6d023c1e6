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

describe("types that no walk over members can tell apart", () => {
  /** The two sides' types with a function in some place, which has no members. */
  const withFunctions = async (place: string) => {
    const side = await specWith();
    const typesWith = (type: string) => ({ ...side, types: side.types.replace(place, `$&: () => ${type}; ignored?`) });
    const changes = await compareSides({ old: typesWith("string"), new: typesWith("number") });
    return changes.filter(({ level }) => level === "major").map(({ text }) => text);
  };

  it("are told as a whole in a schema", async () => {
    expect(await withFunctions("_createdAt?")).toContain("The type of `IntegrationConfiguration` changed.");
  });

  it("are told as a whole in an operation", async () => {
    expect(await withFunctions('"X-Ratelimit-Reset"')).toContain("The type of what `getApplication` answers changed.");
  });
});
