import { sample } from "openapi-sampler";
import type { OpenAPI3 } from "openapi-typescript";
import { isObject } from "../read/references.ts";

/** A value that a schema allows, for one without an example: the schema's own default or example, or else its required properties. */
export function sampleOf(document: OpenAPI3, schema: unknown): unknown {
  if (!isObject(schema)) return {};
  // Documents are plain objects to this library.
  return sample(schema as object, { skipNonRequired: true, quiet: true }, document as object);
}
