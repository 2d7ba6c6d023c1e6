// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type { Route } from "./generated.js";

/** The operations as a server sees them: route, demands, and the fixtures of each answer. */
export const routes = {
  getApplication: {
    method: "GET",
    path: "/api/v2/applications/{applicationKey}",
    parameters: [
      {
        name: "applicationKey",
        in: "path",
        required: true,
        style: "simple",
        explode: false,
        array: false
      },
      {
        name: "expand",
        in: "query",
        required: false,
        style: "form",
        explode: false,
        array: true,
        values: ["flags"]
      }
    ],
    headers: {
      "LD-API-Version": "beta"
    },
    fixtures: {
      "200": [
        "application",
        "applicationWithFlags",
        "applicationAutoAdded",
        "applicationBrowser",
        "applicationServer"
      ],
      "400": ["invalidRequest"],
      "401": ["invalidToken"],
      "403": ["forbiddenByRole", "betaHeaderMissing"],
      "404": ["notFound"],
      "429": ["rateLimited"]
    }
  },
  getAllIntegrationConfigurations: {
    method: "GET",
    path: "/api/v2/integration-configurations/keys/{integrationKey}",
    parameters: [
      {
        name: "integrationKey",
        in: "path",
        required: true,
        style: "simple",
        explode: false,
        array: false
      }
    ],
    headers: {
      "LD-API-Version": "beta"
    },
    fixtures: {
      "200": ["integrationConfigurations", "integrationConfigurationsEmpty", "integrationConfigurationsMinimal"],
      "400": ["invalidRequest"],
      "401": ["invalidToken"],
      "403": ["forbiddenByRole", "betaHeaderMissing"],
      "404": ["notFound"],
      "429": ["rateLimited"]
    }
  },
} as const satisfies Readonly<Record<string, Route>>;
