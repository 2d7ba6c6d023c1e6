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
import { pointerSegments, resolveReference, valueAt } from "../read/references.ts";
import { docComment, literal, sentence } from "./source-text.ts";

/**
 * The types of paths, operations and components: the one place where openapi-typescript is called.
 *
 * It is handed a bundle that has been checked already, so its own reading, linting and bundling, which would take a third of its time,
 * is left out. Three of its options are not the defaults:
 *
 * - A property with a default may still be absent from an answer: only `required` makes it certain.
 * - An object schema without properties is a map of anything, as JSON Schema has it.
 * - Binary data is a `Blob`: a file in a form, or a body that is no text.
 */
export function renderOpenapiTypes(bundle: OpenAPI3): string {
  const document = withOptionalConstants(withoutAliases(structuredClone(bundle)));
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
  // Its Redocly configuration serves the steps that are left out.
  return astToString(transformSchema(document, context as unknown as GlobalContext));
}

function binaryType(schema: SchemaObject): ts.TypeNode | undefined {
  const { type, format, contentMediaType, contentEncoding } = schema as Readonly<Record<string, unknown>>; // 3.1's are not in its type
  // A string of another media type can be embedded in JSON.
  const isFile = typeof contentMediaType === "string" && !/^text\/|[/+](json|xml|yaml)/.test(contentMediaType);
  if (format !== "binary" && !(isFile && contentEncoding === undefined)) return undefined;
  const blob = ts.factory.createTypeReferenceNode("Blob");
  const isNullable = [type].flat().includes("null") || ("nullable" in schema && schema.nullable === true);
  return isNullable
    ? ts.factory.createUnionTypeNode([blob, ts.factory.createLiteralTypeNode(ts.factory.createNull())])
    : blob;
}

/**
 * Makes required headers optional if they have a single possible value: `@ld-rest/client` sends them, so a call by path needn't name
 * them. Changes the document that it is given.
 */
function withOptionalConstants(document: OpenAPI3): OpenAPI3 {
  for (const { parameters } of readOperations(document)) {
    for (const { pointer, constant } of parameters) {
      if (constant !== undefined)
        Object.assign(valueAt(document, pointerSegments(pointer)) as ParameterObject, { required: false });
    }
  }
  return document;
}

/** It makes nothing of a response or a request body that is but a `$ref` to another, so these are written out. */
function withoutAliases(document: OpenAPI3): OpenAPI3 {
  const { responses, requestBodies, ...others } = document.components ?? {};
  const resolveAll = <T>(group: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(group).map(([name, value]) => [name, resolveReference<T>(document, value, []).value]),
    );
  return {
    ...document,
    components: {
      ...others,
      ...(responses ? { responses: resolveAll(responses) } : {}),
      ...(requestBodies ? { requestBodies: resolveAll(requestBodies) } : {}),
    },
  };
}

/** A type alias for each component schema, so that `Application` is a name. */
export function renderSchemas({ schemas }: Api): string {
  const aliases = schemas.map(
    ({ name, typeName, description }) =>
      `${docComment([description])}export type ${typeName} = components["schemas"][${JSON.stringify(name)}];\n`,
  );
  // A module even where the document has no schemas.
  const body = aliases.length > 0 ? aliases.join("\n") : "export {};\n";
  const imports = aliases.length > 0 ? `import type { components } from "./openapi.gen.js";\n\n` : "";
  return imports + body;
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
