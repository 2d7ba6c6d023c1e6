import ts from "typescript";
import { isSuccess, type Operation } from "../generate/model/operations.ts";
import { toPointer } from "../generate/read/references.ts";
import type { Finding } from "./change.ts";
import type { Exports } from "./compile.ts";
import { type DocumentNode, describe, rootNode, stepInto } from "./document.ts";
import { judge, sentence, type TypeContext, type TypePair } from "./findings.ts";
import type { Side, Sides } from "./side.ts";
import { compareTypes, isAbsent, propertiesOf } from "./types.ts";

/** What the comparison of operations works with. */
export interface Comparison {
  readonly sides: Sides<Side>;
  readonly context: TypeContext;
  readonly exports: Sides<Exports>;
  report(finding: Finding): void;
}

/** An operation on both sides, with its types and its places. */
export interface OperationPair extends Sides<Operation> {
  readonly types: Sides<ts.Type>;
  readonly at: Sides<DocumentNode>;
}

/** The type of a property, or `undefined` where there is no such property. */
export function memberType(
  checker: ts.TypeChecker,
  type: ts.Type | undefined,
  ...names: string[]
): ts.Type | undefined {
  let found = type;
  for (const name of names) {
    const symbol = found && checker.getPropertyOfType(checker.getNonNullableType(found), name);
    found = symbol && checker.getTypeOfSymbol(symbol);
  }
  return found;
}

/** Where an operation stands in its document. */
export function operationNode(side: Side, { method, path }: Operation): DocumentNode {
  return stepInto(rootNode(side.document), "paths", path, method.toLowerCase());
}

const received = { sent: false, received: true };

/** Compares what an operation answers: statuses, headers, media types, bodies. */
export function compareAnswers(comparison: Comparison, pair: OperationPair): void {
  const { context, report } = comparison;
  const old = answersOf(comparison, pair.types.old);
  const now = answersOf(comparison, pair.types.new);
  const { name } = pair.new;
  for (const [status, before] of old) {
    const after = now.get(status);
    if (!after) {
      report({
        level: "major",
        text: `\`${name}\` no longer answers ${status}.`,
        why: "Code that names the status no longer compiles.",
        operations: [name],
        pointer: toPointer([...pair.at.old.segments, "responses", status]),
        side: "old",
      });
      continue;
    }
    const at = { old: stepInto(pair.at.old, "responses", status), new: stepInto(pair.at.new, "responses", status) };
    compareHeaders(comparison, pair, { old: before, new: after, at, flow: received });
    const content = { old: contentOf(comparison, before), new: contentOf(comparison, after) };
    for (const [mediaType, body] of compareContent(context, { ...content, at, flow: received })) {
      const { segments } = stepInto(at.new, "content", mediaType);
      reportNewBody(comparison, pair, { status, what: `${status} with \`${mediaType}\``, segments, bodies: [body] });
    }
    reportEmptied(comparison, pair, status, at, content);
  }
  for (const [status, after] of now) {
    if (old.has(status)) continue;
    const segments = [...pair.at.new.segments, "responses", status];
    reportNewBody(comparison, pair, { status, what: status, segments, bodies: bodiesOf(comparison, after) });
  }
}

/** What an operation did not answer before: a status, or a media type for it. */
interface NewBody {
  readonly status: string;
  readonly what: string;
  readonly segments: readonly string[];
  readonly bodies: readonly ts.Type[];
}

/** A new body that answers of its sort could have already changes no type that callers read; another one does. */
function reportNewBody(comparison: Comparison, pair: OperationPair, { status, what, segments, bodies }: NewBody): void {
  const { checker } = comparison.context;
  const statuses = answersOf(comparison, pair.types.old);
  const known = [pair.types.old, pair.types.new].flatMap((type) =>
    [...answersOf(comparison, type)]
      .filter(([each]) => isSuccess(each) === isSuccess(status) && statuses.has(each))
      .flatMap(([, answer]) => bodiesOf(comparison, answer).filter((body) => !bodies.includes(body))),
  );
  const another =
    known.length > 0 && bodies.some((body) => !known.some((each) => checker.isTypeAssignableTo(body, each)));
  const sort = isSuccess(status) ? "success" : "error";
  const body = isSuccess(status) ? "the body of a success" : "the body of an error";
  comparison.report({
    level: another ? "major" : "minor",
    text: `\`${pair.new.name}\` can answer ${what} now${another ? `, with a body that no ${sort} had` : ""}.`,
    why: another
      ? `Code that reads ${body} meets a type that it doesn't know.`
      : `Code that reads ${body} stays valid.`,
    operations: [pair.new.name],
    pointer: toPointer(segments),
    side: "new",
  });
}

function reportEmptied(
  { context, report }: Comparison,
  pair: OperationPair,
  status: string,
  at: Sides<DocumentNode>,
  content: Sides<ts.Type>,
): void {
  const empty = isAbsent(context.checker, content.new);
  if (isAbsent(context.checker, content.old) === empty) return;
  report({
    level: "major",
    text: `The ${status} answer of \`${pair.new.name}\` has ${empty ? "no" : "a"} body now.`,
    why: "What the call resolves to is of another type.",
    operations: [pair.new.name],
    pointer: toPointer(at.new.segments),
    side: "new",
  });
}

