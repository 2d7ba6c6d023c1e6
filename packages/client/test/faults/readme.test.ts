import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { faults } from "./faults.js";

test("the README has a row for every fault, with what the caller gets and after how many attempts", () => {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const rows = faults.map(({ name, outcome, attempts }) => {
    const got = outcome.endsWith("Error") ? `\`${outcome}\`` : outcome;
    return `| ${name} | ${got} | ${attempts} |`;
  });
  expect(rows.length).toBeGreaterThan(20);
  expect(readme.split("\n")).toEqual(expect.arrayContaining(rows));
});
