import { createGeneratorSync, type JsonSchema } from "json-schema-faker";
import type { Builder } from "./side.ts";

/** Values by chance. */
export const prepare: Builder["prepare"] = ({ components }) => {
  // A JSON Schema may hold what its references lead to under any name.
  const schema = { $ref: "#/components/schemas/Application", components } as unknown as JsonSchema;
  const generator = createGeneratorSync();
  return () => generator.generate(schema);
};
