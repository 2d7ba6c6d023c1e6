// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type * as schemas from "@ld-rest/types";
import { fixtures } from "./fixtures.gen.js";
import { schemas as schemaTable } from "./schema-table.gen.js";
import { bindFactories, type FactoryOptions, type FactorySource, type Overrides } from "./generated.js";

/**
 * A function for each schema, which builds objects with the values of the spec's examples. Keys, ids, names and times count up.
 */
export interface Factories {
  /**
   * What the caller may and may not do with a resource, with the reasons.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildAccess(overrides?: Overrides<schemas.Access>): schemas.Access;

  /**
   * An allowed action, with the reason.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildAccessAllowed(overrides?: Overrides<schemas.AccessAllowed>): schemas.AccessAllowed;

  /**
   * A denied action, with the reason.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildAccessDenied(overrides?: Overrides<schemas.AccessDenied>): schemas.AccessDenied;

  /**
   * The policy statement that decides whether an action is allowed.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildAccessReason(overrides?: Overrides<schemas.AccessReason>): schemas.AccessReason;

  /**
   * An app, site or service that evaluates feature flags.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildApplication(overrides?: Overrides<schemas.Application>): schemas.Application;

  /**
   * The flags that an application has evaluated.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildApplicationFlagCollection(overrides?: Overrides<schemas.ApplicationFlagCollection>): schemas.ApplicationFlagCollection;

  /**
   * How an integration handles approval requests.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildApprovalsCapabilityConfig(overrides?: Overrides<schemas.ApprovalsCapabilityConfig>): schemas.ApprovalsCapabilityConfig;

  /**
   * Which audit log events are sent to an integration.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildAuditLogEventsHookCapabilityConfig(overrides?: Overrides<schemas.AuditLogEventsHookCapabilityConfig>): schemas.AuditLogEventsHookCapabilityConfig;

  /**
   * Settings of an integration's capabilities, each under the capability's name.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildCapabilityConfig(overrides?: Overrides<schemas.CapabilityConfig>): schemas.CapabilityConfig;

  /**
   * How the options of a field are fetched from the third-party service.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildDynamicOptions(overrides?: Overrides<schemas.DynamicOptions>): schemas.DynamicOptions;

  /**
   * Where the options are in the response of the third-party service.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildDynamicOptionsParser(overrides?: Overrides<schemas.DynamicOptionsParser>): schemas.DynamicOptionsParser;

  /**
   * A request that LaunchDarkly makes to the third-party service.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildEndpoint(overrides?: Overrides<schemas.Endpoint>): schemas.Endpoint;

  /**
   * Body of every error response.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildErrorBody(overrides?: Overrides<schemas.ErrorBody>): schemas.ErrorBody;

  /**
   * Summary of a feature flag.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildFlagListing(overrides?: Overrides<schemas.FlagListing>): schemas.FlagListing;

  /**
   * A field of the form for configuring an integration.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildFormVariable(overrides?: Overrides<schemas.FormVariable>): schemas.FormVariable;

  /**
   * How a request is signed with a keyed hash (HMAC).
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildHMACSignature(overrides?: Overrides<schemas.HMACSignature>): schemas.HMACSignature;

  /**
   * A header of a request.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildHeaderItems(overrides?: Overrides<schemas.HeaderItems>): schemas.HeaderItems;

  /**
   * A connection between the account and a third-party service.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildIntegrationConfiguration(overrides?: Overrides<schemas.IntegrationConfiguration>): schemas.IntegrationConfiguration;

  /**
   * The configurations of an integration.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildIntegrationConfigurationCollection(overrides?: Overrides<schemas.IntegrationConfigurationCollection>): schemas.IntegrationConfigurationCollection;

  /**
   * Address of a related resource or page.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildLink(overrides?: Overrides<schemas.Link>): schemas.Link;

  /**
   * The account member or team that maintains a resource.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildMaintainer(overrides?: Overrides<schemas.Maintainer>): schemas.Maintainer;

  /**
   * Summary of an account member.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildMemberSummary(overrides?: Overrides<schemas.MemberSummary>): schemas.MemberSummary;

  /**
   * Where the parts of an option are. A single object, despite its name.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildOptionsArray(overrides?: Overrides<schemas.OptionsArray>): schemas.OptionsArray;

  /**
   * A policy statement, which allows or denies actions on resources.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildStatement(overrides?: Overrides<schemas.Statement>): schemas.Statement;

  /**
   * Summary of a team.
   *
   * @throws TypeError that names the path, for an override that doesn't fit
   */
  buildTeamSummary(overrides?: Overrides<schemas.TeamSummary>): schemas.TeamSummary;
}

