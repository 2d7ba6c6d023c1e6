import {
  astToString,
  type GlobalContext,
  type OpenAPI3,
  type ParameterObject,
  resolveRef,
  type SchemaObject,
  scanDiscriminators,
  transformSchema,
} from "openapi-typescript";
import ts from "typescript";
import type { Api } from "../model/api.ts";
import { propertyKey } from "../model/names.ts";
import { readOperations } from "../model/operations.ts";
import { pointerSegments, valueAt } from "../read/references.ts";
import { docComment, literal, sentence } from "./source-text.ts";

/**
 * The types of paths, operations and components, as openapi-typescript makes them. Its own reading, linting and bundling are skipped: the
 * bundle has been checked already. Three options differ from its defaults:
 *
 * - A property with a default can be missing from a response unless it is `required`.
 * - An object schema without properties is a map with any values, as in JSON Schema.
 * - Binary data is a `Blob`: a file in a form, or a body that isn't text.
 */
export function renderOpenapiTypes(bundle: OpenAPI3): string {
  const document = withOptionalConstants(structuredClone(bundle));
  const silent = true;
  const options = { silent, defaultNonNullable: false, emptyObjectsUnknown: true };
  const context = {
    ...options,
    ...{ additionalProperties: false, alphabetize: false, arrayLength: false, propertiesRequiredByDefault: false },
    ...{ enum: false, enumValues: false, conditionalEnums: false, dedupeEnums: false },
    ...{ excludeDeprecated: false, exportType: false, immutable: false, readWriteMarkers: false },
    ...{ rootTypes: false, rootTypesNoSchemaPrefix: false, rootTypesKeepCasing: false },
    ...{ pathParamsAsTypes: false, makePathsEnum: false, generatePathParams: false },
    ...{ postTransform: undefined, transform: binaryType, transformProperty: undefined },
    discriminators: scanDiscriminators(document, options),
    injectFooter: [],
    resolve: <T>(ref: string) => resolveRef<T>(document, ref, { silent }),
  };
  // The skipped steps would need the rest of the context.
  return astToString(transformSchema(document, context as unknown as GlobalContext));
}

function binaryType(schema: SchemaObject): ts.TypeNode | undefined {
  const { type, format, contentMediaType, contentEncoding } = schema as Readonly<Record<string, unknown>>; // its type lacks the keywords of 3.1
  // A string of another media type can be embedded in JSON.
  const isFile = typeof contentMediaType === "string" && !/^text\/|[/+](json|xml|yaml)/.test(contentMediaType);
  if (format !== "binary" && !(isFile && contentEncoding === undefined)) return undefined;
  const blob = ts.factory.createTypeReferenceNode("Blob");
  return [type].flat().includes("null")
    ? ts.factory.createUnionTypeNode([blob, ts.factory.createLiteralTypeNode(ts.factory.createNull())])
    : blob;
}

/** Makes required headers with a single possible value optional, in place: `@ld-rest/client` sends them. */
function withOptionalConstants(document: OpenAPI3): OpenAPI3 {
  for (const { parameters } of readOperations(document)) {
    for (const { pointer, constant } of parameters) {
      if (constant !== undefined)
        Object.assign(valueAt(document, pointerSegments(pointer)) as ParameterObject, { required: false });
    }
  }
  return document;
}

/** A type alias for each component schema, so that `Application` is a name. */
export function renderSchemas({ schemas }: Api): string {
  const aliases = schemas.map(
    ({ name, typeName, description }) =>
      `${docComment([description])}export type ${typeName} = components["schemas"][${JSON.stringify(name)}];\n`,
  );
  return `import type { components } from "./openapi.gen.js";\n\n${aliases.join("\n")}`;
}

/** The values of each enum, and the base URL of each server. */
export function renderConstants({ enumerations, servers }: Api): string {
  const values = enumerations.map(
    ({ name, of, description, values }) =>
      `${docComment([`The values of \`${of}\`.`, description])}export const ${name} = ${list(values)} as const;\n`,
  );
  const entries = servers.map(
    ({ name, url, description }) =>
      `${docComment([description && sentence(description)], "  ")}  ${propertyKey(name)}: ${JSON.stringify(url)},\n`,
  );
  const urls = `${docComment(["The API's base URLs, by name."])}export const servers = {\n${entries.join("")}} as const;\n`;
  return [urls, ...values].join("\n");
}

function list(values: readonly unknown[]): string {
  return `[${values.map((value) => literal(value)).join(", ")}]`;
}
