export type { Region } from "./base-url.js";
export { type Client, type ClientOptions, createClient } from "./client.js";
export { ApiError, type ApiErrorDetails } from "./errors/api-error.js";
export type { OpenapiMethods } from "./openapi.js";
export type { BodyKind, CallOptions, OperationDescription, ParameterDescription } from "./operation.js";
export type * from "./operations.gen.js";
export type { ClientPaths } from "./paths.gen.js";
export type { Token } from "./transport/authorize.js";
export type { Fetch } from "./transport/exchange.js";
