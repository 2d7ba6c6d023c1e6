import type ts from "typescript";
import { isSuccess, type Operation } from "../generate/model/operations.ts";
import { pointerSegments, toPointer } from "../generate/read/references.ts";
import type { Finding, Level, Side, Sides } from "./change.ts";
import type { Comparison } from "./comparison.ts";
import { type Place, placeAt, stepInto } from "./place.ts";
import { bumpFor, staysValid } from "./rules.ts";
import {
  compareModifiers,
  compareProperties,
  compareTypes,
  isOptional,
  memberType,
  propertiesOf,
  type TypeContext,
  type TypePair,
} from "./types.ts";

/** Compares the operations: their names and paths, their parameters and bodies, their responses. */
export function compareOperations(comparison: Comparison): void {
  const { snapshots, report } = comparison;
  const { pairs, removed, added } = matchOperations(snapshots.old.api.operations, snapshots.new.api.operations);
  const title = ({ name, method, path }: Operation) => `Operation \`${name}\` (${method} ${path})`;
  for (const operation of removed) {
    report({
      level: "major",
      text: `${title(operation)} was removed.`,
      why: breaks,
      ...placeOf(operation),
      side: "old",
    });
  }
  for (const operation of added) {
    report({
      level: "minor",
      text: `${title(operation)} is new.`,
      why: staysValid,
      ...placeOf(operation),
      side: "new",
    });
  }
  for (const { old, new: now } of pairs) {
    const pair: OperationPair = {
      old,
      new: now,
      types: { old: typeOf(comparison, "old", old), new: typeOf(comparison, "new", now) },
      at: {
        old: placeAt(snapshots.old.document, old.pointer),
        new: placeAt(snapshots.new.document, now.pointer),
      },
      report: (level, text, why, segments = pointerSegments(now.pointer), side = "new") =>
        report({ level, text, why, operations: [now.name], pointer: toPointer(segments), side }),
    };
    compareNames(pair);
    compareParameters(comparison, pair);
    compareMethodParameters(pair);
    compareRequestBody(comparison, pair);
    compareResponses(comparison, pair);
  }
}

