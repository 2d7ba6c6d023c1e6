import type { Api } from "../model/api.ts";
import { pointerSegments } from "../spec/json-pointer.ts";
import { codeSamples, type SampleTarget } from "./samples.ts";

/** The document as the reference page loads it: every operation has samples in `x-codeSamples`. */
export function renderReference(api: Api, target: SampleTarget): object {
  const document = structuredClone(api.document);
  for (const operation of api.operations) {
    const place = find(document, pointerSegments(operation.pointer));
    Object.assign(place, { "x-codeSamples": codeSamples(api.document, operation, target) });
  }
  return document;
}

function find(root: object, segments: readonly string[]): object {
  let node = root;
  // A pointer that was read from the document leads through objects of its copy.
  for (const segment of segments) node = (node as Readonly<Record<string, object>>)[segment] ?? node;
  return node;
}
