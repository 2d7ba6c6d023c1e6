/** What the generated modules import. */
export { bindFactories, type FactoryOptions, type FactorySource, type FactoryTables } from "./factories/bind.js";
export type { Overrides } from "./factories/overrides.js";
export type { Route, RouteParameter } from "./route.js";
export type { Schema, SchemaTable } from "./schema/schema.js";
