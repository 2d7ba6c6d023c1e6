// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type * as schemas from "@ld-rest/types";
import { schemaChecks } from "@ld-rest/types/schemas";
import { bindFactories, type FactoryOptions, type FactorySource, type Overrides } from "./core/factories.js";
import { fixtures } from "./fixtures.gen.js";
import { schemas as schemaTable } from "./schema-table.gen.js";

/**
 * A function for each schema: it builds objects with the values of the spec's examples, each with keys and ids of its own.
 */
export interface Factories {
  /**
   * Actions that the caller may and may not take on a resource, with reasons.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildAccess(...overrides: Overrides<schemas.Access>[]): schemas.Access;

  /**
   * An allowed action, with the reason.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildAccessAllowed(...overrides: Overrides<schemas.AccessAllowed>[]): schemas.AccessAllowed;

  /**
   * A denied action, with the reason.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildAccessDenied(...overrides: Overrides<schemas.AccessDenied>[]): schemas.AccessDenied;

  /**
   * The policy statement that decides whether an action is allowed.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildAccessReason(...overrides: Overrides<schemas.AccessReason>[]): schemas.AccessReason;

  /**
   * An app, site or service that evaluates feature flags.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildApplication(...overrides: Overrides<schemas.Application>[]): schemas.Application;

  /**
   * The flags that an application has evaluated.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildApplicationFlagCollection(...overrides: Overrides<schemas.ApplicationFlagCollection>[]): schemas.ApplicationFlagCollection;

  /**
   * How an integration handles approval requests.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildApprovalsCapabilityConfig(...overrides: Overrides<schemas.ApprovalsCapabilityConfig>[]): schemas.ApprovalsCapabilityConfig;

  /**
   * Which audit log events are sent to an integration.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildAuditLogEventsHookCapabilityConfig(...overrides: Overrides<schemas.AuditLogEventsHookCapabilityConfig>[]): schemas.AuditLogEventsHookCapabilityConfig;

  /**
   * Settings of an integration's capabilities, by capability.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildCapabilityConfig(...overrides: Overrides<schemas.CapabilityConfig>[]): schemas.CapabilityConfig;

  /**
   * How to fetch the options of a form field from the third-party service.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildDynamicOptions(...overrides: Overrides<schemas.DynamicOptions>[]): schemas.DynamicOptions;

  /**
   * How to find the options in the response of the third-party service.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildDynamicOptionsParser(...overrides: Overrides<schemas.DynamicOptionsParser>[]): schemas.DynamicOptionsParser;

  /**
   * A request that LaunchDarkly makes to the third-party service.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildEndpoint(...overrides: Overrides<schemas.Endpoint>[]): schemas.Endpoint;

  /**
   * Body of every error response.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildErrorBody(...overrides: Overrides<schemas.ErrorBody>[]): schemas.ErrorBody;

  /**
   * Summary of a feature flag.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildFlagListing(...overrides: Overrides<schemas.FlagListing>[]): schemas.FlagListing;

  /**
   * A field of the form for configuring an integration.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildFormVariable(...overrides: Overrides<schemas.FormVariable>[]): schemas.FormVariable;

  /**
   * How a request is signed with an HMAC.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildHMACSignature(...overrides: Overrides<schemas.HMACSignature>[]): schemas.HMACSignature;

  /**
   * A header of a request.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildHeaderItems(...overrides: Overrides<schemas.HeaderItems>[]): schemas.HeaderItems;

  /**
   * A connection between the account and a third-party service.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildIntegrationConfiguration(...overrides: Overrides<schemas.IntegrationConfiguration>[]): schemas.IntegrationConfiguration;

  /**
   * The configurations of an integration.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildIntegrationConfigurationCollection(...overrides: Overrides<schemas.IntegrationConfigurationCollection>[]): schemas.IntegrationConfigurationCollection;

  /**
   * Link to a related resource or page.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildLink(...overrides: Overrides<schemas.Link>[]): schemas.Link;

  /**
   * The account member or team that maintains a resource.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildMaintainer(...overrides: Overrides<schemas.Maintainer>[]): schemas.Maintainer;

  /**
   * Summary of an account member.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildMemberSummary(...overrides: Overrides<schemas.MemberSummary>[]): schemas.MemberSummary;

  /**
   * How to find the label and value in an option. Despite its name, this is a single object.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildOptionsArray(...overrides: Overrides<schemas.OptionsArray>[]): schemas.OptionsArray;

  /**
   * A policy statement, which allows or denies actions on resources.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildStatement(...overrides: Overrides<schemas.Statement>[]): schemas.Statement;

  /**
   * Summary of a team.
   *
   * @param overrides - what differs from the example; later ones win
   * @throws TypeError that names the path of an invalid override
   */
  buildTeamSummary(...overrides: Overrides<schemas.TeamSummary>[]): schemas.TeamSummary;
}

