import type { ExampleObject, OpenAPI3 } from "openapi-typescript";
import {
  isObject,
  isReference,
  listReferences,
  pointerSegments,
  resolveReference,
  schemaReference,
  toPointer,
  valueAt,
  visitValues,
} from "../read/references.ts";
import { valueName } from "./names.ts";
import type { Media, Operation } from "./operations.ts";

/** A JSON example of the document. */
export interface Example {
  /**
   * The fixture's name: that of the example's component. For an inline example, its own name after that of the component around it, or
   * after operation and status.
   */
  readonly name: string;
  readonly summary: string | undefined;
  readonly value: unknown;
  /** JSON pointer to the value. */
  readonly pointer: string;
  /** The types of every body that it is an example of. */
  readonly types: readonly ExampleType[];
  /** Whether the schema allows values that its type doesn't, so that TypeScript may reject the value. */
  readonly loose: boolean;
  /** The responses that it is an example of. */
  readonly responses: readonly { readonly operation: string; readonly status: string }[];
}

/** The name of a component schema, or a TypeScript type that is looked up in the generated types. */
export type ExampleType = { readonly schema: string } | { readonly lookup: string };

/** All JSON examples of requests and responses, in the order in which the document first uses them. */
export function readExamples(document: OpenAPI3, operations: readonly Operation[]): Example[] {
  const isLoose = createLoosenessTest(document);
  const examples = new Map<string, Example>();
  const add = (bodies: readonly Media[], place: readonly string[], responses: Example["responses"]) => {
    for (const example of readBodies(document, bodies, place)) {
      const known = examples.get(example.pointer) ?? { ...example, types: [], loose: false, responses: [] };
      examples.set(example.pointer, {
        ...known,
        types: unique([...known.types, ...example.types]),
        loose: known.loose || isLoose(example.schema),
        responses: [...known.responses, ...responses],
      });
    }
  };
  for (const { name, body, responses } of operations) {
    add(body?.bodies ?? [], [name, "body"], []);
    for (const { status, bodies } of responses) add(bodies, [name, status], [{ operation: name, status }]);
  }
  return [...examples.values()];
}

function unique(types: readonly ExampleType[]): ExampleType[] {
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}

function readBodies(document: OpenAPI3, bodies: readonly Media[], place: readonly string[]) {
  return bodies
    .filter(({ kind }) => kind === "json")
    .flatMap((body, index) => {
      const [root, , component = ""] = body.segments;
      const owner = root === "components" ? [component] : place;
      return readMediaExamples(document, body, index === 0 ? owner : [...owner, body.mediaType]);
    });
}

function readMediaExamples(document: OpenAPI3, { media, segments, type }: Media, words: readonly string[]) {
  const { schema, example, examples = {} } = media;
  const component = schemaReference(schema);
  const common = { schema, types: [component === undefined ? { lookup: type } : { schema: component }] };
  if (example !== undefined) {
    const pointer = toPointer([...segments, "example"]);
    return [{ ...common, name: valueName(...words), summary: undefined, value: example, pointer }];
  }
  return Object.entries(examples).flatMap(([key, reference]) => {
    const found = resolveReference<ExampleObject>(document, reference, [...segments, "examples", key]);
    const { value, summary, description } = found.value;
    if (value === undefined) return []; // an `externalValue` that couldn't be read
    const name = isReference(reference) ? [pointerSegments(reference.$ref).at(-1) ?? ""] : [...words, key];
    return {
      ...{ ...common, name: valueName(...name), summary: summary ?? description, value },
      pointer: toPointer([...found.segments, "value"]),
    };
  });
}

const looseKeywords = ["allOf", "anyOf", "oneOf", "not", "discriminator", "$defs"];

/**
 * Creates a test of whether a schema, or one within it, allows values that its type doesn't: JSON Schema allows properties of several
 * branches of an `anyOf` side by side, a schema with `properties` but no `type` allows other values than objects, and neither a
 * discriminator nor `$defs` demands a property, while openapi-typescript adds one.
 */
function createLoosenessTest(document: OpenAPI3): (schema: unknown) => boolean {
  const loose = new Map<string, boolean>(listDiscriminated(document).map((ref) => [ref, true]));
  const isLooseItself = (schema: unknown): boolean => {
    if (!isObject(schema)) return false;
    const isUntyped = isObject(schema["properties"]) && !("type" in schema);
    return isUntyped || looseKeywords.some((keyword) => keyword in schema) || Object.values(schema).some(isLooseItself);
  };
  return (schema) => {
    const parts = new Map([["", schema]]);
    // The loop also visits the schemas that are added on the way.
    for (const [ref, part] of parts) {
      const isLoose = loose.get(ref) ?? isLooseItself(part);
      if (ref !== "") loose.set(ref, isLoose);
      if (isLoose) return true;
      for (const { ref } of listReferences(part)) parts.set(ref, valueAt(document, pointerSegments(ref)));
    }
    return false;
  };
}

/** The references to schemas that a discriminator distinguishes. */
function listDiscriminated(document: OpenAPI3): string[] {
  const refs: string[] = [];
  visitValues(document, (value) => {
    if (!isObject(value) || !isObject(value["discriminator"])) return;
    const { mapping } = value["discriminator"];
    refs.push(...Object.values(isObject(mapping) ? mapping : {}).map(String));
    refs.push(...[value["oneOf"], value["anyOf"]].flat().flatMap((one) => (isReference(one) ? [one.$ref] : [])));
  });
  return refs;
}
