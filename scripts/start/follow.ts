import { join } from "node:path";
import { styleText } from "node:util";
import { inTurn } from "./in-turn.ts";
import type { LivePage } from "./live.ts";
import { formatProblems } from "./problems.ts";
import { watchFolders } from "./watch.ts";

const root = join(import.meta.dirname, "../..");

/** The spec, and the part of the fake API that is written by hand for each operation. */
const followed = ["openapi", "packages/testing/src/handlers"];

/** Follows the spec until the process is told to end, with a line for each save. */
export async function followSpec(page: LivePage): Promise<void> {
  // What was saved while the packages were being built has not been seen yet; where it is nothing, there is nothing to say.
  let first = true;
  const runs = inTurn(async () => {
    const started = performance.now();
    const outcome = await page.follow();
    const silent = first && outcome.ok && outcome.changed.length === 0;
    first = false;
    if (silent) return;
    if (outcome.ok) {
      const count = outcome.changed.length;
      const files =
        count === 0 ? "no generated file changes" : `${count} generated ${count === 1 ? "file" : "files"} written`;
      const seconds = ((performance.now() - started) / 1000).toFixed(2);
      console.log(
        `${styleText("green", "saved")}  ${files}, the page follows (${seconds} s)${remind(outcome.unsettled)}`,
      );
    } else {
      console.error(`\n${formatProblems(outcome.problems)}\n`);
      const written = outcome.changed.length > 0 ? "The generated files were written" : "Nothing was written";
      console.error(`${written}; the page and the fake API stay as they were until this is mended.`);
    }
  });
  const watch = await watchFolders(root, followed, runs.request);
  runs.request();
  console.log("\nSave a file in openapi/, and the page follows. Ctrl-C ends it.");
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  await watch.close();
  await runs.idle();
}

/** What is still to be done for operations that the fake answers with their example only. */
export function remind(unsettled: readonly string[]): string {
  if (unsettled.length === 0) return "";
  const names = unsettled.join(", ");
  return `\n       ${names}: responds with the example until packages/testing/src/handlers has a handler`;
}