/** What each factory builds from: an example, and what differs from one object to the next. */
const sources = {
  buildAccess: {
    from: "/application/_access"
  },
  buildAccessAllowed: {
    from: "/application/_access/allowed/0"
  },
  buildAccessDenied: {
    from: "/application/_access/denied/0"
  },
  buildAccessReason: {
    from: "/application/_access/denied/0/reason"
  },
  buildApplication: {
    from: "/application",
    blanks: {
      "/key": "com.launchdarkly.cafe-{n}",
      "/name": "LaunchDarklyCafe {n}",
      "/_access/denied/0/reason/resources/0": "application/{key}",
      "/_links/self/href": "/api/v2/applications/{key|uri}",
      "/creationDate": 1654104600000
    }
  },
  buildApplicationFlagCollection: {
    from: "/applicationWithFlags/flags",
    blanks: {
      "/totalCount": "{#items}"
    }
  },
  buildApprovalsCapabilityConfig: {
    from: "/integrationConfigurations/items/0/capabilityConfig/approvals"
  },
  buildAuditLogEventsHookCapabilityConfig: {
    from: "/integrationConfigurations/items/0/capabilityConfig/auditLogEventsHook"
  },
  buildCapabilityConfig: {
    from: "/integrationConfigurations/items/0/capabilityConfig"
  },
  buildDynamicOptions: {
    from: "/integrationConfigurations/items/0/capabilityConfig/approvals/additionalFormVariables/0/dynamicOptions"
  },
  buildDynamicOptionsParser: {
    from: "/integrationConfigurations/items/0/capabilityConfig/approvals/additionalFormVariables/0/dynamicOptions/parser"
  },
  buildEndpoint: {
    from: "/integrationConfigurations/items/0/capabilityConfig/approvals/additionalFormVariables/0/dynamicOptions/endpoint"
  },
  buildErrorBody: {
    from: "/invalidRequest",
    blanks: {
      "/id": "3f0c9f6e-6f5b-4c53-9d8a-0b7a{n:8}"
    }
  },
  buildFlagListing: {
    from: "/applicationWithFlags/flags/items/0",
    blanks: {
      "/key": "flag-key-123abc-{n}",
      "/name": "Example flag {n}",
      "/_links/self/href": "/api/v2/flags/default/{key|uri}",
      "/_site/href": "/default/production/features/{key|uri}"
    }
  },
  buildFormVariable: {
    from: "/integrationConfigurations/items/0/capabilityConfig/approvals/additionalFormVariables/0",
    blanks: {
      "/key": "monitorId-{n}",
      "/name": "Datadog monitor {n}"
    }
  },
  buildHMACSignature: {
    from: "/integrationConfigurations/items/0/capabilityConfig/approvals/additionalFormVariables/0/dynamicOptions/endpoint/hmacSignature"
  },
  buildHeaderItems: {
    from: "/integrationConfigurations/items/0/capabilityConfig/approvals/additionalFormVariables/0/dynamicOptions/endpoint/headers/0"
  },
  buildIntegrationConfiguration: {
    from: "/integrationConfigurations/items/0",
    blanks: {
      "/_id": "6297a2189d41c20f{n:8}",
      "/name": "Example Datadog integration {n}",
      "/_links/self/href": "/api/v2/integration-configurations/{_id|uri}",
      "/_createdAt": 1654104600000
    }
  },
  buildIntegrationConfigurationCollection: {
    from: "/integrationConfigurations"
  },
  buildLink: {
    from: "/application/_links/self"
  },
  buildMaintainer: {
    from: "/application/_maintainer"
  },
  buildMemberSummary: {
    from: "/application/_maintainer/member",
    blanks: {
      "/_id": "569f183514f44321{n:8}",
      "/_links/self/href": "/api/v2/members/{_id|uri}"
    }
  },
  buildOptionsArray: {
    from: "/integrationConfigurations/items/0/capabilityConfig/approvals/additionalFormVariables/0/dynamicOptions/parser/optionsItems"
  },
  buildStatement: {
    from: "/integrationConfigurations/items/0/capabilityConfig/auditLogEventsHook/statements/0"
  },
  buildTeamSummary: {
    from: "/applicationBrowser/_maintainer/team",
    blanks: {
      "/key": "team-key-123abc-{n}",
      "/name": "QA Team {n}",
      "/_links/self/href": "/api/v2/teams/{key|uri}"
    }
  },
} satisfies Readonly<Record<keyof Factories, FactorySource>>;

