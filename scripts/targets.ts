import { join, relative } from "node:path";
import type { Target } from "./pipeline.ts";

const root = join(import.meta.dirname, "..");

/** Where this repository keeps its generated files. */
export const packagesTarget: Target = {
  document: join(root, "packages/types"),
  types: join(root, "packages/types/src"),
  client: join(root, "packages/client/src"),
  validation: join(root, "packages/types/src/schemas"),
  testing: join(root, "packages/testing/src"),
  modules: {
    openapi: "@ld-rest/types",
    schemas: "@ld-rest/types",
    aliases: "../schemas.gen.js",
    options: "./options.js",
    result: "./result.js",
    query: "./query.js",
    error: "./errors.js",
    validation: "./schema.js",
    core: "./core",
    checks: "@ld-rest/types/schemas",
  },
};

/**
 * Everything in one folder, for a document from elsewhere.
 *
 * @param directory - absolute
 */
export function folderTarget(directory: string): Target {
  const clientSource = (file: string) =>
    `./${relative(directory, join(root, "packages/client/src", file)).replaceAll("\\", "/")}`;
  return {
    document: directory,
    types: directory,
    client: directory,
    validation: directory,
    testing: directory,
    modules: {
      openapi: "./openapi.gen.js",
      schemas: "./schemas.gen.js",
      aliases: "./schemas.gen.js",
      options: "@ld-rest/client",
      result: clientSource("result.ts"),
      query: clientSource("query.ts"),
      error: "@ld-rest/client",
      validation: "@ld-rest/types/schemas",
      core: `./${relative(directory, join(root, "packages/testing/src/core")).replaceAll("\\", "/")}`,
      checks: "./validators.gen.js",
    },
  };
}
