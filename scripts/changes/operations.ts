import type ts from "typescript";
import { choosesMediaType, isSuccess, type Operation } from "../generate/model/operations.ts";
import { toPointer } from "../generate/read/references.ts";
import { passedParameters } from "../generate/render/parameters.ts";
import { bumpFor, type Code, type Finding, type Side, type Sides, staysValid } from "./change.ts";
import { type Comparison, haveSameName, pairUp } from "./comparison.ts";
import { type CompiledTypes, isOptional } from "./compile.ts";
import { type Place, placeAt, stepInto } from "./place.ts";
import { compareModifiers, compareProperties, compareTypes, type TypePair, typesOf } from "./types.ts";

/** Compares the operations: their names and paths, their parameters and bodies, their responses. */
export function compareOperations(comparison: Comparison): void {
  const { snapshots, types, report } = comparison;
  const { pairs, removed, added } = comparison.operations;
  const title = ({ name, method, path }: Operation) => `Operation \`${name}\` (${method} ${path})`;
  for (const operation of removed) {
    const { name, pointer } = operation;
    const text = `${title(operation)} was removed.`;
    const code = { old: [callOf(operation, operation)], new: [] };
    report({ level: "major", text, why: breaks, operations: [name], pointer, side: "old", code });
  }
  for (const operation of added) {
    const { name, pointer } = operation;
    const text = `${title(operation)} is new.`;
    report({ level: "minor", text, why: staysValid, operations: [name], pointer, side: "new" });
  }
  for (const { old, new: now } of pairs) {
    const pair: OperationPair = {
      old,
      new: now,
      types: { old: typeOf(types, "old", old), new: typeOf(types, "new", now) },
      at: { old: placeAt(snapshots.old.document, old.pointer), new: placeAt(snapshots.new.document, now.pointer) },
      report: (finding) => report({ operations: [now.name], pointer: now.pointer, side: "new", ...finding }),
    };
    const calls = { old: [callOf(old, now)], new: [callOf(now, old)] };
    compareNames(pair, calls);
    // Users see a change of the request in their calls, or else in the types.
    const request: Comparison = {
      ...comparison,
      reportType: (finding) =>
        comparison.reportType(calls.old[0] === calls.new[0] ? finding : { ...finding, code: calls }),
    };
    compareParameters(request, pair);
    compareMethodParameters(pair, calls);
    compareRequestBody(request, pair, calls);
    compareResponses(comparison, pair);
  }
}

const breaks = "Code that calls it no longer compiles.";

/** Both versions of an operation, with their types and places. */
interface OperationPair extends Sides<Operation> {
  readonly types: Sides<ts.Type>;
  readonly at: Sides<Place>;
  /** Reports a change of the operation, at the new one by default. */
  report(finding: Pick<Finding, "level" | "text" | "why"> & Partial<Finding>): void;
}

function typeOf(types: CompiledTypes, side: Side, { method, path }: Operation): ts.Type {
  const type = types.exported(side, "paths", path, method.toLowerCase());
  if (!type) throw new Error(`The ${side} types have no ${method} ${path}: they don't belong to the document.`);
  return type;
}

/** A call with the required parameters and those that the other version lacks. */
function callOf(operation: Operation, other: Operation): string {
  const theirs = passedParameters(other);
  const keys = passedParameters(operation)
    .filter(({ key, required }) => required || !theirs.some((each) => each.key === key))
    .map(({ key }) => key);
  const { body } = operation;
  if (body && (body.required || !other.body)) {
    keys.push("body");
    if (choosesMediaType(body.bodies)) keys.push("contentType");
  }
  return `await ld.${operation.name}(${keys.length > 0 ? `{ ${keys.join(", ")} }` : ""});`;
}

function compareNames({ old, new: now, report }: OperationPair, calls: Code): void {
  if (old.name !== now.name || old.operationId !== now.operationId) {
    const [from, to] = [old.operationId ?? old.name, now.operationId ?? now.name];
    const text = `Operation \`${from}\` was renamed to \`${to}\`.`;
    report({ level: "major", text, why: breaks, code: calls });
  }
  if (old.path !== now.path || old.method !== now.method) {
    const text = `Operation \`${now.name}\` is now ${now.method} ${now.path}; it was ${old.method} ${old.path}.`;
    const byPath = ({ method, path }: Operation) => [`await ld.${method}(${JSON.stringify(path)}, …);`];
    const code = { old: byPath(old), new: byPath(now) };
    report({ level: "major", text, why: "Code that names the path no longer compiles.", code });
  }
  if (!old.deprecated && now.deprecated) {
    report({ ...bumpFor("deprecated", sent), text: `Operation \`${now.name}\` is now deprecated.` });
  }
}

