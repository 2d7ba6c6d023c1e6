import type { Change } from "./change.ts";
import { covers } from "./level.ts";

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
