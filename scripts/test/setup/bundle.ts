import { join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { readSpec } from "../../generate/read/read.ts";

/** Reads and bundles a document: this repository's spec, or one of the tests'. */
export async function readDocument(file: string): Promise<OpenAPI3> {
  return (await readSpec(join(import.meta.dirname, file))).document;
}

/** The path of the repository's spec. */
export const own = "../../../openapi/openapi.yaml";
