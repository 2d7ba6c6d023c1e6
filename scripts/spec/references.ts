import { isObject, isReference, pointerSegments, valueAt } from "./json-pointer.ts";

/** A `$ref` and the keys that lead to the object that has it. */
export interface Reference {
  readonly ref: string;
  readonly segments: readonly string[];
}

/** Every `$ref` in a document, in its order. */
export function listReferences(document: unknown): Reference[] {
  const references: Reference[] = [];
  const path: string[] = [];
  const visit = (value: unknown) => {
    if (!isObject(value)) return;
    if (isReference(value)) references.push({ ref: value.$ref, segments: [...path] });
    for (const [key, child] of Object.entries(value)) {
      path.push(key);
      visit(child);
      path.pop();
    }
  };
  visit(document);
  return references;
}

/** Whether every `$ref` of a document leads to somewhere in the document itself. */
export function isSelfContained(document: unknown): boolean {
  const refs = new Set(listReferences(document).map(({ ref }) => ref));
  return [...refs].every((ref) => ref.startsWith("#/") && valueAt(document, pointerSegments(ref)) !== undefined);
}
