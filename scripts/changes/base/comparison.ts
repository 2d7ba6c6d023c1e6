import type { Change } from "../change.ts";
import { highest, type Level } from "../level.ts";
import type { Base } from "./bases.ts";
import { isTouched } from "./touched.ts";

/** A change with the file and the line where it stands. */
export interface PlacedChange extends Change {
  /** Path in the repository. */
  readonly file: string;
  readonly line: number;
  /** The name of the base, where the place is one there: what is gone has none in the working tree. */
  readonly at?: string;
}

/** What has changed between a base and the working tree. */
export interface BaseComparison {
  readonly base: Base;
  readonly changes: readonly PlacedChange[];
  /** The bump that the changes need together; `undefined` where there are none. */
  readonly level: Level | undefined;
}

/** Compares the working tree with a base. Where neither spec nor generated types differ, that is known without reading them. */
export async function compareWithBase(root: string, base: Base): Promise<BaseComparison> {
  if (!(await isTouched(root, base))) return { base, changes: [], level: undefined };
  // Loaded only now: most checks end above, and the compiler takes longer to load than they take.
  const [{ compareSides }, { locateAt, readSideAt }, { readWorkingSide }] = await Promise.all([
    import("../compare.ts"),
    import("./released-side.ts"),
    import("./working-side.ts"),
  ]);
  const [old, now] = await Promise.all([readSideAt(root, base), readWorkingSide(root)]);
  const changes = await compareSides({ old, new: now });
  const here = await now.locate();
  const there = changes.some(({ side }) => side === "old") ? await locateAt(root, base) : here;
  return {
    base,
    level: highest(changes.map(({ level }) => level)),
    changes: changes.map((change) =>
      change.side === "new"
        ? { ...change, ...here(change.pointer) }
        : { ...change, ...there(change.pointer), at: base.name },
    ),
  };
}
