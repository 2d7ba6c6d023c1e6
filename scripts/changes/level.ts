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
