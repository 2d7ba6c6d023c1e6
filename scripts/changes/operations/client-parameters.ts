import type { Parameter } from "../../model/parameters.ts";
import { toPointer } from "../../spec/json-pointer.ts";
import { stepToParameter } from "../document/node.ts";
import type { Comparison, OperationPair } from "./comparison.ts";

/**
 * Compares what the client's method makes of the same parameters. A required header with a single value is sent by the client; a second
 * value makes it the caller's to pass. A name that two parameters share is told apart by a prefix.
 */
export function compareClientParameters({ report }: Comparison, pair: OperationPair): void {
  for (const before of pair.old.parameters) {
    const after = pair.new.parameters.find((each) => each.name === before.name && each.in === before.in);
    if (!after) continue;
    const { segments } = stepToParameter(pair.at.new, after.in, after.name);
    const place = { operations: [pair.new.name], pointer: toPointer(segments), side: "new" as const };
    const [was, is] = [keyOf(before), keyOf(after)];
    if (was === is) continue;
    if (was === undefined) {
      report({
        level: after.required ? "major" : "minor",
        text: `The client no longer sends \`${after.name}\` by itself: \`${is}\` is a parameter of \`${pair.new.name}\` now.`,
        why: after.required ? "Callers that don't pass it no longer compile." : "Callers may leave it out.",
        ...place,
      });
    } else {
      report({
        level: "major",
        text:
          is === undefined
            ? `The client sends \`${after.name}\` by itself now: \`${was}\` is no parameter of \`${pair.new.name}\` any more.`
            : `The parameter \`${was}\` of the method \`${pair.new.name}\` is called \`${is}\` now.`,
        why: "Callers that pass it no longer compile.",
        ...place,
      });
    }
  }
}

/** The key under which a caller passes a parameter to the method; `undefined` where the client sends it by itself. */
function keyOf({ key, constant }: Parameter): string | undefined {
  return constant === undefined ? key : undefined;
}
