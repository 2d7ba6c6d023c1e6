import { describe, expect, it } from "vitest";
import { highest } from "../../changes/change.ts";
import { compareSnapshots } from "../../changes/compare.ts";
import { specWith } from "./edited-spec.ts";
import { combinations } from "./edits/combinations.ts";
import { others } from "./edits/others.ts";
import { requests } from "./edits/requests.ts";
import { responses } from "./edits/responses.ts";

const tables = Object.entries({
  "of a response": responses,
  "of a request": requests,
  elsewhere: others,
  "in combination": combinations,
});

describe.each(tables)("the bump for a change %s", (_, table) => {
  it.each(table)("is $level for $title", async ({ before = [], steps, level }) => {
    const changes = compareSnapshots({ old: await specWith(...before), new: await specWith(...steps) });
    expect(highest(changes.map((change) => change.level)), changes.map(({ text }) => text).join("\n")).toBe(level);
  });
});

describe("an unchanged spec", () => {
  it("needs no bump", async () => {
    expect(compareSnapshots({ old: await specWith(), new: await specWith() })).toEqual([]);
  });
});

describe("types whose difference is not in their members", () => {
  /** Compares types with a function, which has no members, in some place. */
  const withFunctions = async (place: string) => {
    const side = await specWith();
    const typesWith = (type: string) => ({ ...side, types: side.types.replace(place, `$&: () => ${type}; ignored?`) });
    const changes = compareSnapshots({ old: typesWith("string"), new: typesWith("number") });
    return changes.filter(({ level }) => level === "major").map(({ text }) => text);
  };

  it("are reported as a whole in a schema", async () => {
    expect(await withFunctions("_createdAt?")).toContain("The type of `IntegrationConfiguration` changed.");
  });

  it("are reported as a whole in an operation", async () => {
    expect(await withFunctions('"X-Ratelimit-Reset"')).toContain(
      "The type of the responses of `getApplication` changed.",
    );
  });
});
