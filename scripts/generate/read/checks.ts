import { dirname, resolve } from "node:path";
import { type Document, getLineColLocation } from "@redocly/openapi-core";
import type { Locator } from "./locate.ts";
import type { Problem } from "./problem.ts";
import {
  isObject,
  isReference,
  listReferences,
  pointerSegments,
  toPointer,
  valueAt,
  visitValues,
} from "./references.ts";

/**
 * Finds `$ref`s that lead back to themselves, directly or through `allOf` and the like, and would make an endless schema. A schema that
 * refers to itself from a property or an item is fine.
 *
 * @param files - the documents by their absolute paths
 */
export function findCircles(files: ReadonlyMap<string, Document>): Problem[] {
  const problems: Problem[] = [];
  const visited = new Map<string, "open" | "done">();
  const follow = (document: Document, segments: readonly string[]): void => {
    const target = findTarget(files, document, segments);
    if (!target) return;
    const key = `${target.document.source.absoluteRef}${toPointer(target.segments)}`;
    if (visited.get(key) === "open") problems.push(circle(document, segments));
    if (visited.has(key)) return;
    visited.set(key, "open");
    for (const reference of composition(valueAt(target.document.parsed, target.segments), target.segments)) {
      follow(target.document, reference);
    }
    visited.set(key, "done");
  };
  for (const document of files.values()) {
    for (const { ref, segments } of listReferences(document.parsed)) {
      // A `$ref` at the top of a file stands for all of the file.
      if (segments.length === 0 && ref.startsWith("#")) problems.push(circle(document, segments));
      else follow(document, segments);
    }
  }
  return problems;
}

function findTarget(files: ReadonlyMap<string, Document>, from: Document, segments: readonly string[]) {
  const [file = "", fragment = ""] = String(valueAt(from.parsed, [...segments, "$ref"])).split("#");
  const { absoluteRef } = from.source;
  const document = file === "" ? from : files.get(resolve(dirname(absoluteRef), decodeURIComponent(file)));
  return document && { document, segments: pointerSegments(fragment) };
}

/** Keywords whose schemas apply to the same value as the schema around them. */
const compositions = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else"];

/** The paths of the references that a schema is composed of. */
function composition(schema: unknown, path: readonly string[]): (readonly string[])[] {
  if (!isObject(schema)) return [];
  if (isReference(schema)) return [path];
  return compositions.flatMap((keyword) => {
    const part = schema[keyword];
    return Array.isArray(part)
      ? part.flatMap((one, index) => composition(one, [...path, keyword, String(index)]))
      : composition(part, [...path, keyword]);
  });
}

function circle({ source }: Document, segments: readonly string[]): Problem {
  const { start } = getLineColLocation({ source, pointer: toPointer(segments) });
  return {
    ...{ file: source.absoluteRef, line: start.line, column: start.col },
    message: "The `$ref` leads back to itself.",
    advice: "Correct it. To nest a schema in itself, refer to it from a property or an item.",
    severity: "error",
    rule: "circular-reference",
  };
}

/** At the ends of 64 bits, a limit may be rounded. */
const limits = new Set(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]);

/** Finds numbers that JSON or JavaScript can't hold: infinities, and integers that a double rounds. */
export function findInexactNumbers(document: unknown, locate: Locator): Problem[] {
  const problems: Problem[] = [];
  visitValues(document, (value, path) => {
    if (typeof value !== "number" || limits.has(path.at(-1) ?? "")) return;
    if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return;
    problems.push({
      ...locate(toPointer(path)),
      message: Number.isFinite(value)
        ? "The number is beyond 2⁵³, where JavaScript rounds integers."
        : "This number can't be written in JSON.",
      advice: "Use a smaller number, or describe the value as a string.",
      severity: "error",
      rule: "number",
    });
  });
  return problems;
}
