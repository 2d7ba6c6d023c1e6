import { type Document, getLineColLocation, type Source } from "@redocly/openapi-core";
import { isObject, pointerSegments, toPointer, visitValues } from "./references.ts";

/** A place in a file of the spec. */
export interface Place {
  /** Absolute path. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/**
 * Finds the place in the files of a value in the bundle, or of the nearest value around it.
 *
 * @param pointer - JSON pointer into the bundle
 * @param ofKey - whether the place of the value's key is meant
 */
export type Locator = (pointer: string, ofKey?: boolean) => Place;

/**
 * Creates the function that leads from the bundle back to the files. The bundler keeps no source map, but the objects in the bundle are those
 * that were parsed from the files.
 */
export function createLocator(bundle: unknown, files: ReadonlyMap<string, Document>): Locator {
  const documents = [...files.values()];
  const [root] = documents;
  let index: ReadonlyMap<unknown, SourceValue> | undefined;
  return (pointer, ofKey = false) => {
    index ??= indexObjects(documents);
    if (!root) throw new Error("A spec has at least one file.");
    let value = bundle;
    let place: SourceValue = { source: root.source, segments: [] };
    for (const segment of pointerSegments(pointer)) {
      value = isObject(value) ? value[segment] : undefined;
      if (value === undefined) break;
      place = index.get(value) ?? { ...place, segments: [...place.segments, segment] };
    }
    const { source, segments } = place;
    const { start } = getLineColLocation({ source, pointer: toPointer(segments), reportOnKey: ofKey });
    return { file: source.absoluteRef, line: start.line, column: start.col };
  };
}

interface SourceValue {
  readonly source: Source;
  readonly segments: readonly string[];
}

/** A file comes before those that refer to it: the bundler has copied members of it into them. */
function indexObjects(documents: readonly Document[]): Map<unknown, SourceValue> {
  const index = new Map<unknown, SourceValue>();
  for (const { source, parsed } of documents.toReversed()) {
    visitValues(parsed, (value, path) => {
      if (isObject(value) && !index.has(value)) index.set(value, { source, segments: [...path] });
    });
  }
  return index;
}
