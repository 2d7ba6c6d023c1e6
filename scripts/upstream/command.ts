import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { type Output, optionsOrExitCode } from "../options-or-exit-code.ts";
import { bundleSpec } from "../spec/bundle.ts";
import { readSpec } from "../spec/read.ts";
import { compareWithUpstream } from "./compare-operations.ts";
import { explain, readDeliberate } from "./deliberate.ts";
import { readUpstream, UnreadableDocument } from "./read-upstream.ts";
import { reportUpstream } from "./report.ts";

const usage = `Usage: npm run upstream -- FILE_OR_URL

  Holds the vendor's OpenAPI document against ours, for the operations that ours has.

Exit codes: 0 every difference is explained; 1 one is not, or an explanation no longer applies; 2 the document can't be read.`;

/** What {@link upstream} works with, besides its arguments. */
export interface UpstreamSetting {
  /** The folder of the repository. */
  readonly root: string;
  /** The list of deliberate differences. Default: the one beside this file. */
  readonly list?: string;
  readonly output: Output;
  /** Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * The command `upstream`.
 *
 * @returns the exit code
 */
export async function upstream(
  args: readonly string[],
  { root, output, ...setting }: UpstreamSetting,
): Promise<number> {
  const list = setting.list ?? join(import.meta.dirname, "deliberate-differences.yaml");
  const options = optionsOrExitCode(usage, () => readOptions(args), output);
  if (typeof options === "number") return options;
  const { place } = options;
  try {
    const [ours, theirs] = await Promise.all([
      readSpec(join(root, "openapi/openapi.yaml")).then(bundleSpec),
      readUpstream(place, setting.fetch),
    ]);
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
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    output.error(error.message);
    return 2;
  }
}

function readOptions(args: readonly string[]): { place: string } | "help" {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { help: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  if (values.help) return "help";
  const [place, ...more] = positionals;
  if (place === undefined || more.length > 0) throw new TypeError("Pass one file or URL.");
  return { place };
}
