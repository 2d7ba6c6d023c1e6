import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { explain, formatProblems, overlay } from "../../dev/problems.ts";
import { SpecError } from "../../generate/read/problem.ts";

const root = join(import.meta.dirname, "../../..");
const problem = { line: 1, column: 10, message: "Too old.", advice: "Update it.", rule: "read" } as const;
const thrown = (file: string) => explain(new SpecError([{ ...problem, file: join(root, file), severity: "error" }]));

describe("a problem", () => {
  it("has its file, its line and the lines around it, in the terminal and over the page", () => {
    const problems = thrown("openapi/openapi.yaml");
    const place = `${join("openapi", "openapi.yaml")}:1:10`;
    expect(problems).toMatchObject([{ place, text: "Too old.\nUpdate it." }]);
    const shown = [formatProblems(problems).replaceAll("\n  ", "\n"), overlay(problems).err.message];
    const lines = "Too old.\nUpdate it.\n>    1 | openapi: 3.1.0\n     2 | info:";
    for (const text of shown) expect(text).toContain(`${place}\n${lines}`);
  });

  it("is shown if its file is gone", () => {
    expect(thrown("openapi/gone.yaml")).toMatchObject([{ excerpt: "" }]);
  });

  it("is shown whatever was thrown", () => {
    expect(explain(new TypeError("x is not a function"))).toMatchObject([{ place: "The fake API" }]);
    expect(formatProblems(explain("a string"))).toContain("a string");
  });

  it("in a source of the fake API has the place that Vite names", () => {
    const loc = { file: join(root, "packages/testing/src/index.ts"), line: 2, column: 3 };
    const [problem] = explain(Object.assign(new Error("Unexpected token"), { loc }));
    expect(problem?.place).toBe(`${join("packages", "testing", "src", "index.ts")}:2:3`);
    expect(problem?.excerpt).toContain(">    2 | ");
  });

  it("is counted, where there are several", () => {
    const one = thrown("openapi/openapi.yaml");
    expect(overlay(one).err.message).toContain("The spec has a problem.");
    expect(overlay([...one, ...one]).err.message).toContain("The spec has 2 problems.");
  });
});
