// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type { Application, IntegrationConfigurationCollection, operations } from "@ld-rest/types";
import type { ApiPromise } from "./call.js";
import type { CallOptions, OperationDescription } from "./operation.js";
import * as serialize from "./serialize/index.js";

/** The parameters of `getApplication`: GET /api/v2/applications/{applicationKey}. */
export interface GetApplicationParameters {
  /**
   * Key of the application.
   *
   * Any string but `""`, `"."` and `".."`, which are refused: no path can hold them.
   */
  readonly applicationKey: operations["getApplication"]["parameters"]["path"]["applicationKey"];
  /** Properties to include that are left out by default. In the URL they are separated by commas. */
  readonly expand?: readonly NonNullable<NonNullable<operations["getApplication"]["parameters"]["query"]>["expand"]>[number][] | undefined;
}

/**
 * The parameters of `getAllIntegrationConfigurations`: GET /api/v2/integration-configurations/keys/{integrationKey}.
 */
export interface GetAllIntegrationConfigurationsParameters {
  /**
   * Key of the integration whose configurations are listed.
   *
   * Any string but `""`, `"."` and `".."`, which are refused: no path can hold them.
   */
  readonly integrationKey: operations["getAllIntegrationConfigurations"]["parameters"]["path"]["integrationKey"];
}

/** The methods of the client, one for each operation. */
export interface Operations {
  /**
   * Get an application.
   *
   * Returns the application with the given key. The flags that it has evaluated are included only when `expand` asks for them.
   *
   * `GET /api/v2/applications/{applicationKey}`
   *
   * @param parameters - `applicationKey`, `expand`
   * @param options - what concerns this call alone
   * @returns a promise of what a success brings; its `withResponse()` gives the response too
   * @throws `BadRequestError` (400): The request is malformed. Sent again unchanged, it fails again.
   * @throws `UnauthorizedError` (401): The access token is missing, is not valid, or is a key of another sort, such as an SDK key.
   * @throws `ForbiddenError` (403): Either the token's roles don't allow the action, or the call lacks the header `LD-API-Version: beta`. The body of the latter has a `message` but no `code`.
   * @throws `NotFoundError` (404): Nothing has the key that the path names.
   * @throws `RateLimitedError` (429): A rate limit is used up. For the limit of the account or the route, wait until `X-Ratelimit-Reset`; for the limit by IP address, wait at least as long as `Retry-After` says.
   * @throws `ApiError`: every other error status
   * @throws `NetworkError`, `TimeoutError` or `MalformedResponseError`: no answer came, none in time, or none that can be read
   * @throws `TypeError`: a parameter, the token or an option can't be used; nothing was sent
   * @throws the reason of `signal`, once it aborts
   * @see https://launchdarkly.com/docs/api/applications-beta/get-application
   */
  getApplication(parameters: GetApplicationParameters, options?: CallOptions): ApiPromise<Application>;

  /**
   * List the configurations of an integration.
   *
   * Returns every configuration that has the given integration key. Persistent store integrations and flag import configurations are left out: they have endpoints of their own.
   *
   * `GET /api/v2/integration-configurations/keys/{integrationKey}`
   *
   * @param parameters - `integrationKey`
   * @param options - what concerns this call alone
   * @returns a promise of what a success brings; its `withResponse()` gives the response too
   * @throws `BadRequestError` (400): The request is malformed. Sent again unchanged, it fails again.
   * @throws `UnauthorizedError` (401): The access token is missing, is not valid, or is a key of another sort, such as an SDK key.
   * @throws `ForbiddenError` (403): Either the token's roles don't allow the action, or the call lacks the header `LD-API-Version: beta`. The body of the latter has a `message` but no `code`.
   * @throws `NotFoundError` (404): Nothing has the key that the path names.
   * @throws `RateLimitedError` (429): A rate limit is used up. For the limit of the account or the route, wait until `X-Ratelimit-Reset`; for the limit by IP address, wait at least as long as `Retry-After` says.
   * @throws `ApiError`: every other error status
   * @throws `NetworkError`, `TimeoutError` or `MalformedResponseError`: no answer came, none in time, or none that can be read
   * @throws `TypeError`: a parameter, the token or an option can't be used; nothing was sent
   * @throws the reason of `signal`, once it aborts
   * @see https://launchdarkly.com/docs/api/integrations-beta/get-all-integration-configurations
   */
  getAllIntegrationConfigurations(parameters: GetAllIntegrationConfigurationsParameters, options?: CallOptions): ApiPromise<IntegrationConfigurationCollection>;
}

/** How each operation travels: method, path, how its parameters are written, headers that never vary. */
export const operationDescriptions = {
  getApplication: {
    method: "GET",
    path: "/api/v2/applications/{applicationKey}",
    parameters: [
      { name: "applicationKey", in: "path", write: serialize.segment },
      { name: "expand", in: "query", write: serialize.list },
    ],
    headers: {
      "LD-API-Version": "beta"
    },
    readers: { "200": serialize.object },
  },
  getAllIntegrationConfigurations: {
    method: "GET",
    path: "/api/v2/integration-configurations/keys/{integrationKey}",
    parameters: [
      { name: "integrationKey", in: "path", write: serialize.segment },
    ],
    headers: {
      "LD-API-Version": "beta"
    },
    readers: { "200": serialize.object },
  },
} satisfies Readonly<Record<keyof Operations, OperationDescription>>;
