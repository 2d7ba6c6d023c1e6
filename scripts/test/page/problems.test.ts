import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SpecError } from "../../spec/problem.ts";
import { explain, formatProblems } from "../../start/problems.ts";

const root = join(import.meta.dirname, "../../..");

describe("a problem", () => {
  it("is shown with its file, its line and the lines around it", () => {
    const file = join(root, "openapi/openapi.yaml");
    const advice = "Write another.";
    const [problem] = explain(
      new SpecError([{ file, line: 1, column: 10, message: "Too old.", advice, severity: "error", rule: "read" }]),
    );
    expect(problem).toMatchObject({ place: join("openapi", "openapi.yaml"), line: 1, message: "Too old.", advice });
    expect(problem?.excerpt.map(({ number }) => number)).toEqual([1, 2, 3]);
    const text = formatProblems(problem ? [problem] : []);
    expect(text).toContain(
      "openapi.yaml:1:10\n  Too old.\n  Write another.\n  >    1 | openapi: 3.1.0\n       2 | info:",
    );
  });

  it("is shown where its file is gone", () => {
    const file = join(root, "openapi/gone.yaml");
    const problem = { file, line: 1, column: 1, message: "Gone.", advice: "Restore it.", rule: "read" };
    expect(explain(new SpecError([{ ...problem, severity: "error" }]))).toMatchObject([{ excerpt: [] }]);
  });

  it("is shown whatever was thrown", () => {
    expect(explain(new TypeError("x is not a function"))).toMatchObject([{ message: "x is not a function", line: 0 }]);
    expect(formatProblems(explain("a string"))).toContain("a string");
  });
});
