import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../pipeline.ts";
import { compile, compilers } from "../setup/compile.ts";
import { writePackages } from "../setup/project.ts";
import { installGithubDocument } from "./peers.ts";

// Validators compiled for 1,700 schemas are 97 MB of code, which says nothing that a small document doesn't say.
const only = ["document", "types", "schemas", "constants", "operations", "errors", "tables", "routes", "fixtures"];

const methods = { get: 1, put: 1, post: 1, delete: 1, options: 1, head: 1, patch: 1, trace: 1 };

describe("GitHub's document", () => {
  let folder: string;
  beforeAll(async () => {
    const { artifacts } = await generate(installGithubDocument(), { lint: false, only });
    folder = writePackages("github", artifacts);
  });
  const read = (path: string) => readFileSync(join(folder, "packages", path), "utf8");

  test("is generated whole, with a method for each operation", () => {
    const { paths } = JSON.parse(read("types/openapi.json"));
    const operations = Object.values<object>(paths).flatMap((item) =>
      Object.keys(item).filter((key) => key in methods),
    );
    expect(operations.length).toBeGreaterThan(1000);
    const text = read("client/src/operations.gen.ts");
    expect(text.match(/^ {2}"?[\w$]+"?\(parameters\??: /gm)).toHaveLength(operations.length);
  });

  test.each(compilers)("is code that passes %s under the strictest options", async (compiler) => {
    const include = [
      "packages/types/src",
      "packages/client/src/index.ts",
      "packages/testing/src/{routes,fixtures}.gen.ts",
    ];
    expect(await compile(folder, compiler, "browser", include)).toBe("");
  });
});
