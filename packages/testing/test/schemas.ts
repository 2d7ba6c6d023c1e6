import document from "@ld-rest/types/openapi.json" with { type: "json" };
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

const base = "https://ld-rest.example/openapi.json";
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(document, base);

/** The names of the document's component schemas. */
export const schemaNames = Object.keys(document.components.schemas);

const validators = new Map<string, ValidateFunction>();

/** Returns the errors that a full validator finds in a value: pointer and keyword of each. */
export function findErrors(schema: string, value: unknown): { readonly at: string; readonly keyword: string }[] {
  const validate = validators.get(schema) ?? ajv.compile({ $ref: `${base}#/components/schemas/${schema}` });
  validators.set(schema, validate);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, keyword }) => ({ at: instancePath, keyword }));
}
