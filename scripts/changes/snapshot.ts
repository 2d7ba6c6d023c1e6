import type { OpenAPI3 } from "openapi-typescript";
import { type Api, readApi } from "../generate/model/api.ts";

/** One of the two versions of the API that are compared. */
export interface Snapshot {
  readonly document: OpenAPI3;
  readonly api: Api;
  /** What openapi-typescript generates from the document: paths, operations and components. */
  readonly types: string;
}

/** A snapshot from a bundled document and the types that were generated from it. */
export function createSnapshot(document: OpenAPI3, types: string): Snapshot {
  return { document, types, api: readApi(document) };
}
