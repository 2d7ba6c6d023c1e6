import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../generate/read/problem.ts";
import { reportOutcomes, reportProblems } from "../../generate/write/report.ts";

function problems(count: number, rule: string): Problem[] {
  return Array.from({ length: count }, (_, index) => ({
    file: join(process.cwd(), `${rule}.yaml`),
    line: index + 1,
    column: 3,
    message: `It is wrong for the ${index + 1}. time.`,
    advice: "Mend it.",
    severity: "warn",
    rule,
  }));
}

describe("Problems", () => {
  test("are told one by one, each with its place", () => {
    expect(reportProblems(problems(2, "short"), { all: false })).toBe(`short.yaml:1:3
  warning: It is wrong for the 1. time.
  Mend it.
short.yaml:2:3
  warning: It is wrong for the 2. time.
  Mend it.`);
  });

  test("are counted by rule where they are very many, the most frequent first, with the command that shows each", () => {
    const many = [...problems(1, "rare"), ...problems(120, "frequent")];
    expect(reportProblems(many, { all: false })).toBe(`120 × frequent, at first:
  frequent.yaml:1:3
    warning: It is wrong for the 1. time.
    Mend it.
1 × rare, at first:
  rare.yaml:1:3
    warning: It is wrong for the 1. time.
    Mend it.

These are 121 findings of 2 rules. Run the command with \`--all\` to see each.`);
    expect(reportProblems(many, { all: true }).match(/Mend it/g)).toHaveLength(121);
  });
});

test("The report of artifacts stands in columns, and says by how many lines a file has changed", () => {
  const text = stripVTControlCharacters(
    reportOutcomes([
      {
        file: "/a/types.gen.ts",
        label: "types",
        state: "changed",
        before: "1\n2\n",
        text: "1\n3\n4\n",
        milliseconds: 12,
      },
      { file: "/a/old.gen.ts", label: "orphan", state: "orphaned", before: "1\n", text: undefined },
    ]),
  ).replaceAll(/\S+(?=[/\\]\w+\.gen\.ts)/g, "…");
  expect(text).toBe(
    ["types   …/types.gen.ts  0.0 kB  12 ms  changed +2 −1", "orphan  …/old.gen.ts                   removed"].join(
      "\n",
    ),
  );
});
