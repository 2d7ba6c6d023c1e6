import type { SchemaName } from "./matchers.js";

export { type SchemaName, toMatchSchema } from "./matchers.js";

declare global {
  namespace jest {
    interface Matchers<R> {
      /** Passes if the value is valid against a schema of the spec. */
      toMatchSchema(name: SchemaName): R;
    }
  }
}