const sent = { sent: true, received: false };
const received = { sent: false, received: true };

/** Compares the parameters as the types of the paths have them. */
function compareParameters(comparison: Comparison, pair: OperationPair): void {
  const { types, snapshots } = comparison;
  for (const location of ["path", "query", "header", "cookie"] as const) {
    const typeIn = (side: Side) => types.memberOf(pair.types[side], "parameters", location);
    const step = (operation: Place, name: string): Place => {
      const side = operation === pair.at.old ? "old" : "new";
      const parameter = pair[side].parameters.find((each) => each.in === location && each.name === name);
      return parameter ? placeAt(snapshots[side].document, parameter.pointer) : operation;
    };
    compareProperties(comparison, { old: typeIn("old"), new: typeIn("new") }, { at: pair.at, flow: sent }, step);
  }
}

/**
 * Compares the parameters as the client's method has them. The client sends a required header with a single value by itself, and tells
 * parameters of the same name apart by a prefix.
 */
function compareMethodParameters({ old, new: now, report }: OperationPair, calls: Code): void {
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
    const bump = bumpFor(!isNew ? "valueRemoved" : after.required ? "addedRequired" : "added", sent);
    report({ ...bump, text, pointer: after.pointer, code: calls });
  }
}

function compareRequestBody(comparison: Comparison, pair: OperationPair, calls: Code): void {
  const { types } = comparison;
  const { new: now, report } = pair;
  const [before, after] = [pair.types.old, pair.types.new].map((type) => types.propertiesOf(type).get("requestBody"));
  const at = { old: stepInto(pair.at.old, "requestBody"), new: stepInto(pair.at.new, "requestBody") };
  const pointer = toPointer(at.new.segments);
  if (before && after) {
    const bodies = typesOf(types, { old: before, new: after }, { at, flow: sent });
    compareModifiers(comparison, bodies);
    for (const mediaType of compareContent(comparison, bodies)) {
      const text = `The request body of \`${now.name}\` can now be \`${mediaType.name}\`.`;
      report({ level: "minor", text, why: "Everything that was accepted still is.", pointer });
    }
  } else if (before) {
    const text = `The request body of \`${now.name}\` was removed.`;
    report({ level: "major", text, why: "Calls with one no longer compile.", code: calls });
  } else if (after) {
    const bump = bumpFor(isOptional(after) ? "added" : "addedRequired", sent);
    report({ ...bump, text: `The request body of \`${now.name}\` is new.`, pointer, code: calls });
  }
}

/** Compares the responses by status. */
function compareResponses(comparison: Comparison, pair: OperationPair): void {
  const { types } = comparison;
  const [old, now] = [responsesOf(types, pair.types.old), responsesOf(types, pair.types.new)];
  const { pairs, removed, added } = pairUp(old, now, [haveSameName]);
  for (const responses of pairs) compareResponse(comparison, pair, responses);
  for (const symbol of removed) {
    const text = `\`${pair.new.name}\` no longer has the response ${symbol.name}.`;
    const why = "Code that names the status no longer compiles.";
    const pointer = toPointer([...pair.at.old.segments, "responses", symbol.name]);
    pair.report({ level: "major", text, why, pointer, side: "old", code: types.codeOf({ old: symbol }) });
  }
  for (const symbol of added) {
    const { name: status } = symbol;
    const pointer = toPointer([...pair.at.new.segments, "responses", status]);
    reportResponse(types, pair, { status, title: status, pointer, symbol, bodies: bodiesOf(types, symbol) });
  }
}

