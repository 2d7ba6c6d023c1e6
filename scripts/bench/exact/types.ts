import { measureTypes } from "../measure/types.ts";
import { application, emptyApplication } from "./programs.ts";
import { home } from "./sizes.ts";

/** How many instantiations an application with both operations costs. */
export interface ApplicationTypes {
  /** With `skipLibCheck`: in total. */
  readonly skipped: number;
  /** Without it: in total, and what is left after those of an empty file. */
  readonly checked: number;
  readonly ownShare: number;
}

/** Counts them: exact, the same on every machine. */
export async function countTypes(): Promise<ApplicationTypes> {
  const [skipped, checked, empty] = await Promise.all([
    measureTypes(application, home, true),
    measureTypes(application, home, false),
    measureTypes(emptyApplication, home, false),
  ]);
  return {
    skipped: skipped.instantiations,
    checked: checked.instantiations,
    ownShare: checked.instantiations - empty.instantiations,
  };
}
