import { join } from "node:path";
import type { Output } from "../generate/command-line.ts";
import { UsageError } from "../generate/command-line.ts";
import { NotTakeable } from "./accept.ts";
import { compareCommand } from "./compare.ts";
import { UnreadableDocument } from "./document.ts";
import { takeCommand } from "./take-command.ts";

const usage = `Usage: npm run upstream -- FILE_OR_URL
       npm run upstream -- take OPERATION_ID… --from FILE_OR_URL
       npm run upstream -- take --tag TAG --from FILE_OR_URL
       npm run upstream -- take --list [--tag TAG] --from FILE_OR_URL

  Compares our operations with those of the vendor's OpenAPI document, or takes operations from it: \`take\` writes
  their paths, parameters, schemas and an example to openapi/. Descriptions are not copied: write your own in place of
  each placeholder.

  --from FILE_OR_URL   the vendor's document, OpenAPI 3.0 or 3.1
  --tag TAG            take or list all operations with a tag
  --list               list what can be taken, and write nothing
  --help               print this

Exit codes: 0 done, or every difference is explained; 1 a difference is not explained, or an explanation no longer
applies, or an operation can't be taken; 2 the command line is wrong, or the document can't be read.`;

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
export async function upstream(args: readonly string[], setting: UpstreamSetting): Promise<number> {
  const { root, output, fetch = globalThis.fetch } = setting;
  const list = setting.list ?? join(import.meta.dirname, "deliberate-differences.yaml");
  if (args.includes("--help")) {
    output.out(usage);
    return 0;
  }
  try {
    const [first, ...rest] = args;
    return first === "take"
      ? await takeCommand(rest, { root, output, fetch })
      : await compareCommand(args, { root, list, output, fetch });
  } catch (error) {
    if (error instanceof UsageError) {
      output.error(`${error.message}\n\n${usage}`);
      return 2;
    }
    if (error instanceof UnreadableDocument || error instanceof NotTakeable) {
      output.error(error.message);
      return error instanceof NotTakeable ? 1 : 2;
    }
    throw error;
  }
}
