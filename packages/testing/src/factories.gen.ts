// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type * as schemas from "@ld-rest/types";
import { schemaChecks } from "@ld-rest/types/schemas";
import { bindFactories, type FactoryOptions, type FactorySource, type Overrides } from "./core/factories.js";
import { fixtures } from "./fixtures.gen.js";
import { schemas as schemaTable } from "./schema-table.gen.js";

/**
 * Factories, one for each schema. They copy the spec's examples and give each object unique keys and IDs.
 *
 * Later overrides take precedence over earlier ones. Errors name the path of the invalid property.
 */
export interface Factories {
  /**
   * Builds an object of type `Access`.
   *
   * Actions that the caller may and may not take on a resource, with reasons.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildAccess(...overrides: Overrides<schemas.Access>[]): schemas.Access;

  /**
   * Builds an object of type `AccessAllowed`.
   *
   * An allowed action, with the reason.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildAccessAllowed(...overrides: Overrides<schemas.AccessAllowed>[]): schemas.AccessAllowed;

  /**
   * Builds an object of type `AccessDenied`.
   *
   * A denied action, with the reason.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildAccessDenied(...overrides: Overrides<schemas.AccessDenied>[]): schemas.AccessDenied;

  /**
   * Builds an object of type `AccessReason`.
   *
   * The policy statement that decides whether an action is allowed.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildAccessReason(...overrides: Overrides<schemas.AccessReason>[]): schemas.AccessReason;

  /**
   * Builds an object of type `Application`.
   *
   * An app, site or service that evaluates feature flags.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildApplication(...overrides: Overrides<schemas.Application>[]): schemas.Application;

  /**
   * Builds an object of type `ApplicationFlagCollection`.
   *
   * The flags that an application has evaluated.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildApplicationFlagCollection(...overrides: Overrides<schemas.ApplicationFlagCollection>[]): schemas.ApplicationFlagCollection;

  /**
   * Builds an object of type `ApprovalsCapabilityConfig`.
   *
   * How an integration handles approval requests.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildApprovalsCapabilityConfig(...overrides: Overrides<schemas.ApprovalsCapabilityConfig>[]): schemas.ApprovalsCapabilityConfig;

  /**
   * Builds an object of type `AuditLogEventsHookCapabilityConfig`.
   *
   * Which audit log events are sent to an integration.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildAuditLogEventsHookCapabilityConfig(...overrides: Overrides<schemas.AuditLogEventsHookCapabilityConfig>[]): schemas.AuditLogEventsHookCapabilityConfig;

  /**
   * Builds an object of type `CapabilityConfig`.
   *
   * Settings of an integration's capabilities, by capability.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildCapabilityConfig(...overrides: Overrides<schemas.CapabilityConfig>[]): schemas.CapabilityConfig;

  /**
   * Builds an object of type `DynamicOptions`.
   *
   * How to fetch the options of a form field from the third-party service.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildDynamicOptions(...overrides: Overrides<schemas.DynamicOptions>[]): schemas.DynamicOptions;

  /**
   * Builds an object of type `DynamicOptionsParser`.
   *
   * How to find the options in the response of the third-party service.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildDynamicOptionsParser(...overrides: Overrides<schemas.DynamicOptionsParser>[]): schemas.DynamicOptionsParser;

  /**
   * Builds an object of type `Endpoint`.
   *
   * A request that LaunchDarkly makes to the third-party service.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildEndpoint(...overrides: Overrides<schemas.Endpoint>[]): schemas.Endpoint;

  /**
   * Builds an object of type `ErrorBody`.
   *
   * Body of every error response.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildErrorBody(...overrides: Overrides<schemas.ErrorBody>[]): schemas.ErrorBody;

  /**
   * Builds an object of type `FlagListing`.
   *
   * Summary of a feature flag.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildFlagListing(...overrides: Overrides<schemas.FlagListing>[]): schemas.FlagListing;

  /**
   * Builds an object of type `FormVariable`.
   *
   * A field of the form for configuring an integration.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildFormVariable(...overrides: Overrides<schemas.FormVariable>[]): schemas.FormVariable;

  /**
   * Builds an object of type `HMACSignature`.
   *
   * How a request is signed with an HMAC.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildHMACSignature(...overrides: Overrides<schemas.HMACSignature>[]): schemas.HMACSignature;

  /**
   * Builds an object of type `HeaderItems`.
   *
   * A header of a request.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildHeaderItems(...overrides: Overrides<schemas.HeaderItems>[]): schemas.HeaderItems;

  /**
   * Builds an object of type `IntegrationConfiguration`.
   *
   * A connection between the account and a third-party service.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildIntegrationConfiguration(...overrides: Overrides<schemas.IntegrationConfiguration>[]): schemas.IntegrationConfiguration;

  /**
   * Builds an object of type `IntegrationConfigurationCollection`.
   *
   * The configurations of an integration.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildIntegrationConfigurationCollection(...overrides: Overrides<schemas.IntegrationConfigurationCollection>[]): schemas.IntegrationConfigurationCollection;

  /**
   * Builds an object of type `Link`.
   *
   * Link to a related resource or page.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildLink(...overrides: Overrides<schemas.Link>[]): schemas.Link;

  /**
   * Builds an object of type `Maintainer`.
   *
   * The account member or team that maintains a resource.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildMaintainer(...overrides: Overrides<schemas.Maintainer>[]): schemas.Maintainer;

  /**
   * Builds an object of type `MemberSummary`.
   *
   * Summary of an account member.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildMemberSummary(...overrides: Overrides<schemas.MemberSummary>[]): schemas.MemberSummary;

  /**
   * Builds an object of type `OptionsArray`.
   *
   * How to find the label and value in an option. Despite its name, this is a single object.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildOptionsArray(...overrides: Overrides<schemas.OptionsArray>[]): schemas.OptionsArray;

  /**
   * Builds an object of type `Statement`.
   *
   * A policy statement, which allows or denies actions on resources.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildStatement(...overrides: Overrides<schemas.Statement>[]): schemas.Statement;

  /**
   * Builds an object of type `TeamSummary`.
   *
   * Summary of a team.
   *
   * @param overrides - properties that differ from the spec's example
   * @throws TypeError for an invalid override
   */
  buildTeamSummary(...overrides: Overrides<schemas.TeamSummary>[]): schemas.TeamSummary;
}