/** Compares the headers, media types and bodies of a response. */
function compareResponse(comparison: Comparison, pair: OperationPair, { old, new: now }: Sides<ts.Symbol>): void {
  const { types } = comparison;
  const status = now.name;
  const at = { old: stepInto(pair.at.old, "responses", status), new: stepInto(pair.at.new, "responses", status) };
  const responses = typesOf(types, { old, new: now }, { at, flow: received });
  const headers = { old: types.memberOf(responses.old, "headers"), new: types.memberOf(responses.new, "headers") };
  compareProperties(comparison, headers, responses, (place, header) => stepInto(place, "headers", header));

  for (const symbol of compareContent(comparison, responses)) {
    const pointer = toPointer(stepInto(at.new, "content", symbol.name).segments);
    const title = `${status} with \`${symbol.name}\``;
    reportResponse(types, pair, { status, title, pointer, symbol, bodies: [types.typeOf(symbol)] });
  }
  const isEmpty = contentOf(types, responses.new).length === 0;
  if ((contentOf(types, responses.old).length === 0) !== isEmpty) {
    const text = `The ${status} response of \`${pair.new.name}\` now has ${isEmpty ? "no" : "a"} body.`;
    const pointer = toPointer(at.new.segments);
    const code = types.codeOf(responses.members);
    pair.report({ level: "major", text, why: "Calls resolve to another type.", pointer, code });
  }
}

/** A status, or a media type of it, that an operation didn't respond with before. */
interface NewResponse {
  readonly status: string;
  readonly title: string;
  readonly pointer: string;
  readonly symbol: ts.Symbol;
  readonly bodies: readonly ts.Type[];
}

/** Reports a new response: a major change if callers get a type of body that no success, or no error, had before. */
function reportResponse(types: CompiledTypes, pair: OperationPair, response: NewResponse): void {
  const { status, title, pointer, symbol, bodies } = response;
  const old = responsesOf(types, pair.types.old);
  const known = [...old, ...responsesOf(types, pair.types.new)]
    .filter((each) => isSuccess(each.name) === isSuccess(status) && old.some(({ name }) => name === each.name))
    .flatMap((each) => bodiesOf(types, each).filter((body) => !bodies.includes(body)));
  const isUnknown = bodies.some((body) => !known.some((each) => types.isAssignable(body, each)));
  const kind = isSuccess(status) ? "success" : "error";
  const text = `\`${pair.new.name}\` has the new response ${title}`;
  if (known.length > 0 && isUnknown) {
    const why = `Code that reads the body of a ${kind} gets an unknown type.`;
    const code = types.codeOf({ new: symbol });
    pair.report({ level: "major", text: `${text}, with a body that no ${kind} had.`, why, pointer, code });
  } else {
    const why = `Code that reads the body of a ${kind} stays valid.`;
    pair.report({ level: "minor", text: `${text}.`, why, pointer });
  }
}

function responsesOf(types: CompiledTypes, operation: ts.Type): ts.Symbol[] {
  return [...types.propertiesOf(types.memberOf(operation, "responses")).values()];
}

/** The bodies of a request or response by media type. */
function contentOf(types: CompiledTypes, owner: ts.Type): ts.Symbol[] {
  return [...types.propertiesOf(types.memberOf(owner, "content")).values()];
}

/** The types of the bodies of a response; `undefined` if it has none. */
function bodiesOf(types: CompiledTypes, response: ts.Symbol): ts.Type[] {
  const bodies = contentOf(types, types.typeOf(response)).map((body) => types.typeOf(body));
  return bodies.length > 0 ? bodies : [types.undefined];
}

/** Compares the bodies of a request or response. @returns those in new media types */
function compareContent(comparison: Comparison, pair: TypePair): ReadonlySet<ts.Symbol> {
  const { types, reportType } = comparison;
  const { pairs, removed, added } = pairUp(contentOf(types, pair.old), contentOf(types, pair.new), [haveSameName]);
  const step = (place: Place, { name }: ts.Symbol, ...keys: string[]) => stepInto(place, "content", name, ...keys);
  for (const { old, new: now } of pairs) {
    const at = { old: step(pair.at.old, old, "schema"), new: step(pair.at.new, now, "schema") };
    compareTypes(comparison, typesOf(types, { old, new: now }, { at, flow: pair.flow }));
  }
  for (const symbol of removed) {
    const at = { ...pair.at, old: step(pair.at.old, symbol) };
    const predicate = `no longer has the media type \`${symbol.name}\``;
    const code = types.codeOf({ old: symbol });
    reportType({ kind: "removed", predicate, at, side: "old", flow: pair.flow, code });
  }
  return added;
}
