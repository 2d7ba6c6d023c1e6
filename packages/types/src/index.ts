export * from "./constants.gen.js";
export type { components, operations, paths } from "./openapi.gen.js";
export type * from "./schemas.gen.js";
