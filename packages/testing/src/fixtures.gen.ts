// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type * as schemas from "@ld-rest/types";

/** The examples of the spec, by name. Each access returns a new object. */
export const fixtures = {
  /** A mobile application with all properties except `flags`, which is not expanded. */
  get application() {
    return {
      autoAdded: true,
      key: "com.launchdarkly.cafe",
      kind: "mobile",
      name: "LaunchDarklyCafe",
      _access: {
        denied: [
          {
            action: "deleteApplication",
            reason: {
              effect: "deny",
              resources: ["application/com.launchdarkly.cafe"],
              actions: ["deleteApplication"],
              role_name: "Application editor"
            }
          }
        ],
        allowed: [
          {
            action: "updateApplicationDescription",
            reason: {
              effect: "allow",
              resources: ["application/*"],
              actions: ["*"],
              role_name: "Application editor"
            }
          }
        ]
      },
      _links: {
        self: {
          href: "/api/v2/applications/com.launchdarkly.cafe",
          type: "application/json"
        }
      },
      _version: 3,
      creationDate: 1654104600000,
      description: "The LaunchDarkly Cafe app",
      _maintainer: {
        member: {
          _links: {
            self: {
              href: "/api/v2/members/569f183514f4432160000007",
              type: "application/json"
            }
          },
          _id: "569f183514f4432160000007",
          role: "admin",
          email: "ariel@acme.com",
          firstName: "Ariel",
          lastName: "Flores"
        }
      }
    } satisfies schemas.Application;
  },

  /** The same mobile application with expanded flags. */
  get applicationWithFlags() {
    return {
      autoAdded: true,
      key: "com.launchdarkly.cafe",
      kind: "mobile",
      name: "LaunchDarklyCafe",
      flags: {
        items: [
          {
            name: "Example flag",
            key: "flag-key-123abc",
            _links: {
              self: {
                href: "/api/v2/flags/default/flag-key-123abc",
                type: "application/json"
              }
            },
            _site: {
              href: "/default/production/features/flag-key-123abc",
              type: "text/html"
            }
          },
          {
            name: "Seasonal menu",
            key: "seasonal-menu",
            _links: {
              self: {
                href: "/api/v2/flags/default/seasonal-menu",
                type: "application/json"
              }
            },
            _site: {
              href: "/default/production/features/seasonal-menu",
              type: "text/html"
            }
          }
        ],
        totalCount: 2,
        _links: {
          self: {
            href: "/api/v2/applications/com.launchdarkly.cafe?expand=flags",
            type: "application/json"
          }
        }
      },
      _access: {
        denied: [
          {
            action: "deleteApplication",
            reason: {
              effect: "deny",
              resources: ["application/com.launchdarkly.cafe"],
              actions: ["deleteApplication"],
              role_name: "Application editor"
            }
          }
        ],
        allowed: [
          {
            action: "updateApplicationDescription",
            reason: {
              effect: "allow",
              resources: ["application/*"],
              actions: ["*"],
              role_name: "Application editor"
            }
          }
        ]
      },
      _links: {
        self: {
          href: "/api/v2/applications/com.launchdarkly.cafe",
          type: "application/json"
        }
      },
      _version: 3,
      creationDate: 1654104600000,
      description: "The LaunchDarkly Cafe app",
      _maintainer: {
        member: {
          _links: {
            self: {
              href: "/api/v2/members/569f183514f4432160000007",
              type: "application/json"
            }
          },
          _id: "569f183514f4432160000007",
          role: "admin",
          email: "ariel@acme.com",
          firstName: "Ariel",
          lastName: "Flores"
        }
      }
    } satisfies schemas.Application;
  },

  /** An application that was added automatically, with only the required properties. */
  get applicationAutoAdded() {
    return {
      autoAdded: true,
      key: "com.launchdarkly.kiosk",
      kind: "mobile",
      name: "LaunchDarklyKiosk"
    } satisfies schemas.Application;
  },

  /** A browser application that was created by hand and is maintained by a team. */
  get applicationBrowser() {
    return {
      autoAdded: false,
      key: "com.launchdarkly.cafe.web",
      kind: "browser",
      name: "LaunchDarklyCafe Web",
      _links: {
        self: {
          href: "/api/v2/applications/com.launchdarkly.cafe.web",
          type: "application/json"
        }
      },
      _version: 1,
      creationDate: 1656930600000,
      description: "The LaunchDarkly Cafe website",
      _maintainer: {
        team: {
          customRoleKeys: ["access-to-test-projects"],
          key: "team-key-123abc",
          name: "QA Team",
          _links: {
            self: {
              href: "/api/v2/teams/team-key-123abc",
              type: "application/json"
            }
          }
        }
      }
    } satisfies schemas.Application;
  },

  /** A server application without a maintainer. */
  get applicationServer() {
    return {
      autoAdded: false,
      key: "com.launchdarkly.cafe.orders",
      kind: "server",
      name: "LaunchDarklyCafe Orders",
      _links: {
        self: {
          href: "/api/v2/applications/com.launchdarkly.cafe.orders",
          type: "application/json"
        }
      },
      _version: 2,
      creationDate: 1661250000000,
      description: "The service that takes the orders of the LaunchDarkly Cafe"
    } satisfies schemas.Application;
  },

  /** A parameter has an invalid value. */
  get invalidRequest() {
    return {
      message: "Invalid request parameter",
      code: "invalid_request",
      id: "3f0c9f6e-6f5b-4c53-9d8a-0b7a4f1f2c11"
    } satisfies schemas.ErrorBody;
  },

  /** The access token is missing or invalid. */
  get invalidToken() {
    return {
      message: "Invalid access token",
      code: "unauthorized",
      id: "9b1d7a52-2e0f-4b7c-8a36-5c9e1d40f7b8"
    } satisfies schemas.ErrorBody;
  },

  /** The token's role doesn't allow the action. */
  get forbiddenByRole() {
    return {
      message: "Access to the requested resource was denied",
      code: "forbidden",
      id: "c7e2b8d4-91a3-4f60-b5d2-7a08e3f6914d"
    } satisfies schemas.ErrorBody;
  },

  /** The beta header is missing. The body has no code or ID. */
  get betaHeaderMissing() {
    return {
      message: "This API is in beta. The request must include the header LD-API-Version: beta"
    } satisfies schemas.ErrorBody;
  },

  /** There is no resource with the key in the path. */
  get notFound() {
    return {
      message: "Invalid resource identifier",
      code: "not_found",
      id: "51d8e0f3-0c47-4d29-a6be-e2f49b7835c0"
    } satisfies schemas.ErrorBody;
  },

  /** A rate limit is exceeded. */
  get rateLimited() {
    return {
      message: "Rate limit exceeded",
      code: "rate_limited",
      id: "e84a6c1f-d5b0-4e9a-8127-3fb60c9d52a4"
    } satisfies schemas.ErrorBody;
  },

  /** Two Datadog configurations. One is enabled and handles approvals, the other is disabled. */
  get integrationConfigurations() {
    return {
      items: [
        {
          _links: {
            self: {
              href: "/api/v2/integration-configurations/6297a2189d41c20f5b7e0a31",
              type: "application/json"
            }
          },
          _id: "6297a2189d41c20f5b7e0a31",
          name: "Example Datadog integration",
          _createdAt: 1654104600000,
          _integrationKey: "datadog",
          tags: ["testing"],
          enabled: true,
          _access: {
            denied: [
              {
                action: "deleteIntegration",
                reason: {
                  effect: "deny",
                  resources: ["integration/*"],
                  actions: ["deleteIntegration"],
                  role_name: "Integration editor"
                }
              }
            ],
            allowed: [
              {
                action: "updateConfiguration",
                reason: {
                  effect: "allow",
                  notResources: ["integration/slack"],
                  notActions: ["deleteIntegration"],
                  role_name: "Integration editor"
                }
              }
            ]
          },
          configValues: {
            hostURL: "https://api.datadoghq.com",
            sendFlagComments: true,
            maxEventsPerMinute: 120
          },
          capabilityConfig: {
            approvals: {
              additionalFormVariables: [
                {
                  key: "monitorId",
                  name: "Datadog monitor",
                  type: "dynamicEnum",
                  description: "The monitor that must be quiet before a change is approved.",
                  placeholder: "Choose a monitor",
                  isOptional: false,
                  dynamicOptions: {
                    endpoint: {
                      headers: [
                        {
                          name: "Content-Type",
                          value: "application/json"
                        },
                        {
                          name: "DD-API-KEY",
                          value: "{{apiKey}}"
                        }
                      ],
                      hmacSignature: {
                        headerName: "X-Signature",
                        hmacSecretFormVariableKey: "signingSecret"
                      },
                      method: "GET",
                      url: "{{hostURL}}/api/v1/monitor/search"
                    },
                    parser: {
                      optionsItems: {
                        label: "/name",
                        value: "/id"
                      },
                      optionsPath: "/monitors"
                    }
                  }
                },
                {
                  key: "eventPriority",
                  name: "Event priority",
                  type: "enum",
                  description: "The priority of the event that records the approval.",
                  isOptional: true,
                  defaultValue: "normal",
                  allowedValues: ["normal", "low"]
                }
              ]
            },
            auditLogEventsHook: {
              statements: [
                {
                  effect: "allow",
                  resources: ["proj/*:env/*;qa_*:/flag/*"],
                  actions: ["*"]
                },
                {
                  effect: "deny",
                  notResources: ["proj/default:env/*:flag/*"],
                  notActions: ["updateOn"]
                }
              ]
            }
          }
        },
        {
          _links: {
            self: {
              href: "/api/v2/integration-configurations/62c2c1284b7f9a10c83d5e62",
              type: "application/json"
            }
          },
          _id: "62c2c1284b7f9a10c83d5e62",
          name: "Datadog EU",
          _createdAt: 1656930600000,
          _integrationKey: "datadog",
          tags: [],
          enabled: false,
          configValues: {
            hostURL: "https://api.datadoghq.eu"
          },
          capabilityConfig: {
            auditLogEventsHook: {
              statements: [
                {
                  effect: "allow",
                  resources: ["proj/*:env/production:flag/*"],
                  actions: ["*"]
                }
              ]
            }
          }
        }
      ],
      _links: {
        self: {
          href: "/api/v2/integration-configurations/keys/datadog",
          type: "application/json"
        }
      }
    } satisfies schemas.IntegrationConfigurationCollection;
  },

  /** An integration without configurations. */
  get integrationConfigurationsEmpty() {
    return {
      items: [],
      _links: {
        self: {
          href: "/api/v2/integration-configurations/keys/slack",
          type: "application/json"
        }
      }
    } satisfies schemas.IntegrationConfigurationCollection;
  },

  /** One Honeycomb configuration with only the required properties. */
  get integrationConfigurationsMinimal() {
    return {
      items: [
        {
          _links: {
            self: {
              href: "/api/v2/integration-configurations/6304a9d07e15c3b2904f8d17",
              type: "application/json"
            }
          },
          _id: "6304a9d07e15c3b2904f8d17",
          name: "Honeycomb"
        }
      ],
      _links: {
        self: {
          href: "/api/v2/integration-configurations/keys/honeycomb",
          type: "application/json"
        }
      }
    } satisfies schemas.IntegrationConfigurationCollection;
  },
};