/** What each factory builds from. */
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
    from: "/application"
  },
  buildApplicationFlagCollection: {
    from: "/applicationWithFlags/flags"
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
    from: "/invalidRequest"
  },
  buildFlagListing: {
    from: "/applicationWithFlags/flags/items/0"
  },
  buildFormVariable: {
    from: "/integrationConfigurations/items/0/capabilityConfig/approvals/additionalFormVariables/0"
  },
  buildHMACSignature: {
    from: "/integrationConfigurations/items/0/capabilityConfig/approvals/additionalFormVariables/0/dynamicOptions/endpoint/hmacSignature"
  },
  buildHeaderItems: {
    from: "/integrationConfigurations/items/0/capabilityConfig/approvals/additionalFormVariables/0/dynamicOptions/endpoint/headers/0"
  },
  buildIntegrationConfiguration: {
    from: "/integrationConfigurations/items/0"
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
    from: "/application/_maintainer/member"
  },
  buildOptionsArray: {
    from: "/integrationConfigurations/items/0/capabilityConfig/approvals/additionalFormVariables/0/dynamicOptions/parser/optionsItems"
  },
  buildStatement: {
    from: "/integrationConfigurations/items/0/capabilityConfig/auditLogEventsHook/statements/0"
  },
  buildTeamSummary: {
    from: "/applicationBrowser/_maintainer/team"
  },
} satisfies Readonly<Record<keyof Factories, FactorySource>>;

/**
 * Creates factories that share nothing with others.
 *
 * @param options - where to start counting
 */
export function createFactories(options?: FactoryOptions): Factories {
  return bindFactories<Factories>({ sources, fixtures, schemas: schemaTable, checks: schemaChecks }, options);
}

let kept: Factories | undefined;

function common(): Factories {
  kept ??= createFactories();
  return kept;
}

/** Builds an `Access`: {@link Factories.buildAccess} of a shared instance. */
export function buildAccess(...overrides: Overrides<schemas.Access>[]): schemas.Access {
  return common().buildAccess(...overrides);
}

/** Builds an `AccessAllowed`: {@link Factories.buildAccessAllowed} of a shared instance. */
export function buildAccessAllowed(...overrides: Overrides<schemas.AccessAllowed>[]): schemas.AccessAllowed {
  return common().buildAccessAllowed(...overrides);
}

/** Builds an `AccessDenied`: {@link Factories.buildAccessDenied} of a shared instance. */
export function buildAccessDenied(...overrides: Overrides<schemas.AccessDenied>[]): schemas.AccessDenied {
  return common().buildAccessDenied(...overrides);
}

/** Builds an `AccessReason`: {@link Factories.buildAccessReason} of a shared instance. */
export function buildAccessReason(...overrides: Overrides<schemas.AccessReason>[]): schemas.AccessReason {
  return common().buildAccessReason(...overrides);
}

/** Builds an `Application`: {@link Factories.buildApplication} of a shared instance. */
export function buildApplication(...overrides: Overrides<schemas.Application>[]): schemas.Application {
  return common().buildApplication(...overrides);
}

/** Builds an `ApplicationFlagCollection`: {@link Factories.buildApplicationFlagCollection} of a shared instance. */
export function buildApplicationFlagCollection(...overrides: Overrides<schemas.ApplicationFlagCollection>[]): schemas.ApplicationFlagCollection {
  return common().buildApplicationFlagCollection(...overrides);
}

/** Builds an `ApprovalsCapabilityConfig`: {@link Factories.buildApprovalsCapabilityConfig} of a shared instance. */
export function buildApprovalsCapabilityConfig(...overrides: Overrides<schemas.ApprovalsCapabilityConfig>[]): schemas.ApprovalsCapabilityConfig {
  return common().buildApprovalsCapabilityConfig(...overrides);
}

/** Builds an `AuditLogEventsHookCapabilityConfig`: {@link Factories.buildAuditLogEventsHookCapabilityConfig} of a shared instance. */
export function buildAuditLogEventsHookCapabilityConfig(...overrides: Overrides<schemas.AuditLogEventsHookCapabilityConfig>[]): schemas.AuditLogEventsHookCapabilityConfig {
  return common().buildAuditLogEventsHookCapabilityConfig(...overrides);
}

