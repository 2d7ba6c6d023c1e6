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
}

/** A change whose operations follow from its pointer, unless they are given. */
export type Finding = Omit<Change, "operations"> & { readonly operations?: readonly string[] };

/** The version number that a change raises (Semantic Versioning 2.0.0, items 6 to 8). */
export type Level = (typeof levels)[number];

export const levels = ["major", "minor", "patch"] as const;

/** One of the two versions that are compared. */
export type Side = "old" | "new";

/** Both versions of something. */
export type Sides<T> = Readonly<Record<Side, T>>;

/** Whether the first level is at least the second. `undefined`, no bump, is the lowest. */
export function covers(level: Level | undefined, needed: Level | undefined): boolean {
  return rank(level) >= rank(needed);
}

/** The highest level, or `undefined` if there is none. */
export function highest(all: readonly (Level | undefined)[]): Level | undefined {
  return levels.find((level) => all.includes(level));
}

/** Merges what was found at several operations, and sorts the changes by level. */
export function mergeChanges(changes: readonly Change[]): Change[] {
  const merged = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.level} ${change.side} ${change.pointer} ${change.text}`;
    const operations = new Set([...(merged.get(key)?.operations ?? []), ...change.operations]);
    merged.set(key, { ...change, operations: [...operations].sort() });
  }
  return [...merged.values()].sort((a, b) => rank(b.level) - rank(a.level));
}

function rank(level: Level | undefined): number {
  return level === undefined ? 0 : levels.length - levels.indexOf(level);
}
