import { relative } from "node:path";
import type { Output } from "../generate/command-line.ts";
import { UsageError } from "../generate/command-line.ts";
import { readSpec } from "../generate/read/read.ts";
import { compareWithUpstream } from "./compare-operations.ts";
import { explain, readDeliberate } from "./deliberate.ts";
import { readUpstream, UnreadableDocument } from "./document.ts";
import { reportUpstream } from "./report.ts";

/**
 * The command `upstream FILE_OR_URL`: compares our operations with the vendor's.
 *
 * @returns the exit code
 */
export async function compareCommand(
  args: readonly string[],
  { root, list, output, fetch }: { root: string; list: string; output: Output; fetch: typeof globalThis.fetch },
): Promise<number> {
  const [place, ...more] = args;
  if (place === undefined || more.length > 0 || place.startsWith("-")) throw new UsageError("Pass one file or URL.");
  const [ours, theirs] = await Promise.all([readSpec(`${root}/openapi/openapi.yaml`), readUpstream(place, fetch)]);
  const { differences, found } = compareWithUpstream(ours.document, theirs);
  if (found === 0) {
    throw new UnreadableDocument(`${place} has none of our operations. Is it the document of another API?`);
  }
  const explained = explain(differences, readDeliberate(list));
  const code = explained.unexplained.length + explained.stale.length > 0 ? 1 : 0;
  const text = reportUpstream(explained, relative(root, list).replaceAll("\\", "/"));
  if (code === 0) output.out(text);
  else output.error(text);
  return code;
}
