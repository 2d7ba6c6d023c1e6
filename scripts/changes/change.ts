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

/** How far a change moves the version (Semantic Versioning 2.0.0, items 6 to 8). */
export type Level = "patch" | "minor" | "major";

const order: readonly Level[] = ["patch", "minor", "major"];

/** Whether the first level is at least the second. Nothing at all is less than a patch. */
export function covers(level: Level | undefined, needed: Level | undefined): boolean {
  return rank(level) >= rank(needed);
}

/** The highest of some levels; `undefined` where there are none. */
export function highest(levels: Iterable<Level | undefined>): Level | undefined {
  let found: Level | undefined;
  for (const level of levels) if (!covers(found, level)) found = level;
  return found;
}

function rank(level: Level | undefined): number {
  return level === undefined ? -1 : order.indexOf(level);
}

/** Tells what was found at several operations once, and puts the largest changes first. */
export function merge(changes: readonly Change[]): Change[] {
  const merged = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.level} ${change.side} ${change.pointer} ${change.text}`;
    const known = merged.get(key);
    const operations = [...new Set([...(known?.operations ?? []), ...change.operations])].sort();
    merged.set(key, { ...change, operations });
  }
  return [...merged.values()].sort((a, b) => size(b) - size(a));
}

function size({ level }: Change): number {
  return (["major", "minor", "patch"] as const).filter((other) => covers(level, other)).length;
}
