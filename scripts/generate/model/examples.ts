import type { ExampleObject, OpenAPI3 } from "openapi-typescript";
import {
  isObject,
  isReference,
  pointerSegments,
  resolveReference,
  schemaReference,
  toPointer,
  valueAt,
} from "../read/references.ts";
import { valueName } from "./names.ts";
import type { Media, Operation } from "./operations.ts";

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
  /** The types of every body that it is an example of; none in a document that wasn't linted. */
  readonly types: readonly ExampleType[];
  /** Whether a schema allows values that its type doesn't, so that TypeScript may reject the value. */
  readonly loose: boolean;
  /** The answers that it is an example of. */
  readonly answers: readonly { readonly operation: string; readonly status: string }[];
}

/** A component schema's name, or a TypeScript type that is looked up in the generated types. */
export type ExampleType = { readonly schema: string } | { readonly lookup: string };

/**
 * All JSON examples of requests and answers, in the order in which the document first uses them.
 *
 * @param linted - whether they are known to be valid
 */
export function readExamples(document: OpenAPI3, operations: readonly Operation[], linted: boolean): Example[] {
  const isLoose = createLoosenessTest(document);
  const examples = new Map<string, Example>();
  const add = (example: Example) => {
    const known = examples.get(example.pointer);
    const merged = known && {
      ...known,
      types: uniqueTypes([...known.types, ...example.types]),
      loose: known.loose || example.loose,
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
  return [...examples.values()].map((example) => (linted ? example : { ...example, types: [] }));
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
      return examples.map((example) => ({ ...example, loose: isLoose(body.media.schema) }));
    });
}

function readMediaExamples(document: OpenAPI3, body: Media, words: readonly string[]): Example[] {
  const { media, segments } = body;
  const schema = schemaReference(media.schema);
  const common = {
    types: [schema === undefined ? { lookup: body.type } : { schema }],
    loose: false,
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

const compositions = ["allOf", "anyOf", "oneOf", "not", "discriminator"];

/**
 * Tells which schemas take values that the types made of them don't, themselves or somewhere within: to JSON Schema, properties of one
 * branch of an `anyOf` may stand beside those of another, a schema with `properties` but no `type` takes what is no object, and a
 * discriminator adds no property to the schemas that it tells apart.
 */
function createLoosenessTest(document: OpenAPI3): (schema: unknown) => boolean {
  const loose = toldApart(document);
  const isLoose = (schema: unknown, visited: Set<string>): boolean => {
    if (!isObject(schema)) return false;
    if (!isReference(schema)) {
      const untyped = isObject(schema["properties"]) && !("type" in schema);
      const composed = compositions.some((keyword) => keyword in schema);
      return untyped || composed || Object.values(schema).some((child) => isLoose(child, visited));
    }
    const { $ref } = schema;
    if (loose.has($ref)) return true;
    if (visited.has($ref)) return false; // what refers to itself is loose only for another reason
    visited.add($ref);
    if (!isLoose(valueAt(document, pointerSegments($ref)), visited)) return false;
    loose.add($ref);
    return true;
  };
  return (schema) => isLoose(schema, new Set());
}

/** The references to schemas that a discriminator tells apart. */
function toldApart(value: unknown, found = new Set<string>()): Set<string> {
  if (!isObject(value)) return found;
  if (isObject(value["discriminator"])) {
    const { mapping } = value["discriminator"];
    for (const ref of Object.values(isObject(mapping) ? mapping : {})) found.add(String(ref));
    for (const branch of [value["oneOf"], value["anyOf"]].flat()) if (isReference(branch)) found.add(branch.$ref);
  }
  for (const child of Object.values(value)) toldApart(child, found);
  return found;
}
