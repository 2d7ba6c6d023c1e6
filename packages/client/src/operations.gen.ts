// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type { Application, IntegrationConfigurationCollection, operations } from "@ld-rest/types";
import type { CallOptions } from "./options.js";
import type { ApiPromise, Exact, Expanded, OperationCall, OperationDescription } from "./result.js";

/** Parameters of `getApplication`: GET /api/v2/applications/{applicationKey}. */
export interface GetApplicationParameters {
  /**
   * Key of the application.
   *
   * Any string except `""`, `"."` and `".."`, which a path can't contain.
   */
  readonly applicationKey: operations["getApplication"]["parameters"]["path"]["applicationKey"];
  /** Properties to include in the response. By default, they are omitted. */
  readonly expand?: readonly "flags"[] | undefined;
}

/**
 * Parameters of `getAllIntegrationConfigurations`: GET /api/v2/integration-configurations/keys/{integrationKey}.
 */
export interface GetAllIntegrationConfigurationsParameters {
  /**
   * Key of the integration whose configurations to list.
   *
   * Any string except `""`, `"."` and `".."`, which a path can't contain.
   */
  readonly integrationKey: operations["getAllIntegrationConfigurations"]["parameters"]["path"]["integrationKey"];
}

/** The methods of a client, one for each operation. */
export interface Operations {
  /**
   * Get an application.
   *
   * Returns the application with the given key. The flags that it has evaluated are included only if `expand` contains `flags`.
   *
   * `GET /api/v2/applications/{applicationKey}`
   *
   * @param parameters - `applicationKey`, `expand`
   * @param options - options of this call
   * @returns a promise of the response body
   * @throws {@link BadRequestError} 400: The request is invalid.
   * @throws {@link UnauthorizedError} 401: The access token is missing or invalid.
   * @throws {@link ForbiddenError} 403: The token's role doesn't allow the action, or the operation is in beta and the request lacks the header `LD-API-Version: beta`.
   * @throws {@link NotFoundError} 404: The requested resource doesn't exist.
   * @throws {@link RateLimitError} 429: A rate limit is exceeded.
   * @throws {@link CallError} for any other failure
   * @throws TypeError for an invalid parameter or option
   * @see https://launchdarkly.com/docs/api/applications-beta/get-application
   */
  getApplication<const Passed extends GetApplicationParameters>(parameters: Exact<Passed, GetApplicationParameters>, options?: CallOptions): ApiPromise<Expanded<Application, { flags: "flags" }, Passed["expand"]>>;

  /**
   * List the configurations of an integration.
   *
   * Returns all configurations with the given integration key. Persistent store integrations and flag imports are not included, since they have endpoints of their own.
   *
   * `GET /api/v2/integration-configurations/keys/{integrationKey}`
   *
   * @param parameters - `integrationKey`
   * @param options - options of this call
   * @returns a promise of the response body
   * @throws {@link BadRequestError} 400: The request is invalid.
   * @throws {@link UnauthorizedError} 401: The access token is missing or invalid.
   * @throws {@link ForbiddenError} 403: The token's role doesn't allow the action, or the operation is in beta and the request lacks the header `LD-API-Version: beta`.
   * @throws {@link NotFoundError} 404: The requested resource doesn't exist.
   * @throws {@link RateLimitError} 429: A rate limit is exceeded.
   * @throws {@link CallError} for any other failure
   * @throws TypeError for an invalid parameter or option
   * @see https://launchdarkly.com/docs/api/integrations-beta/get-all-integration-configurations
   */
  getAllIntegrationConfigurations(parameters: GetAllIntegrationConfigurationsParameters, options?: CallOptions): ApiPromise<IntegrationConfigurationCollection>;
}

/**
 * Creates the methods of a client.
 *
 * @param call - calls an operation
 * @returns the methods
 */
export function createOperations(call: OperationCall): Operations {
  return {
    getApplication: ({ applicationKey, expand }, options) =>
      call("GET", "/api/v2/applications/{applicationKey}", { ...options, params: { path: { applicationKey }, query: { expand } } }),
    getAllIntegrationConfigurations: ({ integrationKey }, options) =>
      call("GET", "/api/v2/integration-configurations/keys/{integrationKey}", { ...options, params: { path: { integrationKey } } }),
  };
}

/**
 * What the client has to know about each operation: the bodies of its responses, and what requests need beyond openapi-fetch's defaults (headers with a single possible value, media types, styles of query parameters, servers and security).
 */
export const descriptions: Readonly<Record<string, OperationDescription>> = {
  "GET /api/v2/applications/{applicationKey}": {
    responses: { 200: "object" },
    headers: { "LD-API-Version": "beta" },
    querySerializer: { array: { style: "form", explode: false } },
  },
  "GET /api/v2/integration-configurations/keys/{integrationKey}": {
    responses: { 200: "object" },
    headers: { "LD-API-Version": "beta" },
  },
};
