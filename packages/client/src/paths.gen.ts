// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type { operations } from "@ld-rest/types";

/** The paths of the API, without the headers that the client sends by itself. */
export interface ClientPaths {
  "/api/v2/applications/{applicationKey}": {
    get: {
      parameters: {
        query?: NonNullable<operations["getApplication"]["parameters"]["query"]>;
        header?: never;
        path: operations["getApplication"]["parameters"]["path"];
        cookie?: never;
      };
      requestBody?: never;
      responses: operations["getApplication"]["responses"];
    };
  };
  "/api/v2/integration-configurations/keys/{integrationKey}": {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: operations["getAllIntegrationConfigurations"]["parameters"]["path"];
        cookie?: never;
      };
      requestBody?: never;
      responses: operations["getAllIntegrationConfigurations"]["responses"];
    };
  };
}
