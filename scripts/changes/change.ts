import type { Level } from "./level.ts";

/** One difference between two versions of the API, as a consumer of the types and the client meets it. */
export interface Change {
  readonly level: Level;
  /** What is different, as a sentence. */
  readonly text: string;
  /** Why the level is what it is, as a sentence. */
  readonly why: string;
  /** The operations by the names of their methods that it reaches; empty where it is about all of the API. */
  readonly operations: readonly string[];
  /** Where it stands in the document: a JSON pointer into the bundle. */
  readonly pointer: string;
  /** Whose document the pointer leads into: what is gone has a place in the old one alone. */
  readonly side: "old" | "new";
}

/** What is found before it is known which operations it reaches. */
export type Finding = Omit<Change, "operations"> & {
  /** Set where the place alone does not tell. */
  readonly operations?: readonly string[];
};
