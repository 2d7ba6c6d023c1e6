import type { OpenAPI3 } from "openapi-typescript";
import { type Api, readApi } from "../generate/model/api.ts";
import type { Level } from "./rules.ts";

/** One of the two versions of the API that are compared. */
export interface Snapshot {
  readonly document: OpenAPI3;
  readonly api: Api;
  /** What openapi-typescript generates from the document: paths, operations and components. */
  readonly types: string;
}

/** Creates a snapshot from a bundled document and the types that were generated from it. */
export function createSnapshot(document: OpenAPI3, types: string): Snapshot {
  return { document, types, api: readApi(document) };
}

/** One of the two versions that are compared. */
export type Side = "old" | "new";

/** Both versions of something. */
export type Sides<T> = Readonly<Record<Side, T>>;

/** A difference between two versions of the API that users of the types or the client can notice. */
export interface Change {
  readonly level: Level;
  /** The difference, in a sentence. */
  readonly text: string;
  /** The reason for the level, in a sentence. */
  readonly why: string;
  /** The affected operations, by the names of their methods. Empty for a change of the whole API. */
  readonly operations: readonly string[];
  /** JSON pointer into the bundled document of `side`. */
  readonly pointer: string;
  /** `old` for what was removed. */
  readonly side: Side;
  /** Code before and after: imports, calls or members of the generated types. */
  readonly code: Code;
}

/** Pieces of code, each of one line or more. */
export type Code = Sides<readonly string[]>;

/** A change as it is found. The operations follow from its pointer, unless they are given. */
export type Finding = Omit<Change, "operations" | "code"> & {
  readonly operations?: readonly string[];
  readonly code?: Code | undefined;
};