/** The value that each factory copies. */
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
 * Creates factories with their own counters.
 *
 * @param options - `seed`, the number of the first object
 */
export function createFactories(options?: FactoryOptions): Factories {
  return bindFactories<Factories>({ sources, fixtures, schemas: schemaTable, checks: schemaChecks }, options);
}

let shared: Factories | undefined;

function sharedFactories(): Factories {
  shared ??= createFactories();
  return shared;
}

/** {@link Factories.buildAccess} with counters that all callers share. */
export function buildAccess(...overrides: Overrides<schemas.Access>[]): schemas.Access {
  return sharedFactories().buildAccess(...overrides);
}

/** {@link Factories.buildAccessAllowed} with counters that all callers share. */
export function buildAccessAllowed(...overrides: Overrides<schemas.AccessAllowed>[]): schemas.AccessAllowed {
  return sharedFactories().buildAccessAllowed(...overrides);
}

/** {@link Factories.buildAccessDenied} with counters that all callers share. */
export function buildAccessDenied(...overrides: Overrides<schemas.AccessDenied>[]): schemas.AccessDenied {
  return sharedFactories().buildAccessDenied(...overrides);
}

/** {@link Factories.buildAccessReason} with counters that all callers share. */
export function buildAccessReason(...overrides: Overrides<schemas.AccessReason>[]): schemas.AccessReason {
  return sharedFactories().buildAccessReason(...overrides);
}

/** {@link Factories.buildApplication} with counters that all callers share. */
export function buildApplication(...overrides: Overrides<schemas.Application>[]): schemas.Application {
  return sharedFactories().buildApplication(...overrides);
}

/** {@link Factories.buildApplicationFlagCollection} with counters that all callers share. */
export function buildApplicationFlagCollection(...overrides: Overrides<schemas.ApplicationFlagCollection>[]): schemas.ApplicationFlagCollection {
  return sharedFactories().buildApplicationFlagCollection(...overrides);
}

/** {@link Factories.buildApprovalsCapabilityConfig} with counters that all callers share. */
export function buildApprovalsCapabilityConfig(...overrides: Overrides<schemas.ApprovalsCapabilityConfig>[]): schemas.ApprovalsCapabilityConfig {
  return sharedFactories().buildApprovalsCapabilityConfig(...overrides);
}

/** {@link Factories.buildAuditLogEventsHookCapabilityConfig} with counters that all callers share. */
export function buildAuditLogEventsHookCapabilityConfig(...overrides: Overrides<schemas.AuditLogEventsHookCapabilityConfig>[]): schemas.AuditLogEventsHookCapabilityConfig {
  return sharedFactories().buildAuditLogEventsHookCapabilityConfig(...overrides);
}

