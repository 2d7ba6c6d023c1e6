import type { Operation } from "../../model/operations.ts";
import { toPointer } from "../../spec/json-pointer.ts";
import { compareAnswers } from "./answers.ts";
import { compareClientParameters } from "./client-parameters.ts";
import { type Comparison, memberType, type OperationPair, operationNode } from "./comparison.ts";
import { matchOperations } from "./match.ts";
import { compareParameters } from "./parameters.ts";
import { compareRequestBody } from "./request-body.ts";

const breaks = "Code that calls it no longer compiles.";

/** Compares the operations of both sides: which there are, what they are called, what they take and what they answer. */
export function compareOperations(comparison: Comparison): void {
  const { sides, report } = comparison;
  const { pairs, gone, added } = matchOperations(sides.old.api.operations, sides.new.api.operations);
  for (const operation of gone) {
    const text = `Operation ${title(operation)} is gone.`;
    report({ level: "major", text, why: breaks, ...placeOf(operation), side: "old" });
  }
  for (const operation of added) {
    const why = "Code that doesn't know it stays valid.";
    report({ level: "minor", text: `Operation ${title(operation)} is new.`, why, ...placeOf(operation), side: "new" });
  }
  for (const { old, new: now } of pairs) {
    compareNames(comparison, old, now);
    const pair = {
      old,
      new: now,
      types: { old: operationType(comparison, "old", old), new: operationType(comparison, "new", now) },
      at: { old: operationNode(sides.old, old), new: operationNode(sides.new, now) },
    } satisfies OperationPair;
    compareParameters(comparison, pair);
    compareClientParameters(comparison, pair);
    compareRequestBody(comparison, pair);
    compareAnswers(comparison, pair);
  }
}

function compareNames({ report }: Comparison, old: Operation, now: Operation): void {
  const place = { ...placeOf(now), side: "new" as const };
  if (old.name !== now.name || old.operationId !== now.operationId) {
    const text = `Operation \`${old.operationId ?? old.name}\` is called \`${now.operationId ?? now.name}\` now.`;
    report({ level: "major", text, why: breaks, ...place });
  }
  if (old.path !== now.path || old.method !== now.method) {
    const text = `Operation \`${now.name}\` is ${now.method} ${now.path} now; it was ${old.method} ${old.path}.`;
    report({ level: "major", text, why: "Code that names the path no longer compiles.", ...place });
  }
  if (!old.deprecated && now.deprecated) {
    const why = "It still works; editors strike it through, so that users can leave it.";
    report({ level: "minor", text: `Operation \`${now.name}\` is deprecated now.`, why, ...place });
  }
}

function operationType({ context, exports }: Comparison, side: "old" | "new", { method, path }: Operation) {
  const type = memberType(context.checker, exports[side].get("paths"), path, method.toLowerCase());
  if (!type) throw new Error(`The ${side} types have no ${method} ${path}: they don't belong to the document.`);
  return type;
}

function title({ name, method, path }: Operation): string {
  return `\`${name}\` (${method} ${path})`;
}

function placeOf({ name, method, path }: Operation) {
  return { operations: [name], pointer: toPointer(["paths", path, method.toLowerCase()]) };
}
