import type {} from "vitest";
import type { SchemaName } from "./matchers.js";

export { type SchemaName, toMatchSchema } from "./matchers.js";

declare module "vitest" {
  interface Matchers<T> {
    /** Passes if the value is valid against a schema of the spec. */
    toMatchSchema(name: SchemaName): T;
  }
}
