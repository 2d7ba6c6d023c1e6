// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type { Application, ErrorBody, IntegrationConfigurationCollection, operations } from "@ld-rest/types";
import type { CallOptions } from "./operation.js";
import type { ErrorStatus, PathFailure, PathSuccess, UndocumentedError } from "./status.js";

/** What `GET /api/v2/applications/{applicationKey}` takes, by path; `getApplication` takes the same by name. */
export interface GetApplicationInit extends CallOptions {
  /** The operation's parameters, by where they go. */
  readonly params: {
    /** What takes the place of the braces in the path. */
    readonly path: {
      /**
       * Key of the application.
       *
       * Any string but `""`, `"."` and `".."`, which are refused: no path can hold them.
       */
      readonly applicationKey: operations["getApplication"]["parameters"]["path"]["applicationKey"];
    };
    /** What goes into the query. */
    readonly query?: {
      /** Properties to include that are left out by default. In the URL they are separated by commas. */
      readonly expand?: readonly NonNullable<NonNullable<operations["getApplication"]["parameters"]["query"]>["expand"]>[number][] | undefined;
    } | undefined;
  };
}

/** What `GET /api/v2/applications/{applicationKey}` answers, by status. */
export type GetApplicationResult =
  | PathSuccess<200, Application>
  | PathFailure<400 | 401 | 403 | 404 | 429, ErrorBody>
  | PathFailure<Exclude<ErrorStatus, 400 | 401 | 403 | 404 | 429>, UndocumentedError>;

/**
 * What `GET /api/v2/integration-configurations/keys/{integrationKey}` takes, by path; `getAllIntegrationConfigurations` takes the same by name.
 */
export interface GetAllIntegrationConfigurationsInit extends CallOptions {
  /** The operation's parameters, by where they go. */
  readonly params: {
    /** What takes the place of the braces in the path. */
    readonly path: {
      /**
       * Key of the integration whose configurations are listed.
       *
       * Any string but `""`, `"."` and `".."`, which are refused: no path can hold them.
       */
      readonly integrationKey: operations["getAllIntegrationConfigurations"]["parameters"]["path"]["integrationKey"];
    };
  };
}

/** What `GET /api/v2/integration-configurations/keys/{integrationKey}` answers, by status. */
export type GetAllIntegrationConfigurationsResult =
  | PathSuccess<200, IntegrationConfigurationCollection>
  | PathFailure<400 | 401 | 403 | 404 | 429, ErrorBody>
  | PathFailure<Exclude<ErrorStatus, 400 | 401 | 403 | 404 | 429>, UndocumentedError>;

/** The paths that can be called with GET. */
export interface GetPaths {
  /** The call of `getApplication`: what it takes, and what it resolves to. */
  "/api/v2/applications/{applicationKey}": { readonly arguments: [init: GetApplicationInit]; readonly result: GetApplicationResult };
  /** The call of `getAllIntegrationConfigurations`: what it takes, and what it resolves to. */
  "/api/v2/integration-configurations/keys/{integrationKey}": { readonly arguments: [init: GetAllIntegrationConfigurationsInit]; readonly result: GetAllIntegrationConfigurationsResult };
}

/** Calls by method and path. */
export interface PathMethods {
  /**
   * Calls a path with GET. Resolves for every status, to `data` or `error`; the status tells their types.
   *
   * @param path - the path as the spec has it, its parameters in braces
   * @param init - `params` by location, and what concerns this call alone
   * @returns a promise of `status`, `data` or `error`, and the `response`, whose body has been read
   * @throws `NetworkError`, `TimeoutError` or `MalformedResponseError`: no answer came, none in time, or none that can be read
   * @throws `TypeError`: there is no such path, or a parameter, the token or an option can't be used; nothing was sent
   * @throws the reason of `signal`, once it aborts
   */
  GET<Path extends keyof GetPaths>(path: Path, ...init: GetPaths[Path]["arguments"]): Promise<GetPaths[Path]["result"]>;
}