/** {@link Factories.buildCapabilityConfig} with counters that all callers share. */
export function buildCapabilityConfig(...overrides: Overrides<schemas.CapabilityConfig>[]): schemas.CapabilityConfig {
  return sharedFactories().buildCapabilityConfig(...overrides);
}

/** {@link Factories.buildDynamicOptions} with counters that all callers share. */
export function buildDynamicOptions(...overrides: Overrides<schemas.DynamicOptions>[]): schemas.DynamicOptions {
  return sharedFactories().buildDynamicOptions(...overrides);
}

/** {@link Factories.buildDynamicOptionsParser} with counters that all callers share. */
export function buildDynamicOptionsParser(...overrides: Overrides<schemas.DynamicOptionsParser>[]): schemas.DynamicOptionsParser {
  return sharedFactories().buildDynamicOptionsParser(...overrides);
}

/** {@link Factories.buildEndpoint} with counters that all callers share. */
export function buildEndpoint(...overrides: Overrides<schemas.Endpoint>[]): schemas.Endpoint {
  return sharedFactories().buildEndpoint(...overrides);
}

/** {@link Factories.buildErrorBody} with counters that all callers share. */
export function buildErrorBody(...overrides: Overrides<schemas.ErrorBody>[]): schemas.ErrorBody {
  return sharedFactories().buildErrorBody(...overrides);
}

/** {@link Factories.buildFlagListing} with counters that all callers share. */
export function buildFlagListing(...overrides: Overrides<schemas.FlagListing>[]): schemas.FlagListing {
  return sharedFactories().buildFlagListing(...overrides);
}

/** {@link Factories.buildFormVariable} with counters that all callers share. */
export function buildFormVariable(...overrides: Overrides<schemas.FormVariable>[]): schemas.FormVariable {
  return sharedFactories().buildFormVariable(...overrides);
}

/** {@link Factories.buildHMACSignature} with counters that all callers share. */
export function buildHMACSignature(...overrides: Overrides<schemas.HMACSignature>[]): schemas.HMACSignature {
  return sharedFactories().buildHMACSignature(...overrides);
}

/** {@link Factories.buildHeaderItems} with counters that all callers share. */
export function buildHeaderItems(...overrides: Overrides<schemas.HeaderItems>[]): schemas.HeaderItems {
  return sharedFactories().buildHeaderItems(...overrides);
}

/** {@link Factories.buildIntegrationConfiguration} with counters that all callers share. */
export function buildIntegrationConfiguration(...overrides: Overrides<schemas.IntegrationConfiguration>[]): schemas.IntegrationConfiguration {
  return sharedFactories().buildIntegrationConfiguration(...overrides);
}

/** {@link Factories.buildIntegrationConfigurationCollection} with counters that all callers share. */
export function buildIntegrationConfigurationCollection(...overrides: Overrides<schemas.IntegrationConfigurationCollection>[]): schemas.IntegrationConfigurationCollection {
  return sharedFactories().buildIntegrationConfigurationCollection(...overrides);
}

/** {@link Factories.buildLink} with counters that all callers share. */
export function buildLink(...overrides: Overrides<schemas.Link>[]): schemas.Link {
  return sharedFactories().buildLink(...overrides);
}

/** {@link Factories.buildMaintainer} with counters that all callers share. */
export function buildMaintainer(...overrides: Overrides<schemas.Maintainer>[]): schemas.Maintainer {
  return sharedFactories().buildMaintainer(...overrides);
}

/** {@link Factories.buildMemberSummary} with counters that all callers share. */
export function buildMemberSummary(...overrides: Overrides<schemas.MemberSummary>[]): schemas.MemberSummary {
  return sharedFactories().buildMemberSummary(...overrides);
}

/** {@link Factories.buildOptionsArray} with counters that all callers share. */
export function buildOptionsArray(...overrides: Overrides<schemas.OptionsArray>[]): schemas.OptionsArray {
  return sharedFactories().buildOptionsArray(...overrides);
}

/** {@link Factories.buildStatement} with counters that all callers share. */
export function buildStatement(...overrides: Overrides<schemas.Statement>[]): schemas.Statement {
  return sharedFactories().buildStatement(...overrides);
}

/** {@link Factories.buildTeamSummary} with counters that all callers share. */
export function buildTeamSummary(...overrides: Overrides<schemas.TeamSummary>[]): schemas.TeamSummary {
  return sharedFactories().buildTeamSummary(...overrides);
}
