import { join } from "node:path";
import { SpecError } from "../spec/problem.ts";
import { type Generation, generatePackages } from "./generate.ts";
import { explain, formatProblems } from "./problems.ts";
import { watchFolders } from "./watch.ts";

const root = join(import.meta.dirname, "../..");

/** Generates as soon as the spec is whole: a broken one is told of, and waited for until it is mended. */
export async function generateWhenWhole(): Promise<Generation> {
  let changed = () => {};
  // From before the first look, so that no save goes by unseen.
  const watch = await watchFolders(root, ["openapi"], () => changed());
  try {
    for (;;) {
      const change = new Promise<void>((resolve) => {
        changed = resolve;
      });
      try {
        return await generatePackages();
      } catch (error) {
        if (!(error instanceof SpecError)) throw error;
        console.error(`\n${formatProblems(explain(error))}\n`);
        console.error("Nothing was written. Mend this, and it goes on; Ctrl-C ends it.");
      }
      await change;
    }
  } finally {
    await watch.close();
  }
}