/**
 * Makes factories that count by themselves.
 *
 * @param options - where to start counting
 */
export function createFactories(options?: FactoryOptions): Factories {
  return bindFactories<Factories>({ sources, fixtures, schemas: schemaTable }, options);
}

let kept: Factories | undefined;

function common(): Factories {
  kept ??= createFactories();
  return kept;
}

/** Builds an `Access`: {@link Factories.buildAccess} of an instance that the module keeps. */
export function buildAccess(overrides?: Overrides<schemas.Access>): schemas.Access {
  return common().buildAccess(overrides);
}

/** Builds an `AccessAllowed`: {@link Factories.buildAccessAllowed} of an instance that the module keeps. */
export function buildAccessAllowed(overrides?: Overrides<schemas.AccessAllowed>): schemas.AccessAllowed {
  return common().buildAccessAllowed(overrides);
}

/** Builds an `AccessDenied`: {@link Factories.buildAccessDenied} of an instance that the module keeps. */
export function buildAccessDenied(overrides?: Overrides<schemas.AccessDenied>): schemas.AccessDenied {
  return common().buildAccessDenied(overrides);
}

/** Builds an `AccessReason`: {@link Factories.buildAccessReason} of an instance that the module keeps. */
export function buildAccessReason(overrides?: Overrides<schemas.AccessReason>): schemas.AccessReason {
  return common().buildAccessReason(overrides);
}

/** Builds an `Application`: {@link Factories.buildApplication} of an instance that the module keeps. */
export function buildApplication(overrides?: Overrides<schemas.Application>): schemas.Application {
  return common().buildApplication(overrides);
}

/** Builds an `ApplicationFlagCollection`: {@link Factories.buildApplicationFlagCollection} of an instance that the module keeps. */
export function buildApplicationFlagCollection(overrides?: Overrides<schemas.ApplicationFlagCollection>): schemas.ApplicationFlagCollection {
  return common().buildApplicationFlagCollection(overrides);
}

/** Builds an `ApprovalsCapabilityConfig`: {@link Factories.buildApprovalsCapabilityConfig} of an instance that the module keeps. */
export function buildApprovalsCapabilityConfig(overrides?: Overrides<schemas.ApprovalsCapabilityConfig>): schemas.ApprovalsCapabilityConfig {
  return common().buildApprovalsCapabilityConfig(overrides);
}

/** Builds an `AuditLogEventsHookCapabilityConfig`: {@link Factories.buildAuditLogEventsHookCapabilityConfig} of an instance that the module keeps. */
export function buildAuditLogEventsHookCapabilityConfig(overrides?: Overrides<schemas.AuditLogEventsHookCapabilityConfig>): schemas.AuditLogEventsHookCapabilityConfig {
  return common().buildAuditLogEventsHookCapabilityConfig(overrides);
}

/** Builds a `CapabilityConfig`: {@link Factories.buildCapabilityConfig} of an instance that the module keeps. */
export function buildCapabilityConfig(overrides?: Overrides<schemas.CapabilityConfig>): schemas.CapabilityConfig {
  return common().buildCapabilityConfig(overrides);
}

/** Builds a `DynamicOptions`: {@link Factories.buildDynamicOptions} of an instance that the module keeps. */
export function buildDynamicOptions(overrides?: Overrides<schemas.DynamicOptions>): schemas.DynamicOptions {
  return common().buildDynamicOptions(overrides);
}

