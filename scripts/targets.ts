import { join } from "node:path";
import type { Target } from "./pipeline.ts";

const root = join(import.meta.dirname, "..");

/** Where this repository keeps its generated files. */
export const packagesTarget: Target = {
  document: join(root, "packages/types"),
  types: join(root, "packages/types/src"),
  client: join(root, "packages/client/src"),
  validation: join(root, "packages/client/src/validation"),
  testing: join(root, "packages/testing/src"),
  modules: {
    openapi: "@ld-rest/types",
    schemas: "@ld-rest/types",
    operation: "./operation.js",
    call: "./call.js",
    status: "./status.js",
    serialize: "./serialize/index.js",
    error: "./errors/api-error.js",
    validation: "./schema.js",
    testing: "./generated.js",
  },
};

/**
 * Everything in one folder, for a document from elsewhere.
 *
 * @param directory - absolute
 */
export function folderTarget(directory: string): Target {
  return {
    document: directory,
    types: directory,
    client: directory,
    validation: directory,
    testing: directory,
    modules: {
      openapi: "./openapi.gen.js",
      schemas: "./schemas.gen.js",
      operation: "@ld-rest/client",
      call: "@ld-rest/client",
      status: "@ld-rest/client",
      serialize: "@ld-rest/client/serialize",
      error: "@ld-rest/client",
      validation: "@ld-rest/client/validation",
      testing: "@ld-rest/testing",
    },
  };
}
