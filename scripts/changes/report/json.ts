import type { BaseComparison } from "../base/comparison.ts";

/** The changes for a program: what {@link reportText} says, as one JSON object. */
export function reportJson({ base, changes, level }: BaseComparison): string {
  const entries = changes.map(({ side: _, ...change }) => change);
  return JSON.stringify(
    { base: { ref: base.name, commit: base.commit }, level: level ?? null, changes: entries },
    null,
    2,
  );
}