/** Builds a `DynamicOptionsParser`: {@link Factories.buildDynamicOptionsParser} of an instance that the module keeps. */
export function buildDynamicOptionsParser(overrides?: Overrides<schemas.DynamicOptionsParser>): schemas.DynamicOptionsParser {
  return common().buildDynamicOptionsParser(overrides);
}

/** Builds an `Endpoint`: {@link Factories.buildEndpoint} of an instance that the module keeps. */
export function buildEndpoint(overrides?: Overrides<schemas.Endpoint>): schemas.Endpoint {
  return common().buildEndpoint(overrides);
}

/** Builds an `ErrorBody`: {@link Factories.buildErrorBody} of an instance that the module keeps. */
export function buildErrorBody(overrides?: Overrides<schemas.ErrorBody>): schemas.ErrorBody {
  return common().buildErrorBody(overrides);
}

/** Builds a `FlagListing`: {@link Factories.buildFlagListing} of an instance that the module keeps. */
export function buildFlagListing(overrides?: Overrides<schemas.FlagListing>): schemas.FlagListing {
  return common().buildFlagListing(overrides);
}

/** Builds a `FormVariable`: {@link Factories.buildFormVariable} of an instance that the module keeps. */
export function buildFormVariable(overrides?: Overrides<schemas.FormVariable>): schemas.FormVariable {
  return common().buildFormVariable(overrides);
}

/** Builds a `HMACSignature`: {@link Factories.buildHMACSignature} of an instance that the module keeps. */
export function buildHMACSignature(overrides?: Overrides<schemas.HMACSignature>): schemas.HMACSignature {
  return common().buildHMACSignature(overrides);
}

/** Builds a `HeaderItems`: {@link Factories.buildHeaderItems} of an instance that the module keeps. */
export function buildHeaderItems(overrides?: Overrides<schemas.HeaderItems>): schemas.HeaderItems {
  return common().buildHeaderItems(overrides);
}

/** Builds an `IntegrationConfiguration`: {@link Factories.buildIntegrationConfiguration} of an instance that the module keeps. */
export function buildIntegrationConfiguration(overrides?: Overrides<schemas.IntegrationConfiguration>): schemas.IntegrationConfiguration {
  return common().buildIntegrationConfiguration(overrides);
}

/** Builds an `IntegrationConfigurationCollection`: {@link Factories.buildIntegrationConfigurationCollection} of an instance that the module keeps. */
export function buildIntegrationConfigurationCollection(overrides?: Overrides<schemas.IntegrationConfigurationCollection>): schemas.IntegrationConfigurationCollection {
  return common().buildIntegrationConfigurationCollection(overrides);
}

/** Builds a `Link`: {@link Factories.buildLink} of an instance that the module keeps. */
export function buildLink(overrides?: Overrides<schemas.Link>): schemas.Link {
  return common().buildLink(overrides);
}

/** Builds a `Maintainer`: {@link Factories.buildMaintainer} of an instance that the module keeps. */
export function buildMaintainer(overrides?: Overrides<schemas.Maintainer>): schemas.Maintainer {
  return common().buildMaintainer(overrides);
}

/** Builds a `MemberSummary`: {@link Factories.buildMemberSummary} of an instance that the module keeps. */
export function buildMemberSummary(overrides?: Overrides<schemas.MemberSummary>): schemas.MemberSummary {
  return common().buildMemberSummary(overrides);
}

/** Builds an `OptionsArray`: {@link Factories.buildOptionsArray} of an instance that the module keeps. */
export function buildOptionsArray(overrides?: Overrides<schemas.OptionsArray>): schemas.OptionsArray {
  return common().buildOptionsArray(overrides);
}

/** Builds a `Statement`: {@link Factories.buildStatement} of an instance that the module keeps. */
export function buildStatement(overrides?: Overrides<schemas.Statement>): schemas.Statement {
  return common().buildStatement(overrides);
}

/** Builds a `TeamSummary`: {@link Factories.buildTeamSummary} of an instance that the module keeps. */
export function buildTeamSummary(overrides?: Overrides<schemas.TeamSummary>): schemas.TeamSummary {
  return common().buildTeamSummary(overrides);
}
