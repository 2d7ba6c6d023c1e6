// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type { Schema } from "./generated.js";

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
        type: "string"
      },
      kind: {
        type: "string",
        enum: ["browser", "mobile", "server"]
      },
      name: {
        type: "string"
      },
      flags: {
        $ref: "ApplicationFlagCollection"
      },
      _access: {
        $ref: "Access"
      },
      _links: {
        type: "object",
        additionalProperties: {
          $ref: "Link"
        }
      },
      _version: {
        type: "integer"
      },
      creationDate: {
        type: "integer"
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
        type: "integer"
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
        type: "string"
      }
    }
  },
  FlagListing: {
    type: "object",
    required: ["name", "key"],
    properties: {
      name: {
        type: "string"
      },
      key: {
        type: "string"
      },
      _links: {
        type: "object",
        additionalProperties: {
          $ref: "Link"
        }
      },
      _site: {
        $ref: "Link"
      }
    }
  },
  FormVariable: {
    type: "object",
    properties: {
      key: {
        type: "string"
      },
      name: {
        type: "string"
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
        }
      },
      _id: {
        type: "string"
      },
      name: {
        type: "string"
      },
      _createdAt: {
        type: "integer"
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
        type: "object"
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
        }
      },
      _id: {
        type: "string"
      },
      role: {
        type: "string"
      },
      email: {
        type: "string",
        format: "email"
      },
      firstName: {
        type: "string"
      },
      lastName: {
        type: "string"
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
        type: "string"
      },
      name: {
        type: "string"
      },
      _links: {
        type: "object",
        additionalProperties: {
          $ref: "Link"
        }
      }
    }
  },
};
