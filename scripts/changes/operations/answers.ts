import type ts from "typescript";
import { isSuccess } from "../../model/operations.ts";
import { toPointer } from "../../spec/json-pointer.ts";
import { type DocumentNode, stepInto } from "../document/node.ts";
import type { Sides } from "../side.ts";
import { propertiesOf } from "../types/compare-objects.ts";
import { isAbsent } from "../types/constituents.ts";
import { compareContent } from "./bodies.ts";
import { type Comparison, memberType, type OperationPair } from "./comparison.ts";
import { compareHeaders } from "./headers.ts";

const flow = { sent: false, received: true };

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
    compareHeaders(comparison, pair, { old: before, new: after, at, flow });
    const content = { old: contentOf(comparison, before), new: contentOf(comparison, after) };
    for (const [mediaType, body] of compareContent(context, { ...content, at, flow })) {
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
