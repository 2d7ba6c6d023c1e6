// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

/** The operations as a server sees them: path, requests and examples of responses. */
export const routes = {
  getApplication: {
    method: "GET",
    path: "/api/v2/applications/{applicationKey}",
    public: false,
    parameters: [
      {
        name: "applicationKey",
        in: "path",
        required: true,
        style: "simple",
        explode: false,
        types: ["string"],
        items: [],
        json: false,
        example: "com.launchdarkly.cafe"
      },
      {
        name: "expand",
        in: "query",
        required: false,
        style: "form",
        explode: false,
        types: ["array"],
        items: ["string"],
        json: false,
        example: ["flags"],
        expands: {
          flags: "flags"
        }
      }
    ],
    headers: {
      "LD-API-Version": "beta"
    },
    responses: {
      "200": {
        mediaTypes: ["application/json"],
        schema: "Application",
        examples: [
          "application",
          "applicationWithFlags",
          "applicationAutoAdded",
          "applicationBrowser",
          "applicationServer"
        ]
      },
      "400": {
        mediaTypes: ["application/json"],
        schema: "ErrorBody",
        examples: ["invalidRequest"]
      },
      "401": {
        mediaTypes: ["application/json"],
        schema: "ErrorBody",
        examples: ["invalidToken"]
      },
      "403": {
        mediaTypes: ["application/json"],
        schema: "ErrorBody",
        examples: ["forbiddenByRole", "betaHeaderMissing"]
      },
      "404": {
        mediaTypes: ["application/json"],
        schema: "ErrorBody",
        examples: ["notFound"]
      },
      "429": {
        mediaTypes: ["application/json"],
        schema: "ErrorBody",
        examples: ["rateLimited"]
      }
    }
  },
  getAllIntegrationConfigurations: {
    method: "GET",
    path: "/api/v2/integration-configurations/keys/{integrationKey}",
    public: false,
    parameters: [
      {
        name: "integrationKey",
        in: "path",
        required: true,
        style: "simple",
        explode: false,
        types: ["string"],
        items: [],
        json: false,
        example: "datadog"
      }
    ],
    headers: {
      "LD-API-Version": "beta"
    },
    responses: {
      "200": {
        mediaTypes: ["application/json"],
        schema: "IntegrationConfigurationCollection",
        examples: ["integrationConfigurations", "integrationConfigurationsEmpty", "integrationConfigurationsMinimal"]
      },
      "400": {
        mediaTypes: ["application/json"],
        schema: "ErrorBody",
        examples: ["invalidRequest"]
      },
      "401": {
        mediaTypes: ["application/json"],
        schema: "ErrorBody",
        examples: ["invalidToken"]
      },
      "403": {
        mediaTypes: ["application/json"],
        schema: "ErrorBody",
        examples: ["forbiddenByRole", "betaHeaderMissing"]
      },
      "404": {
        mediaTypes: ["application/json"],
        schema: "ErrorBody",
        examples: ["notFound"]
      },
      "429": {
        mediaTypes: ["application/json"],
        schema: "ErrorBody",
        examples: ["rateLimited"]
      }
    }
  },
} as const;
