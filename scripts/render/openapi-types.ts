import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

/**
 * The types of paths, operations and components: the one place where openapi-typescript is called.
 *
 * - A property with a default may still be absent from an answer: only `required` makes it certain.
 * - An object schema without properties is a map of anything, as JSON Schema has it.
 */
export async function renderOpenapiTypes(document: OpenAPI3): Promise<string> {
  const nodes = await openapiTS(document, { silent: true, defaultNonNullable: false, emptyObjectsUnknown: true });
  return astToString(nodes);
}
