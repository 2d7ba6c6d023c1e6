import type { OpenAPI3 } from "openapi-typescript";
import { type Api, readApi } from "../generate/model/api.ts";

/** One of the two versions of the API that are compared. */
export interface Side {
  readonly document: OpenAPI3;
  readonly api: Api;
  /** The source text of the types that openapi-typescript generates: paths, operations and components. */
  readonly types: string;
}

/** A side of a comparison, from a bundled document and the types that belong to it. */
export function sideOf(document: OpenAPI3, types: string): Side {
  return { document, types, api: readApi(document) };
}

/** Both sides: what was, and what is to be. */
export interface Sides<T> {
  readonly old: T;
  readonly new: T;
}
