import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Output, optionsOrExitCode } from "../generate/command-line.ts";
import { readSpec } from "../generate/read/read.ts";
import { TakeError } from "./additions.ts";
import { compareCommand } from "./compare.ts";
import { readUpstream, UnreadableDocument } from "./document.ts";
import { type TakeOptions, takeCommand } from "./take.ts";

const usage = `Usage: npm run upstream -- FILE_OR_URL
       npm run upstream -- take OPERATION_ID… --from FILE_OR_URL
       npm run upstream -- take --tag TAG --from FILE_OR_URL
       npm run upstream -- take --list [--tag TAG] --from FILE_OR_URL

  Compares our operations with those of the vendor's OpenAPI document, or takes operations from it: \`take\` writes
  their paths, parameters, schemas and an example to openapi/. It doesn't copy descriptions, but writes placeholders:
  replace each with a description in your own words.

  --from FILE_OR_URL  the vendor's document, OpenAPI 3.0 or 3.1
  --tag TAG           take or list the operations with this tag
  --list              list the operations of the document, and write nothing
  --help              print this help

Exit codes: 0 done, and no difference is unexplained; 1 a difference is unexplained, an explanation is stale, or an
operation can't be taken; 2 the command line is wrong, or a document can't be read.`;

/** Dependencies of {@link upstream}. */
export interface UpstreamEnvironment {
  /** The folder of the repository. */
  readonly root: string;
  /** Path of the list of deliberate differences. Default: `deliberate-differences.yaml` in this folder. */
  readonly list?: string;
  readonly output: Output;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Runs the command `upstream`.
 *
 * @returns the exit code
 * @throws SpecError if our spec is invalid, and Error if the list of deliberate differences is
 */
export async function upstream(args: readonly string[], environment: UpstreamEnvironment): Promise<number> {
  const { root, output } = environment;
  const options = optionsOrExitCode(usage, () => readOptions(args), output);
  if (typeof options === "number") return options;
  const { source, take } = options;
  try {
    const [{ document: ours }, theirs] = await Promise.all([
      readSpec(join(root, "openapi/openapi.yaml")),
      readUpstream(source, environment.fetch),
    ]);
    const context = { root, output, ours, theirs, source };
    if (take) return await takeCommand(context, take);
    return compareCommand(context, environment.list ?? join(import.meta.dirname, "deliberate-differences.yaml"));
  } catch (error) {
    if (!(error instanceof UnreadableDocument || error instanceof TakeError)) throw error;
    output.error(error.message);
    return error instanceof TakeError ? 1 : 2;
  }
}

interface Options {
  /** Path or URL of the vendor's document. */
  readonly source: string;
  /** Options of `take`; `undefined` to compare. */
  readonly take?: TakeOptions;
}

function readOptions(args: readonly string[]): Options | "help" {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      from: { type: "string" },
      tag: { type: "string" },
      list: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const { from, tag, list, help } = values;
  if (help) return "help";
  const [first, ...others] = positionals;
  if (first !== "take") {
    if (from !== undefined || tag !== undefined || list) {
      throw new TypeError("--from, --tag and --list are options of take. Put take before them.");
    }
    if (first === undefined || others.length > 0) throw new TypeError("Pass one file or URL.");
    return { source: first };
  }
  if (from === undefined) throw new TypeError("Pass the vendor's document with --from FILE_OR_URL.");
  if (list && others.length > 0) throw new TypeError("--list takes no operation IDs. To list fewer, pass --tag.");
  if (!list && others.length > 0 === (tag !== undefined)) throw new TypeError("Pass either operation IDs or --tag.");
  return { source: from, take: { ids: others, tag, list } };
}