function answersOf({ context: { checker } }: Comparison, operation: ts.Type): Map<string, ts.Type> {
  const responses = memberType(checker, operation, "responses");
  const symbols = responses ? [...propertiesOf(checker, responses)] : [];
  return new Map(symbols.map(([status, symbol]) => [status, checker.getTypeOfSymbol(symbol)]));
}

function contentOf({ context: { checker } }: Comparison, answer: ts.Type): ts.Type {
  const content = memberType(checker, answer, "content");
  return content ? checker.getNonNullableType(content) : checker.getNeverType();
}

/** The types of an answer's body; `undefined` for one without. */
function bodiesOf(comparison: Comparison, answer: ts.Type): ts.Type[] {
  const { checker } = comparison.context;
  const bodies = [...propertiesOf(checker, contentOf(comparison, answer)).values()];
  return bodies.length > 0 ? bodies.map((symbol) => checker.getTypeOfSymbol(symbol)) : [checker.getUndefinedType()];
}

/** Compares the headers of an answer. */
function compareHeaders(comparison: Comparison, { new: operation }: OperationPair, answer: TypePair): void {
  const { context, sides, report } = comparison;
  const { checker } = context;
  const headersOf = (side: "old" | "new") => {
    const type = memberType(checker, answer[side], "headers");
    return type ? propertiesOf(checker, type) : new Map<string, never>();
  };
  const old = headersOf("old");
  const now = headersOf("new");
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [before, after] = [old.get(name), now.get(name)];
    if (before && after) {
      const at = { old: stepInto(answer.at.old, "headers", name), new: stepInto(answer.at.new, "headers", name) };
      const types = { old: checker.getTypeOfSymbol(before), new: checker.getTypeOfSymbol(after) };
      compareTypes(context, { ...types, at, flow: answer.flow });
      continue;
    }
    const side = after ? "new" : "old";
    const segments = [...answer.at[side].segments, "headers", name];
    report({
      ...judge(after ? "added" : "gone", answer.flow),
      text: sentence(`${describe(sides[side].document, segments)} is ${after ? "new" : "gone"}`),
      operations: [operation.name],
      pointer: toPointer(segments),
      side,
    });
  }
}

/**
 * Compares the bodies in the media types that both sides have, and reports media types that are gone.
 *
 * @returns the types of the bodies in media types that are new
 */
function compareContent(context: TypeContext, pair: TypePair): ReadonlyMap<string, ts.Type> {
  const { checker } = context;
  const old = propertiesOf(checker, pair.old);
  const now = propertiesOf(checker, pair.new);
  for (const [mediaType, before] of old) {
    const after = now.get(mediaType);
    if (after) {
      const at = {
        old: stepInto(pair.at.old, "content", mediaType, "schema"),
        new: stepInto(pair.at.new, "content", mediaType, "schema"),
      };
      const types = { old: checker.getTypeOfSymbol(before), new: checker.getTypeOfSymbol(after) };
      compareTypes(context, { ...types, at, flow: pair.flow });
    } else {
      const predicate = `no longer has the media type \`${mediaType}\``;
      const at = { ...pair.at, old: stepInto(pair.at.old, "content", mediaType) };
      context.report({ kind: "gone", predicate, at, side: "old", flow: pair.flow });
    }
  }
  return new Map(
    [...now].filter(([name]) => !old.has(name)).map(([name, symbol]) => [name, checker.getTypeOfSymbol(symbol)]),
  );
}

const sent = { sent: true, received: false };

/** Compares the body that an operation takes. */
export function compareRequestBody(comparison: Comparison, pair: OperationPair): void {
  const { context, report } = comparison;
  const { checker } = context;
  const old = bodyOf(checker, pair.types.old);
  const now = bodyOf(checker, pair.types.new);
  const at = { old: stepInto(pair.at.old, "requestBody"), new: stepInto(pair.at.new, "requestBody") };
  const text = `The request body of \`${pair.new.name}\``;
  const place = { operations: [pair.new.name], pointer: toPointer(at.new.segments), side: "new" as const };
  if (old && now) {
    if (old.optional !== now.optional) {
      const level = now.optional ? "minor" : "major";
      const why = now.optional ? "Callers may leave it out now." : "Callers that leave it out no longer compile.";
      report({ level, text: `${text} is ${now.optional ? "optional" : "required"} now.`, why, ...place });
    }
    const [before, after] = [memberType(checker, old.type, "content"), memberType(checker, now.type, "content")];
    if (!before || !after) return;
    for (const mediaType of compareContent(context, { old: before, new: after, at, flow: sent }).keys()) {
      const why = "Everything that was accepted still is.";
      report({ level: "minor", text: `${text} can be \`${mediaType}\` now.`, why, ...place });
    }
  } else if (old) {
    report({ level: "major", text: `${text} is gone.`, why: "Callers that pass one no longer compile.", ...place });
  } else if (now) {
    const level = now.optional ? "minor" : "major";
    const why = now.optional ? "Callers may leave it out." : "Callers that don't pass one no longer compile.";
    report({ level, text: `${text} is new.`, why, ...place });
  }
}

function bodyOf(checker: ts.TypeChecker, operation: ts.Type): { type: ts.Type; optional: boolean } | undefined {
  const symbol = checker.getPropertyOfType(operation, "requestBody");
  if (!symbol || isAbsent(checker, checker.getTypeOfSymbol(symbol))) return undefined;
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  return { type, optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0 };
}
