export { type Check, createSchema, findIssue, type Issue, type StandardSchema } from "./schema.js";
export * from "./validators.gen.js";
