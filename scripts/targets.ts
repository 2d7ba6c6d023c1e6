import { join } from "node:path";
import type { Modules } from "./render/source-text.ts";

const root = join(import.meta.dirname, "..");

/** The folders of generated files, absolute: of the document, the types, the client, its validators and the testing kit. */
export const folders = {
  document: join(root, "packages/types"),
  types: join(root, "packages/types/src"),
  client: join(root, "packages/client/src"),
  validation: join(root, "packages/types/src/schemas"),
  testing: join(root, "packages/testing/src"),
} as const;

/** The folders, absolute, in which every generated file that the spec no longer makes is removed. */
export const ownedFolders = [folders.types, folders.client, folders.testing] as const;

/** How generated files import each other and the code around them. */
export const modules: Modules = {
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
};
