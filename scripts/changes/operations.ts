import type { Operation } from "../generate/model/operations.ts";
import type { Parameter } from "../generate/model/parameters.ts";
import { toPointer } from "../generate/read/references.ts";
import { stepToParameter } from "./document.ts";
import {
  type Comparison,
  compareAnswers,
  compareRequestBody,
  memberType,
  type OperationPair,
  operationNode,
} from "./responses.ts";
import type { Sides } from "./side.ts";
import { compareProperties } from "./types.ts";

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

/** Which operations of two documents are one and the same. */
export interface Matches {
  readonly pairs: readonly Sides<Operation>[];
  readonly gone: readonly Operation[];
  readonly added: readonly Operation[];
}

/** Pairs operations by method and path, then by method and path whatever its parameters are called, then by their names. */
export function matchOperations(old: readonly Operation[], now: readonly Operation[]): Matches {
  const gone = new Set(old);
  const added = new Set(now);
  const pairs: Sides<Operation>[] = [];
  const keys: ((operation: Operation) => string)[] = [
    ({ method, path }) => `${method} ${path}`,
    ({ method, path }) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`,
    ({ name }) => name,
  ];
  for (const key of keys) {
    for (const before of gone) {
      const after = [...added].find((operation) => key(operation) === key(before));
      if (!after) continue;
      gone.delete(before);
      added.delete(after);
      pairs.push({ old: before, new: after });
    }
  }
  return { pairs, gone: [...gone], added: [...added] };
}

/** Compares what an operation takes in path, query, header and cookie. */
function compareParameters({ context }: Comparison, pair: OperationPair): void {
  const { checker } = context;
  for (const location of ["path", "query", "header", "cookie"] as const) {
    const group = (side: "old" | "new") =>
      checker.getNonNullableType(
        memberType(checker, pair.types[side], "parameters", location) ?? checker.getNeverType(),
      );
    compareProperties(
      context,
      { old: group("old"), new: group("new"), at: pair.at, flow: { sent: true, received: false } },
      (operation, name) => stepToParameter(operation, location, name),
    );
  }
}

/**
 * Compares what the client's method makes of the same parameters. A required header with a single value is sent by the client; a second
 * value makes it the caller's to pass. A name that two parameters share is told apart by a prefix.
 */
function compareClientParameters({ report }: Comparison, pair: OperationPair): void {
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
