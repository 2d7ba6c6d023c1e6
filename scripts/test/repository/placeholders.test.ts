import { join } from "node:path";
import { expect, it } from "vitest";
import { findPlaceholders } from "../../generate/lint/placeholders.ts";
import { formatProblem } from "../../generate/read/problem.ts";
import { listFiles, root } from "../setup/repository.ts";

it("the spec contains no placeholders", () => {
  const files = listFiles().filter((file) => /^openapi\/.*\.yaml$/.test(file));
  expect(files).toContain("openapi/openapi.yaml");
  expect(findPlaceholders(files.map((file) => join(root, file))).map(formatProblem)).toEqual([]);
});
