// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type { Schema } from "./core/schema.js";

/** The component schemas of the spec, by name, without their annotations. A `$ref` is the name of another. */
export const schemas: Readonly<Record<string, Schema>> = {
  Access: {
    type: "object",
    required: ["denied", "allowed"],
    properties: {
      denied: {
        type: "array",
        items: {
          $ref: "AccessDenied"
        }
      },
      allowed: {
        type: "array",
        items: {
          $ref: "AccessAllowed"
        }
      }
    }
  },
  AccessAllowed: {
    type: "object",
    required: ["action", "reason"],
    properties: {
      action: {
        type: "string"
      },
      reason: {
        $ref: "AccessReason"
      }
    }
  },
  AccessDenied: {
    type: "object",
    required: ["action", "reason"],
    properties: {
      action: {
        type: "string"
      },
      reason: {
        $ref: "AccessReason"
      }
    }
  },
  AccessReason: {
    type: "object",
    required: ["effect"],
    properties: {
      effect: {
        type: "string",
        enum: ["allow", "deny"]
      },
      resources: {
        type: "array",
        items: {
          type: "string"
        }
      },
      notResources: {
        type: "array",
        items: {
          type: "string"
        }
      },
      actions: {
        type: "array",
        items: {
          type: "string"
        }
      },
      notActions: {
        type: "array",
        items: {
          type: "string"
        }
      },
      role_name: {
        type: "string"
      }
    }
  },
  Application: {
    type: "object",
    required: ["autoAdded", "key", "kind", "name"],
    properties: {
      autoAdded: {
        type: "boolean"
      },
      key: {
        type: "string",
        unique: true
      },
      kind: {
        type: "string",
        enum: ["browser", "mobile", "server"]
      },
      name: {
        type: "string",
        unique: true
      },
      flags: {
        $ref: "ApplicationFlagCollection",
        derived: {
          _links: {
            self: {
              href: "/api/v2/applications/{key}?expand=flags"
            }
          }
        }
      },
      _access: {
        $ref: "Access",
        derived: {
          denied: [
            {
              reason: {
                resources: ["application/{key}"]
              }
            }
          ]
        }
      },
      _links: {
        type: "object",
        additionalProperties: {
          $ref: "Link"
        },
        derived: {
          self: {
            href: "/api/v2/applications/{key}"
          }
        }
      },
      _version: {
        type: "integer"
      },
      creationDate: {
        type: "integer",
        unique: true
      },
      description: {
        type: "string"
      },
      _maintainer: {
        $ref: "Maintainer"
      }
    }
  },
  ApplicationFlagCollection: {
    type: "object",
    properties: {
      items: {
        type: "array",
        items: {
          $ref: "FlagListing"
        }
      },
      totalCount: {
        type: "integer",
        derived: "{items.length}"
      },
      _links: {
        type: "object",
        additionalProperties: {
          $ref: "Link"
        }
      }
    }
  },
  ApprovalsCapabilityConfig: {
    type: "object",
    properties: {
      additionalFormVariables: {
        type: "array",
        items: {
          $ref: "FormVariable"
        }
      }
    }
  },
  AuditLogEventsHookCapabilityConfig: {
    type: "object",
    properties: {
      statements: {
        type: "array",
        items: {
          $ref: "Statement"
        }
      }
    }
  },
  CapabilityConfig: {
    type: "object",
    properties: {
      approvals: {
        $ref: "ApprovalsCapabilityConfig"
      },
      auditLogEventsHook: {
        $ref: "AuditLogEventsHookCapabilityConfig"
      }
    }
  },
  DynamicOptions: {
    type: "object",
    properties: {
      endpoint: {
        $ref: "Endpoint"
      },
      parser: {
        $ref: "DynamicOptionsParser"
      }
    }
  },
  DynamicOptionsParser: {
    type: "object",
    properties: {
      optionsItems: {
        $ref: "OptionsArray"
      },
      optionsPath: {
        type: "string"
      }
    }
  },
  Endpoint: {
    type: "object",
    properties: {
      headers: {
        type: "array",
        items: {
          $ref: "HeaderItems"
        }
      },
      hmacSignature: {
        $ref: "HMACSignature"
      },
      method: {
        type: "string"
      },
      url: {
        type: "string"
      }
    }
  },
  ErrorBody: {
    type: "object",
    required: ["message"],
    properties: {
      message: {
        type: "string"
      },
      code: {
        type: "string"
      },
      id: {
        type: "string",
        unique: true
      }
    }
  },
  FlagListing: {
    type: "object",
    required: ["name", "key"],
    properties: {
      name: {
        type: "string",
        unique: true
      },
      key: {
        type: "string",
        unique: true
      },
      _links: {
        type: "object",
        additionalProperties: {
          $ref: "Link"
        },
        derived: {
          self: {
            href: "/api/v2/flags/default/{key}"
          }
        }
      },
      _site: {
        $ref: "Link",
        derived: {
          href: "/default/production/features/{key}"
        }
      }
    }
  },
  FormVariable: {
    type: "object",
    properties: {
      key: {
        type: "string",
        unique: true
      },
      name: {
        type: "string",
        unique: true
      },
      type: {
        type: "string"
      },
      description: {
        type: "string"
      },
      placeholder: {
        type: "string"
      },
      isOptional: {
        type: "boolean"
      },
      defaultValue: {},
      allowedValues: {
        type: "array",
        items: {
          type: "string"
        }
      },
      dynamicOptions: {
        $ref: "DynamicOptions"
      }
    }
  },
  HMACSignature: {
    type: "object",
    properties: {
      headerName: {
        type: "string"
      },
      hmacSecretFormVariableKey: {
        type: "string"
      }
    }
  },
  HeaderItems: {
    type: "object",
    properties: {
      name: {
        type: "string"
      },
      value: {
        type: "string"
      }
    }
  },
  IntegrationConfiguration: {
    type: "object",
    required: ["_links", "_id", "name"],
    properties: {
      _links: {
        type: "object",
        additionalProperties: {
          $ref: "Link"
        },
        derived: {
          self: {
            href: "/api/v2/integration-configurations/{_id}"
          }
        }
      },
      _id: {
        type: "string",
        unique: true
      },
      name: {
        type: "string",
        unique: true
      },
      _createdAt: {
        type: "integer",
        unique: true
      },
      _integrationKey: {
        type: "string"
      },
      tags: {
        type: "array",
        items: {
          type: "string"
        }
      },
      enabled: {
        type: "boolean"
      },
      _access: {
        $ref: "Access"
      },
      configValues: {
        type: "object",
        sensitive: true
      },
      capabilityConfig: {
        $ref: "CapabilityConfig"
      }
    }
  },
  IntegrationConfigurationCollection: {
    type: "object",
    required: ["items", "_links"],
    properties: {
      items: {
        type: "array",
        items: {
          $ref: "IntegrationConfiguration"
        }
      },
      _links: {
        type: "object",
        additionalProperties: {
          $ref: "Link"
        }
      }
    }
  },
  Link: {
    type: "object",
    properties: {
      href: {
        type: "string"
      },
      type: {
        type: "string"
      }
    }
  },
  Maintainer: {
    type: "object",
    properties: {
      member: {
        $ref: "MemberSummary"
      },
      team: {
        $ref: "TeamSummary"
      }
    }
  },
  MemberSummary: {
    type: "object",
    required: ["_links", "_id", "role", "email"],
    properties: {
      _links: {
        type: "object",
        additionalProperties: {
          $ref: "Link"
        },
        derived: {
          self: {
            href: "/api/v2/members/{_id}"
          }
        }
      },
      _id: {
        type: "string",
        unique: true
      },
      role: {
        type: "string"
      },
      email: {
        type: "string",
        format: "email",
        sensitive: true
      },
      firstName: {
        type: "string",
        sensitive: true
      },
      lastName: {
        type: "string",
        sensitive: true
      }
    }
  },
  OptionsArray: {
    type: "object",
    properties: {
      label: {
        type: "string"
      },
      value: {
        type: "string"
      }
    }
  },
  Statement: {
    type: "object",
    required: ["effect"],
    properties: {
      effect: {
        type: "string",
        enum: ["allow", "deny"]
      },
      resources: {
        type: "array",
        items: {
          type: "string"
        }
      },
      notResources: {
        type: "array",
        items: {
          type: "string"
        }
      },
      actions: {
        type: "array",
        items: {
          type: "string"
        }
      },
      notActions: {
        type: "array",
        items: {
          type: "string"
        }
      }
    }
  },
  TeamSummary: {
    type: "object",
    required: ["customRoleKeys", "key", "name"],
    properties: {
      customRoleKeys: {
        type: "array",
        items: {
          type: "string"
        }
      },
      key: {
        type: "string",
        unique: true
      },
      name: {
        type: "string",
        unique: true
      },
      _links: {
        type: "object",
        additionalProperties: {
          $ref: "Link"
        },
        derived: {
          self: {
            href: "/api/v2/teams/{key}"
          }
        }
      }
    }
  },
};
