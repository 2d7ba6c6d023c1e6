import { sample } from "openapi-sampler";
import type { Builder } from "./side.ts";

/** The same value each time. */
export const prepare: Builder["prepare"] = (document) => {
  const schema = { $ref: "#/components/schemas/Application" };
  return () => sample(schema, { quiet: true }, document);
};
