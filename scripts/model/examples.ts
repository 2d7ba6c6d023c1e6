import type { ExampleObject, OpenAPI3 } from "openapi-typescript";
import { isReference, pointerSegments, toPointer } from "../spec/json-pointer.ts";
import { valueName } from "./names.ts";
import type { Media, Operation } from "./operations.ts";
import { resolveReference, schemaReference } from "./references.ts";

/** A JSON example of the document. */
export interface Example {
  /** Its key among the fixtures: the component's name, or for an inline example operation, status and its own name. */
  readonly name: string;
  readonly summary: string | undefined;
  readonly value: unknown;
  /** Where the value stands in the document. */
  readonly pointer: string;
  /** The types that it has to satisfy: those of every body that it is an example of. */
  readonly types: readonly ExampleType[];
  /** The answers that it is an example of. */
  readonly answers: readonly { readonly operation: string; readonly status: string }[];
}

/** A component schema's name, or a TypeScript type that is looked up in the generated types. */
export type ExampleType = { readonly schema: string } | { readonly lookup: string };

/** All JSON examples of requests and answers, in the order in which the document first uses them. */
export function readExamples(document: OpenAPI3, operations: readonly Operation[]): Example[] {
  const examples = new Map<string, Example>();
  const add = (example: Example) => {
    const known = examples.get(example.pointer);
    const merged = known && {
      ...known,
      types: uniqueTypes([...known.types, ...example.types]),
      answers: [...known.answers, ...example.answers],
    };
    examples.set(example.pointer, merged ?? example);
  };
  for (const operation of operations) {
    for (const body of operation.body?.bodies ?? []) {
      for (const example of readMediaExamples(document, body, [operation.name, "body"])) add(example);
    }
    for (const { status, bodies } of operation.answers) {
      const answers = [{ operation: operation.name, status }];
      for (const body of bodies) {
        for (const example of readMediaExamples(document, body, [operation.name, status])) add({ ...example, answers });
      }
    }
  }
  return [...examples.values()];
}

function readMediaExamples(document: OpenAPI3, body: Media, words: readonly string[]): Example[] {
  if (body.kind !== "json") return [];
  const { media, segments } = body;
  const schema = schemaReference(media.schema);
  const types = [schema === undefined ? { lookup: body.type } : { schema }];
  if (media.example !== undefined) {
    const pointer = toPointer([...segments, "example"]);
    return [{ name: valueName(...words), summary: undefined, value: media.example, pointer, types, answers: [] }];
  }
  return Object.entries(media.examples ?? {}).flatMap(([key, reference]) => {
    const at = [...segments, "examples", key];
    const example = resolveReference<ExampleObject>(document, reference, at);
    if (example.value.value === undefined) return []; // an `externalValue` that was not to be had
    return {
      name: isReference(reference) ? componentName(reference.$ref) : valueName(...words, key),
      summary: example.value.summary ?? example.value.description,
      value: example.value.value,
      pointer: toPointer([...example.segments, "value"]),
      types,
      answers: [],
    };
  });
}

function componentName(ref: string): string {
  return valueName(pointerSegments(ref).at(-1) ?? "");
}

function uniqueTypes(types: readonly ExampleType[]): ExampleType[] {
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}