/** Operations of two documents that are two versions of one. */
export interface OperationMatches {
  readonly pairs: readonly Sides<Operation>[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/** Pairs operations by method and path, then regardless of the names of path parameters, then by the names of their methods. */
export function matchOperations(old: readonly Operation[], now: readonly Operation[]): OperationMatches {
  const removed = new Set(old);
  const added = new Set(now);
  const pairs: Sides<Operation>[] = [];
  const keys: ((operation: Operation) => string)[] = [
    ({ method, path }) => `${method} ${path}`,
    ({ method, path }) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`,
    ({ name }) => name,
  ];
  for (const key of keys) {
    for (const before of removed) {
      const after = [...added].find((operation) => key(operation) === key(before));
      if (!after) continue;
      removed.delete(before);
      added.delete(after);
      pairs.push({ old: before, new: after });
    }
  }
  return { pairs, removed: [...removed], added: [...added] };
}

const breaks = "Code that calls it no longer compiles.";

/** Both versions of an operation, with their types and places. */
interface OperationPair extends Sides<Operation> {
  readonly types: Sides<ts.Type>;
  readonly at: Sides<Place>;
  /** Reports a change of the operation, at the new operation by default. */
  report(level: Level, text: string, why: string, segments?: readonly string[], side?: Side): void;
}

function placeOf({ name, pointer }: Operation): Pick<Finding, "operations" | "pointer"> {
  return { operations: [name], pointer };
}

function typeOf({ types, exports }: Comparison, side: Side, { method, path }: Operation): ts.Type {
  const type = memberType(types.checker, exports[side].get("paths"), path, method.toLowerCase());
  if (!type) throw new Error(`The ${side} types have no ${method} ${path}: they don't belong to the document.`);
  return type;
}

function compareNames({ old, new: now, report }: OperationPair): void {
  if (old.name !== now.name || old.operationId !== now.operationId) {
    const [from, to] = [old.operationId ?? old.name, now.operationId ?? now.name];
    report("major", `Operation \`${from}\` was renamed to \`${to}\`.`, breaks);
  }
  if (old.path !== now.path || old.method !== now.method) {
    const text = `Operation \`${now.name}\` is now ${now.method} ${now.path}; it was ${old.method} ${old.path}.`;
    report("major", text, "Code that names the path no longer compiles.");
  }
  if (!old.deprecated && now.deprecated) {
    const { level, why } = bumpFor("deprecated", sent);
    report(level, `Operation \`${now.name}\` is now deprecated.`, why);
  }
}

const sent = { sent: true, received: false };
const received = { sent: false, received: true };

/** Compares the parameters as the types of the paths have them. */
function compareParameters({ types, snapshots }: Comparison, pair: OperationPair): void {
  const { checker } = types;
  for (const location of ["path", "query", "header", "cookie"] as const) {
    const typeIn = (side: Side) =>
      checker.getNonNullableType(
        memberType(checker, pair.types[side], "parameters", location) ?? checker.getNeverType(),
      );
    const step = (operation: Place, name: string): Place => {
      const side = operation === pair.at.old ? "old" : "new";
      const parameter = pair[side].parameters.find((each) => each.in === location && each.name === name);
      return parameter ? placeAt(snapshots[side].document, parameter.pointer) : operation;
    };
    compareProperties(types, { old: typeIn("old"), new: typeIn("new"), at: pair.at, flow: sent }, step);
  }
}

/**
 * Compares the parameters as the client's method has them. The client sends a required header with a single value by itself, and tells
 * parameters of the same name apart by a prefix.
 */
function compareMethodParameters({ old, new: now, report }: OperationPair): void {
  for (const before of old.parameters) {
    const after = now.parameters.find((each) => each.name === before.name && each.in === before.in);
    if (!after) continue;
    const [from, to] = [before, after].map(({ key, constant }) => (constant === undefined ? key : undefined));
    if (from === to) continue;
    const isNew = from === undefined;
    const text = isNew
      ? `The client no longer sends \`${after.name}\` by itself: \`${to}\` is now a parameter of \`${now.name}\`.`
      : to === undefined
        ? `The client now sends \`${after.name}\` by itself: \`${from}\` is no longer a parameter of \`${now.name}\`.`
        : `The parameter \`${from}\` of \`${now.name}\` was renamed to \`${to}\`.`;
    const { level, why } = bumpFor(!isNew ? "valueRemoved" : after.required ? "addedRequired" : "added", sent);
    report(level, text, why, pointerSegments(after.pointer));
  }
}

function compareRequestBody(
  { types }: Comparison,
  { types: operations, at: places, new: now, report }: OperationPair,
): void {
  const { checker } = types;
  const [before, after] = [operations.old, operations.new].map((type) =>
    propertiesOf(checker, type).get("requestBody"),
  );
  const at = { old: stepInto(places.old, "requestBody"), new: stepInto(places.new, "requestBody") };
  if (before && after) {
    const pair = { old: checker.getTypeOfSymbol(before), new: checker.getTypeOfSymbol(after), at, flow: sent };
    compareModifiers(types, pair, before, after);
    for (const mediaType of compareContent(types, pair).keys()) {
      const text = `The request body of \`${now.name}\` can now be \`${mediaType}\`.`;
      report("minor", text, "Everything that was accepted still is.", at.new.segments);
    }
  } else if (before) {
    report("major", `The request body of \`${now.name}\` was removed.`, "Calls with one no longer compile.");
  } else if (after) {
    const { level, why } = bumpFor(isOptional(after) ? "added" : "addedRequired", sent);
    report(level, `The request body of \`${now.name}\` is new.`, why, at.new.segments);
  }
}

/** Compares the responses: statuses, headers, media types, bodies. */
function compareResponses(comparison: Comparison, pair: OperationPair): void {
  const { types } = comparison;
  const { checker } = types;
  const old = responsesOf(checker, pair.types.old);
  const now = responsesOf(checker, pair.types.new);
  const { name } = pair.new;
  for (const [status, before] of old) {
    const after = now.get(status);
    if (!after) {
      const text = `\`${name}\` no longer has the response ${status}.`;
      const segments = [...pair.at.old.segments, "responses", status];
      pair.report("major", text, "Code that names the status no longer compiles.", segments, "old");
      continue;
    }
    const at = { old: stepInto(pair.at.old, "responses", status), new: stepInto(pair.at.new, "responses", status) };
    const headers = (type: ts.Type) => memberType(checker, type, "headers") ?? checker.getNeverType();
    const headerPair = { old: headers(before), new: headers(after), at, flow: received };
    compareProperties(types, headerPair, (place, header) => stepInto(place, "headers", header));

    for (const [mediaType, type] of compareContent(types, { old: before, new: after, at, flow: received })) {
      const { segments } = stepInto(at.new, "content", mediaType);
      reportBodies(checker, pair, { status, title: `${status} with \`${mediaType}\``, segments, bodies: [type] });
    }
    const isEmpty = contentOf(checker, after).size === 0;
    if ((contentOf(checker, before).size === 0) !== isEmpty) {
      const text = `The ${status} response of \`${name}\` now has ${isEmpty ? "no" : "a"} body.`;
      pair.report("major", text, "Calls resolve to another type.", at.new.segments);
    }
  }
  for (const [status, after] of now) {
    if (old.has(status)) continue;
    const segments = [...pair.at.new.segments, "responses", status];
    reportBodies(checker, pair, { status, title: status, segments, bodies: bodiesOf(checker, after) });
  }
}

/** A status, or a media type of it, that an operation didn't respond with before. */
interface NewResponse {
  readonly status: string;
  readonly title: string;
  readonly segments: readonly string[];
  readonly bodies: readonly ts.Type[];
}

/** Reports a new response: a major change if callers get a type of body that no success, or no error, had before. */
function reportBodies(checker: ts.TypeChecker, pair: OperationPair, response: NewResponse): void {
  const { status, title, segments, bodies } = response;
  const statuses = responsesOf(checker, pair.types.old);
  const known = [pair.types.old, pair.types.new].flatMap((type) =>
    [...responsesOf(checker, type)]
      .filter(([each]) => isSuccess(each) === isSuccess(status) && statuses.has(each))
      .flatMap(([, each]) => bodiesOf(checker, each).filter((body) => !bodies.includes(body))),
  );
  const isUnknown = bodies.some((body) => !known.some((each) => checker.isTypeAssignableTo(body, each)));
  const kind = isSuccess(status) ? "success" : "error";
  if (known.length > 0 && isUnknown) {
    const text = `\`${pair.new.name}\` has the new response ${title}, with a body that no ${kind} had.`;
    pair.report("major", text, `Code that reads the body of a ${kind} gets an unknown type.`, segments);
  } else {
    const text = `\`${pair.new.name}\` has the new response ${title}.`;
    pair.report("minor", text, `Code that reads the body of a ${kind} stays valid.`, segments);
  }
}

function responsesOf(checker: ts.TypeChecker, operation: ts.Type): Map<string, ts.Type> {
  return typesOf(checker, propertiesOf(checker, memberType(checker, operation, "responses")));
}

/** The types of the bodies of a request or response by media type. */
function contentOf(checker: ts.TypeChecker, owner: ts.Type): Map<string, ts.Type> {
  return typesOf(checker, propertiesOf(checker, memberType(checker, owner, "content")));
}

function typesOf(checker: ts.TypeChecker, symbols: ReadonlyMap<string, ts.Symbol>): Map<string, ts.Type> {
  return new Map([...symbols].map(([name, symbol]) => [name, checker.getTypeOfSymbol(symbol)]));
}

/** The types of the bodies of a response; `undefined` if it has none. */
function bodiesOf(checker: ts.TypeChecker, response: ts.Type): ts.Type[] {
  const bodies = [...contentOf(checker, response).values()];
  return bodies.length > 0 ? bodies : [checker.getUndefinedType()];
}

/** Compares the bodies of a request or response. @returns the types of those in new media types */
function compareContent(types: TypeContext, pair: TypePair): ReadonlyMap<string, ts.Type> {
  const old = contentOf(types.checker, pair.old);
  const now = contentOf(types.checker, pair.new);
  for (const [mediaType, before] of old) {
    const after = now.get(mediaType);
    const step = (place: Place, ...keys: string[]) => stepInto(place, "content", mediaType, ...keys);
    if (after) {
      const at = { old: step(pair.at.old, "schema"), new: step(pair.at.new, "schema") };
      compareTypes(types, { ...pair, old: before, new: after, at });
    } else {
      const at = { ...pair.at, old: step(pair.at.old) };
      const predicate = `no longer has the media type \`${mediaType}\``;
      types.report({ kind: "removed", predicate, at, side: "old", flow: pair.flow });
    }
  }
  return new Map([...now].filter(([mediaType]) => !old.has(mediaType)));
}
