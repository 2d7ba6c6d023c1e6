import { type Document, getLineColLocation } from "@redocly/openapi-core";
import type { Problem } from "./problem.ts";
import type { SpecSource } from "./read.ts";
import { isReference, listReferences, pointerSegments, toPointer, valueAt } from "./references.ts";

interface Node {
  readonly document: Document;
  readonly segments: readonly string[];
}

/**
 * Finds references that lead to nothing but references, and in the end to themselves. The bundler would fall over them without a word about
 * where they are. A schema that refers to itself from one of its properties is no such thing.
 */
export async function findCircularReferences({ root, resolver }: SpecSource): Promise<Problem[]> {
  const problems: Problem[] = [];
  const documents = new Set([root]);
  for (const document of documents) {
    const references = listReferences(document.parsed);
    // Nearly all lead straight to a value of their own document.
    const harmless = new Set([...new Set(references.map(({ ref }) => ref))].filter((ref) => isValue(document, ref)));
    for (const { ref, segments } of references) {
      if (harmless.has(ref)) continue;
      const node = { document, segments };
      const seen = new Set<string>();
      for (let next: Node | undefined = node; next; next = await follow(next)) {
        const place = `${next.document.source.absoluteRef}${toPointer(next.segments)}`;
        if (seen.has(place)) {
          if (next.document === document && toPointer(next.segments) === toPointer(node.segments))
            problems.push(circle(node));
          break;
        }
        seen.add(place);
        documents.add(next.document);
      }
    }
  }
  return problems;

  /** The value that a reference leads to, if it is there. */
  async function follow({ document, segments }: Node): Promise<Node | undefined> {
    const value = valueAt(document.parsed, segments);
    if (!isReference(value)) return undefined;
    const [file = "", fragment = ""] = value.$ref.split("#");
    // A file that can't be read or parsed is for the bundler to report.
    const target =
      file === "" ? document : await resolver.resolveDocument(document.source.absoluteRef, file).catch(() => undefined);
    return target && !(target instanceof Error) ? { document: target, segments: pointerSegments(fragment) } : undefined;
  }
}

function isValue({ parsed }: Document, ref: string): boolean {
  return ref.startsWith("#/") && !isReference(valueAt(parsed, pointerSegments(ref)));
}

function circle({ document, segments }: Node): Problem {
  const { start } = getLineColLocation({ source: document.source, pointer: toPointer(segments) });
  return {
    file: document.source.absoluteRef,
    line: start.line,
    column: start.col,
    message: "The `$ref` leads back to itself, so that it stands for nothing.",
    advice: "Refer to what is meant; to nest a schema in itself, refer to it from one of its properties.",
    severity: "error",
    rule: "circular-reference",
  };
}
