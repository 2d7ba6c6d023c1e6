import { sample } from "openapi-sampler";
import type { OpenAPI3 } from "openapi-typescript";
import { isObject } from "../generate/read/references.ts";
import { mapSubschemas } from "./subschemas.ts";

/**
 * Builds values that a schema may allow, the best first: of all properties and of the required ones, with the values that the schemas
 * give as examples, and without. Nothing is built before it is asked for. The caller validates them.
 *
 * @param schema - a schema of the document, which its references lead into
 */
export function* sampleValues(document: OpenAPI3, schema: unknown): Generator<unknown> {
  if (!isObject(schema)) return;
  for (const skipNonRequired of [false, true]) {
    for (const bare of [false, true]) {
      const [from, spec] = bare ? [withoutValues(schema), bareDocument(document)] : [schema, document];
      try {
        // Documents are plain objects to this library.
        const value = sample(from as object, { skipNonRequired, quiet: true }, spec as object);
        if (value !== undefined) yield value;
      } catch {} // for recursion that it can't end
    }
  }
}

/** The document with no values in its component schemas that could be taken for examples. */
function bareDocument(document: OpenAPI3): OpenAPI3 {
  const { components = {} } = document;
  const schemas = Object.entries(components.schemas ?? {}).map(([name, schema]) => [name, withoutValues(schema)]);
  return { ...document, components: { ...components, schemas: Object.fromEntries(schemas) } };
}

function withoutValues(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const { examples: _, example: __, default: ___, ...rest } = mapSubschemas(schema, withoutValues);
  return rest;
}