/** Builds a `CapabilityConfig`: {@link Factories.buildCapabilityConfig} of a shared instance. */
export function buildCapabilityConfig(...overrides: Overrides<schemas.CapabilityConfig>[]): schemas.CapabilityConfig {
  return common().buildCapabilityConfig(...overrides);
}

/** Builds a `DynamicOptions`: {@link Factories.buildDynamicOptions} of a shared instance. */
export function buildDynamicOptions(...overrides: Overrides<schemas.DynamicOptions>[]): schemas.DynamicOptions {
  return common().buildDynamicOptions(...overrides);
}

/** Builds a `DynamicOptionsParser`: {@link Factories.buildDynamicOptionsParser} of a shared instance. */
export function buildDynamicOptionsParser(...overrides: Overrides<schemas.DynamicOptionsParser>[]): schemas.DynamicOptionsParser {
  return common().buildDynamicOptionsParser(...overrides);
}

/** Builds an `Endpoint`: {@link Factories.buildEndpoint} of a shared instance. */
export function buildEndpoint(...overrides: Overrides<schemas.Endpoint>[]): schemas.Endpoint {
  return common().buildEndpoint(...overrides);
}

/** Builds an `ErrorBody`: {@link Factories.buildErrorBody} of a shared instance. */
export function buildErrorBody(...overrides: Overrides<schemas.ErrorBody>[]): schemas.ErrorBody {
  return common().buildErrorBody(...overrides);
}

/** Builds a `FlagListing`: {@link Factories.buildFlagListing} of a shared instance. */
export function buildFlagListing(...overrides: Overrides<schemas.FlagListing>[]): schemas.FlagListing {
  return common().buildFlagListing(...overrides);
}

/** Builds a `FormVariable`: {@link Factories.buildFormVariable} of a shared instance. */
export function buildFormVariable(...overrides: Overrides<schemas.FormVariable>[]): schemas.FormVariable {
  return common().buildFormVariable(...overrides);
}

/** Builds a `HMACSignature`: {@link Factories.buildHMACSignature} of a shared instance. */
export function buildHMACSignature(...overrides: Overrides<schemas.HMACSignature>[]): schemas.HMACSignature {
  return common().buildHMACSignature(...overrides);
}

/** Builds a `HeaderItems`: {@link Factories.buildHeaderItems} of a shared instance. */
export function buildHeaderItems(...overrides: Overrides<schemas.HeaderItems>[]): schemas.HeaderItems {
  return common().buildHeaderItems(...overrides);
}

/** Builds an `IntegrationConfiguration`: {@link Factories.buildIntegrationConfiguration} of a shared instance. */
export function buildIntegrationConfiguration(...overrides: Overrides<schemas.IntegrationConfiguration>[]): schemas.IntegrationConfiguration {
  return common().buildIntegrationConfiguration(...overrides);
}

/** Builds an `IntegrationConfigurationCollection`: {@link Factories.buildIntegrationConfigurationCollection} of a shared instance. */
export function buildIntegrationConfigurationCollection(...overrides: Overrides<schemas.IntegrationConfigurationCollection>[]): schemas.IntegrationConfigurationCollection {
  return common().buildIntegrationConfigurationCollection(...overrides);
}

/** Builds a `Link`: {@link Factories.buildLink} of a shared instance. */
export function buildLink(...overrides: Overrides<schemas.Link>[]): schemas.Link {
  return common().buildLink(...overrides);
}

/** Builds a `Maintainer`: {@link Factories.buildMaintainer} of a shared instance. */
export function buildMaintainer(...overrides: Overrides<schemas.Maintainer>[]): schemas.Maintainer {
  return common().buildMaintainer(...overrides);
}

/** Builds a `MemberSummary`: {@link Factories.buildMemberSummary} of a shared instance. */
export function buildMemberSummary(...overrides: Overrides<schemas.MemberSummary>[]): schemas.MemberSummary {
  return common().buildMemberSummary(...overrides);
}

/** Builds an `OptionsArray`: {@link Factories.buildOptionsArray} of a shared instance. */
export function buildOptionsArray(...overrides: Overrides<schemas.OptionsArray>[]): schemas.OptionsArray {
  return common().buildOptionsArray(...overrides);
}

/** Builds a `Statement`: {@link Factories.buildStatement} of a shared instance. */
export function buildStatement(...overrides: Overrides<schemas.Statement>[]): schemas.Statement {
  return common().buildStatement(...overrides);
}

/** Builds a `TeamSummary`: {@link Factories.buildTeamSummary} of a shared instance. */
export function buildTeamSummary(...overrides: Overrides<schemas.TeamSummary>[]): schemas.TeamSummary {
  return common().buildTeamSummary(...overrides);
}
