import { join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { readSpec } from "../../generate/read/read.ts";

/** A document as one: this repository's spec, or one of the tests'. */
export async function readDocument(file: string): Promise<OpenAPI3> {
  return (await readSpec(join(import.meta.dirname, file))).document;
}

/** The repository's spec, from here. */
export const own = "../../../openapi/openapi.yaml";
