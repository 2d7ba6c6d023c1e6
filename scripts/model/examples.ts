import type { ExampleObject, OpenAPI3 } from "openapi-typescript";
import { isReference, pointerSegments, toPointer } from "../spec/json-pointer.ts";
import type { LintLevel } from "../spec/lint.ts";
import { createLoosenessTest } from "./looseness.ts";
import { valueName } from "./names.ts";
import type { Media, Operation } from "./operations.ts";
import { resolveReference, schemaReference } from "./references.ts";

/** A JSON example of the document. */
export interface Example {
  /**
   * Its key among the fixtures: the component's name, or for an inline example its own name after that of the component that it stands
   * in, or after operation and status.
   */
  readonly name: string;
  readonly summary: string | undefined;
  readonly value: unknown;
  /** Where the value stands in the document. */
  readonly pointer: string;
  /** Where the schemas stand that it is an example of. */
  readonly schemas: readonly string[];
  /** The types that it has to satisfy: those of every body that it is an example of. */
  readonly types: readonly ExampleType[];
  /** The answers that it is an example of. */
  readonly answers: readonly { readonly operation: string; readonly status: string }[];
}

/** A component schema's name, or a TypeScript type that is looked up in the generated types. */
export type ExampleType = { readonly schema: string } | { readonly lookup: string };

/**
 * All JSON examples of requests and answers, in the order in which the document first uses them.
 *
 * @param lint - how far the linter vouches for the document. Where it has findings, an example of a schema that is looser than its type
 *   has no type to satisfy; where it hasn't run, none has
 */
export function readExamples(document: OpenAPI3, operations: readonly Operation[], lint: LintLevel): Example[] {
  const isLoose = lint === "warn" ? createLoosenessTest(document) : () => lint === "off";
  const examples = new Map<string, Example>();
  const add = (example: Example) => {
    const known = examples.get(example.pointer);
    const merged = known && {
      ...known,
      schemas: [...known.schemas, ...example.schemas],
      types: uniqueTypes([...known.types, ...example.types]),
      answers: [...known.answers, ...example.answers],
    };
    examples.set(example.pointer, merged ?? example);
  };
  for (const { name, body, answers } of operations) {
    for (const example of readBodies(document, body?.bodies ?? [], [name, "body"], isLoose)) add(example);
    for (const { status, bodies } of answers) {
      const uses = [{ operation: name, status }];
      for (const example of readBodies(document, bodies, [name, status], isLoose)) add({ ...example, answers: uses });
    }
  }
  return [...examples.values()];
}

/**
 * The examples that are valid: an invalid one would make a fixture that doesn't compile.
 *
 * @param pointers - to places within examples, or to schemas that can't be used
 */
export function withoutInvalid(examples: readonly Example[], pointers: readonly string[]): readonly Example[] {
  const bad = new Set(pointers.flatMap(pointersAbove));
  return examples.filter(({ pointer, schemas }) => !bad.has(pointer) && !schemas.some((schema) => bad.has(schema)));
}

/** A pointer with all that lead to the values around it. */
function pointersAbove(pointer: string): string[] {
  const segments = pointer.split("/");
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}

function readBodies(
  document: OpenAPI3,
  bodies: readonly Media[],
  place: readonly string[],
  isLoose: (schema: unknown) => boolean,
): Example[] {
  return bodies
    .filter(({ kind }) => kind === "json")
    .flatMap((body, index) => {
      const [root, , component = ""] = body.segments;
      const owner = root === "components" ? [component] : place;
      const examples = readMediaExamples(document, body, index === 0 ? owner : [...owner, body.mediaType]);
      return isLoose(body.media.schema) ? examples.map((example) => ({ ...example, types: [] })) : examples;
    });
}

function readMediaExamples(document: OpenAPI3, body: Media, words: readonly string[]): Example[] {
  const { media, segments } = body;
  const schema = schemaReference(media.schema);
  const common = {
    schemas: [toPointer([...segments, "schema"])],
    types: [schema === undefined ? { lookup: body.type } : { schema }],
    answers: [],
  };
  if (media.example !== undefined) {
    const pointer = toPointer([...segments, "example"]);
    return [{ ...common, name: valueName(...words), summary: undefined, value: media.example, pointer }];
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
      ...common,
    };
  });
}

function componentName(ref: string): string {
  return valueName(pointerSegments(ref).at(-1) ?? "");
}

function uniqueTypes(types: readonly ExampleType[]): ExampleType[] {
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}
