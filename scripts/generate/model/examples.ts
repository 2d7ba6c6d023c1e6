import { sample } from "openapi-sampler";
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
  /** Whether TypeScript accepts every value that the schemas allow, and so this one. */
  readonly exact: boolean;
  /** The responses that it is an example of. */
  readonly responses: readonly { readonly operation: string; readonly status: string }[];
}

/** The name of a component schema, or a TypeScript type that is looked up in the generated types. */
export type ExampleType = { readonly schema: string } | { readonly lookup: string };

/** All JSON examples of requests and responses, in the order in which the document first uses them. */
export function readExamples(document: OpenAPI3, operations: readonly Operation[]): Example[] {
  const isExact = createExactnessTest(document);
  const examples = new Map<string, Example>();
  const add = (bodies: readonly Media[], place: readonly string[], responses: Example["responses"]) => {
    for (const example of readBodies(document, bodies, place)) {
      const known = examples.get(example.pointer) ?? { ...example, types: [], exact: true, responses: [] };
      examples.set(example.pointer, {
        ...known,
        types: unique([...known.types, ...example.types]),
        exact: known.exact && isExact(example.schema),
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

function readMediaExamples(document: OpenAPI3, { media, segments, type }: Media, owner: readonly string[]) {
  const { schema, example, examples = {} } = media;
  const component = schemaReference(schema);
  const common = { schema, types: [component === undefined ? { lookup: type } : { schema: component }] };
  if (example !== undefined) {
    const pointer = toPointer([...segments, "example"]);
    return [{ ...common, name: valueName(...owner), summary: undefined, value: example, pointer }];
  }
  return Object.entries(examples).flatMap(([key, reference]) => {
    const found = resolveReference<ExampleObject>(document, reference, [...segments, "examples", key]);
    const { value, summary, description } = found.value;
    if (value === undefined) return []; // an `externalValue` that couldn't be read
    const name = isReference(reference) ? [pointerSegments(reference.$ref).at(-1) ?? ""] : [...owner, key];
    return {
      ...{ ...common, name: valueName(...name), summary: summary ?? description, value },
      pointer: toPointer([...found.segments, "value"]),
    };
  });
}

const inexactKeywords = ["allOf", "anyOf", "oneOf", "not", "discriminator", "$defs"];

/**
 * Creates a test of whether TypeScript accepts every value that a schema allows. It doesn't for some: JSON Schema allows properties of
 * several branches of an `anyOf` side by side, a schema with `properties` but no `type` allows other values than objects, and neither a
 * discriminator nor `$defs` demands a property, while openapi-typescript adds one.
 */
function createExactnessTest(document: OpenAPI3): (schema: unknown) => boolean {
  const exact = new Map<unknown, boolean>(listDiscriminated(document).map((schema) => [schema, false]));
  const isExactItself = (schema: unknown): boolean => {
    let result = true;
    visitValues(schema, (value) => {
      if (!isObject(value)) return;
      const isUntyped = isObject(value["properties"]) && !("type" in value);
      if (isUntyped || inexactKeywords.some((keyword) => keyword in value)) result = false;
    });
    return result;
  };
  return (schema) => {
    const parts = new Set([schema]);
    // The loop also visits the schemas that are added on the way.
    for (const part of parts) {
      const isExact = exact.get(part) ?? isExactItself(part);
      exact.set(part, isExact);
      if (!isExact) return false;
      for (const { ref } of listReferences(part)) parts.add(valueAt(document, pointerSegments(ref)));
    }
    return true;
  };
}

/** The schemas that a discriminator distinguishes. */
function listDiscriminated(document: OpenAPI3): unknown[] {
  const refs: string[] = [];
  visitValues(document, (value) => {
    if (!isObject(value) || !isObject(value["discriminator"])) return;
    refs.push(...Object.values(Object(value["discriminator"]["mapping"])).map(String));
    refs.push(...listReferences([value["oneOf"], value["anyOf"]]).map(({ ref }) => ref));
  });
  return refs.map((ref) => valueAt(document, pointerSegments(ref))).filter(isObject);
}

/** A value that a schema allows, for one without an example: the schema's own default or example, or else its required properties. */
export function sampleOf(document: OpenAPI3, schema: unknown): unknown {
  if (!isObject(schema)) return {};
  // Documents are plain objects to this library.
  return sample(schema as object, { skipNonRequired: true, quiet: true }, document as object);
}
