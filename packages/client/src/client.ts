import { type Region, readBaseUrl } from "./base-url.js";
import { callOperation } from "./call.js";
import { createOpenapiMethods, type OpenapiMethods } from "./openapi.js";
import type { CallOptions, OperationDescription } from "./operation.js";
import { type Operations, operationDescriptions } from "./operations.gen.js";
import type { ParameterValues } from "./request/request.js";
import { authorize, type Token } from "./transport/authorize.js";
import { exchange, type Fetch } from "./transport/exchange.js";

/** What a client is made with. */
export interface ClientOptions {
  /** A personal or service access token (`api-…`), or a function that returns one, asked before each request. */
  readonly token: Token;
  /** The instance that the account is on. Default: `commercial`. */
  readonly region?: Region;
  /** Another base URL, such as that of a proxy or a fake; may have a path. Wins over `region`. */
  readonly baseUrl?: string;
  /** What requests are made with. Default: `globalThis.fetch`, looked up at each call. */
  readonly fetch?: Fetch;
}

/** A client of the API: a method for each operation, and openapi-fetch's methods for paths. */
export interface Client extends Operations, OpenapiMethods {}

/**
 * Makes a client. Nothing is sent until a method is called.
 *
 * @example
 * ```ts
 * import { createClient } from "@ld-rest/client";
 *
 * const ld = createClient({ token: process.env["LAUNCHDARKLY_TOKEN"] ?? "" });
 * const application = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["flags"] });
 * console.log(application.name, application.flags?.totalCount);
 * ```
 *
 * @throws TypeError for an unknown region or a base URL that can't be used
 */
export function createClient(options: ClientOptions): Client {
  const baseUrl = readBaseUrl(options);
  const transport = authorize(exchange(options.fetch), options.token);
  const descriptions: Readonly<Record<string, OperationDescription>> = operationDescriptions;
  const methods = Object.entries(descriptions).map(([name, operation]) => [
    name,
    (parameters?: ParameterValues, options?: CallOptions) =>
      callOperation(transport, baseUrl, operation, parameters, options),
  ]);
  return {
    // The table has an entry for each method of the interface: `satisfies` in the generated file holds them together.
    ...(Object.fromEntries(methods) as Operations),
    ...createOpenapiMethods(transport, baseUrl, Object.values(descriptions)),
  };
}
