// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type { Application, ErrorBody, IntegrationConfigurationCollection, operations } from "@ld-rest/types";
import type { CallOptions } from "./operation.js";
import type { ErrorStatus, UndocumentedError } from "./status.js";

/** What `GET /api/v2/applications/{applicationKey}` takes, by path; `getApplication` takes the same by name. */
export interface GetApplicationInit extends CallOptions {
  readonly params: {
    readonly path: {
      /** Key of the application. */
      readonly applicationKey: operations["getApplication"]["parameters"]["path"]["applicationKey"];
    };
    readonly query?: {
      /** Properties to include that are left out by default, separated by commas. */
      readonly expand?: readonly NonNullable<NonNullable<operations["getApplication"]["parameters"]["query"]>["expand"]>[number][] | undefined;
    } | undefined;
  };
}

/** What `GET /api/v2/applications/{applicationKey}` answers, by status. */
export type GetApplicationResult =
  | { readonly status: 200; readonly data: Application; readonly error?: never; readonly response: Response }
  | { readonly status: 400 | 401 | 403 | 404 | 429; readonly data?: never; readonly error: ErrorBody; readonly response: Response }
  | { readonly status: Exclude<ErrorStatus, 400 | 401 | 403 | 404 | 429>; readonly data?: never; readonly error: UndocumentedError; readonly response: Response };

/**
 * What `GET /api/v2/integration-configurations/keys/{integrationKey}` takes, by path; `getAllIntegrationConfigurations` takes the same by name.
 */
export interface GetAllIntegrationConfigurationsInit extends CallOptions {
  readonly params: {
    readonly path: {
      /** Key of the integration whose configurations are listed. */
      readonly integrationKey: operations["getAllIntegrationConfigurations"]["parameters"]["path"]["integrationKey"];
    };
  };
}

/** What `GET /api/v2/integration-configurations/keys/{integrationKey}` answers, by status. */
export type GetAllIntegrationConfigurationsResult =
  | { readonly status: 200; readonly data: IntegrationConfigurationCollection; readonly error?: never; readonly response: Response }
  | { readonly status: 400 | 401 | 403 | 404 | 429; readonly data?: never; readonly error: ErrorBody; readonly response: Response }
  | { readonly status: Exclude<ErrorStatus, 400 | 401 | 403 | 404 | 429>; readonly data?: never; readonly error: UndocumentedError; readonly response: Response };

/** The paths that can be called with GET. */
export interface GetPaths {
  "/api/v2/applications/{applicationKey}": { readonly arguments: [init: GetApplicationInit]; readonly result: GetApplicationResult };
  "/api/v2/integration-configurations/keys/{integrationKey}": { readonly arguments: [init: GetAllIntegrationConfigurationsInit]; readonly result: GetAllIntegrationConfigurationsResult };
}

/** Calls by method and path. */
export interface PathMethods {
  /**
   * Calls a path with GET. Resolves for every status, to `data` or `error`; the status tells their types.
   *
   * @param path - the path as the spec has it, its parameters in braces
   * @param init - `params` by location, and what concerns this call alone
   * @throws where there is no answer that can be read: what the operations' methods throw, but for `ApiError`
   */
  GET<Path extends keyof GetPaths>(path: Path, ...init: GetPaths[Path]["arguments"]): Promise<GetPaths[Path]["result"]>;
}
