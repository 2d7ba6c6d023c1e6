// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type * as schemas from "@ld-rest/types";
import { schemaChecks } from "@ld-rest/types/schemas";
import { bindFactories, type FactoryOptions, type FactorySource, type Overrides } from "./core/factories.js";
import { fixtures } from "./fixtures.gen.js";
import { schemas as schemaTable } from "./schema-table.gen.js";

/** Factories, one for each schema. They copy the spec's examples and give each object unique keys and IDs. */
export interface Factories {
  /**
   * Builds an object of type `Access`.
   *
   * Actions that the caller may and may not take on a resource, with reasons.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildAccess(...overrides: Overrides<schemas.Access>[]): schemas.Access;

  /**
   * Builds an object of type `AccessAllowed`.
   *
   * An allowed action, with the reason.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildAccessAllowed(...overrides: Overrides<schemas.AccessAllowed>[]): schemas.AccessAllowed;

  /**
   * Builds an object of type `AccessDenied`.
   *
   * A denied action, with the reason.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildAccessDenied(...overrides: Overrides<schemas.AccessDenied>[]): schemas.AccessDenied;

  /**
   * Builds an object of type `AccessReason`.
   *
   * The policy statement that decides whether an action is allowed.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildAccessReason(...overrides: Overrides<schemas.AccessReason>[]): schemas.AccessReason;

  /**
   * Builds an object of type `Application`.
   *
   * An app, site or service that evaluates feature flags.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildApplication(...overrides: Overrides<schemas.Application>[]): schemas.Application;

  /**
   * Builds an object of type `ApplicationFlagCollection`.
   *
   * The flags that an application has evaluated.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildApplicationFlagCollection(...overrides: Overrides<schemas.ApplicationFlagCollection>[]): schemas.ApplicationFlagCollection;

  /**
   * Builds an object of type `ApprovalsCapabilityConfig`.
   *
   * How an integration handles approval requests.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildApprovalsCapabilityConfig(...overrides: Overrides<schemas.ApprovalsCapabilityConfig>[]): schemas.ApprovalsCapabilityConfig;

  /**
   * Builds an object of type `AuditLogEventsHookCapabilityConfig`.
   *
   * Which audit log events are sent to an integration.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildAuditLogEventsHookCapabilityConfig(...overrides: Overrides<schemas.AuditLogEventsHookCapabilityConfig>[]): schemas.AuditLogEventsHookCapabilityConfig;

  /**
   * Builds an object of type `CapabilityConfig`.
   *
   * Settings of an integration's capabilities, by capability.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildCapabilityConfig(...overrides: Overrides<schemas.CapabilityConfig>[]): schemas.CapabilityConfig;

  /**
   * Builds an object of type `DynamicOptions`.
   *
   * How to fetch the options of a form field from the third-party service.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildDynamicOptions(...overrides: Overrides<schemas.DynamicOptions>[]): schemas.DynamicOptions;

  /**
   * Builds an object of type `DynamicOptionsParser`.
   *
   * How to find the options in the response of the third-party service.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildDynamicOptionsParser(...overrides: Overrides<schemas.DynamicOptionsParser>[]): schemas.DynamicOptionsParser;

  /**
   * Builds an object of type `Endpoint`.
   *
   * A request that LaunchDarkly makes to the third-party service.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildEndpoint(...overrides: Overrides<schemas.Endpoint>[]): schemas.Endpoint;

  /**
   * Builds an object of type `ErrorBody`.
   *
   * Body of every error response.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildErrorBody(...overrides: Overrides<schemas.ErrorBody>[]): schemas.ErrorBody;

  /**
   * Builds an object of type `FlagListing`.
   *
   * Summary of a feature flag.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildFlagListing(...overrides: Overrides<schemas.FlagListing>[]): schemas.FlagListing;

  /**
   * Builds an object of type `FormVariable`.
   *
   * A field of the form for configuring an integration.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildFormVariable(...overrides: Overrides<schemas.FormVariable>[]): schemas.FormVariable;

  /**
   * Builds an object of type `HMACSignature`.
   *
   * How a request is signed with an HMAC.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildHMACSignature(...overrides: Overrides<schemas.HMACSignature>[]): schemas.HMACSignature;

  /**
   * Builds an object of type `HeaderItems`.
   *
   * A header of a request.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildHeaderItems(...overrides: Overrides<schemas.HeaderItems>[]): schemas.HeaderItems;

  /**
   * Builds an object of type `IntegrationConfiguration`.
   *
   * A connection between the account and a third-party service.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildIntegrationConfiguration(...overrides: Overrides<schemas.IntegrationConfiguration>[]): schemas.IntegrationConfiguration;

  /**
   * Builds an object of type `IntegrationConfigurationCollection`.
   *
   * The configurations of an integration.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildIntegrationConfigurationCollection(...overrides: Overrides<schemas.IntegrationConfigurationCollection>[]): schemas.IntegrationConfigurationCollection;

  /**
   * Builds an object of type `Link`.
   *
   * Link to a related resource or page.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildLink(...overrides: Overrides<schemas.Link>[]): schemas.Link;

  /**
   * Builds an object of type `Maintainer`.
   *
   * The account member or team that maintains a resource.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildMaintainer(...overrides: Overrides<schemas.Maintainer>[]): schemas.Maintainer;

  /**
   * Builds an object of type `MemberSummary`.
   *
   * Summary of an account member.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildMemberSummary(...overrides: Overrides<schemas.MemberSummary>[]): schemas.MemberSummary;

  /**
   * Builds an object of type `OptionsArray`.
   *
   * How to find the label and value in an option. Despite its name, this is a single object.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildOptionsArray(...overrides: Overrides<schemas.OptionsArray>[]): schemas.OptionsArray;

  /**
   * Builds an object of type `Statement`.
   *
   * A policy statement, which allows or denies actions on resources.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
   */
  buildStatement(...overrides: Overrides<schemas.Statement>[]): schemas.Statement;

  /**
   * Builds an object of type `TeamSummary`.
   *
   * Summary of a team.
   *
   * @param overrides - properties that differ from the spec's example; later overrides take precedence
   * @throws TypeError for an invalid override; the message has its path
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

/** Builds an object of type `Access`, as {@link Factories.buildAccess} does, with shared counters. */
export function buildAccess(...overrides: Overrides<schemas.Access>[]): schemas.Access {
  return sharedFactories().buildAccess(...overrides);
}

/** Builds an object of type `AccessAllowed`, as {@link Factories.buildAccessAllowed} does, with shared counters. */
export function buildAccessAllowed(...overrides: Overrides<schemas.AccessAllowed>[]): schemas.AccessAllowed {
  return sharedFactories().buildAccessAllowed(...overrides);
}

/** Builds an object of type `AccessDenied`, as {@link Factories.buildAccessDenied} does, with shared counters. */
export function buildAccessDenied(...overrides: Overrides<schemas.AccessDenied>[]): schemas.AccessDenied {
  return sharedFactories().buildAccessDenied(...overrides);
}

/** Builds an object of type `AccessReason`, as {@link Factories.buildAccessReason} does, with shared counters. */
export function buildAccessReason(...overrides: Overrides<schemas.AccessReason>[]): schemas.AccessReason {
  return sharedFactories().buildAccessReason(...overrides);
}

/** Builds an object of type `Application`, as {@link Factories.buildApplication} does, with shared counters. */
export function buildApplication(...overrides: Overrides<schemas.Application>[]): schemas.Application {
  return sharedFactories().buildApplication(...overrides);
}

/** Builds an object of type `ApplicationFlagCollection`, as {@link Factories.buildApplicationFlagCollection} does, with shared counters. */
export function buildApplicationFlagCollection(...overrides: Overrides<schemas.ApplicationFlagCollection>[]): schemas.ApplicationFlagCollection {
  return sharedFactories().buildApplicationFlagCollection(...overrides);
}

/** Builds an object of type `ApprovalsCapabilityConfig`, as {@link Factories.buildApprovalsCapabilityConfig} does, with shared counters. */
export function buildApprovalsCapabilityConfig(...overrides: Overrides<schemas.ApprovalsCapabilityConfig>[]): schemas.ApprovalsCapabilityConfig {
  return sharedFactories().buildApprovalsCapabilityConfig(...overrides);
}

/** Builds an object of type `AuditLogEventsHookCapabilityConfig`, as {@link Factories.buildAuditLogEventsHookCapabilityConfig} does, with shared counters. */
export function buildAuditLogEventsHookCapabilityConfig(...overrides: Overrides<schemas.AuditLogEventsHookCapabilityConfig>[]): schemas.AuditLogEventsHookCapabilityConfig {
  return sharedFactories().buildAuditLogEventsHookCapabilityConfig(...overrides);
}

/** Builds an object of type `CapabilityConfig`, as {@link Factories.buildCapabilityConfig} does, with shared counters. */
export function buildCapabilityConfig(...overrides: Overrides<schemas.CapabilityConfig>[]): schemas.CapabilityConfig {
  return sharedFactories().buildCapabilityConfig(...overrides);
}

/** Builds an object of type `DynamicOptions`, as {@link Factories.buildDynamicOptions} does, with shared counters. */
export function buildDynamicOptions(...overrides: Overrides<schemas.DynamicOptions>[]): schemas.DynamicOptions {
  return sharedFactories().buildDynamicOptions(...overrides);
}

/** Builds an object of type `DynamicOptionsParser`, as {@link Factories.buildDynamicOptionsParser} does, with shared counters. */
export function buildDynamicOptionsParser(...overrides: Overrides<schemas.DynamicOptionsParser>[]): schemas.DynamicOptionsParser {
  return sharedFactories().buildDynamicOptionsParser(...overrides);
}

/** Builds an object of type `Endpoint`, as {@link Factories.buildEndpoint} does, with shared counters. */
export function buildEndpoint(...overrides: Overrides<schemas.Endpoint>[]): schemas.Endpoint {
  return sharedFactories().buildEndpoint(...overrides);
}

/** Builds an object of type `ErrorBody`, as {@link Factories.buildErrorBody} does, with shared counters. */
export function buildErrorBody(...overrides: Overrides<schemas.ErrorBody>[]): schemas.ErrorBody {
  return sharedFactories().buildErrorBody(...overrides);
}

/** Builds an object of type `FlagListing`, as {@link Factories.buildFlagListing} does, with shared counters. */
export function buildFlagListing(...overrides: Overrides<schemas.FlagListing>[]): schemas.FlagListing {
  return sharedFactories().buildFlagListing(...overrides);
}

/** Builds an object of type `FormVariable`, as {@link Factories.buildFormVariable} does, with shared counters. */
export function buildFormVariable(...overrides: Overrides<schemas.FormVariable>[]): schemas.FormVariable {
  return sharedFactories().buildFormVariable(...overrides);
}

/** Builds an object of type `HMACSignature`, as {@link Factories.buildHMACSignature} does, with shared counters. */
export function buildHMACSignature(...overrides: Overrides<schemas.HMACSignature>[]): schemas.HMACSignature {
  return sharedFactories().buildHMACSignature(...overrides);
}

/** Builds an object of type `HeaderItems`, as {@link Factories.buildHeaderItems} does, with shared counters. */
export function buildHeaderItems(...overrides: Overrides<schemas.HeaderItems>[]): schemas.HeaderItems {
  return sharedFactories().buildHeaderItems(...overrides);
}

/** Builds an object of type `IntegrationConfiguration`, as {@link Factories.buildIntegrationConfiguration} does, with shared counters. */
export function buildIntegrationConfiguration(...overrides: Overrides<schemas.IntegrationConfiguration>[]): schemas.IntegrationConfiguration {
  return sharedFactories().buildIntegrationConfiguration(...overrides);
}

/** Builds an object of type `IntegrationConfigurationCollection`, as {@link Factories.buildIntegrationConfigurationCollection} does, with shared counters. */
export function buildIntegrationConfigurationCollection(...overrides: Overrides<schemas.IntegrationConfigurationCollection>[]): schemas.IntegrationConfigurationCollection {
  return sharedFactories().buildIntegrationConfigurationCollection(...overrides);
}

/** Builds an object of type `Link`, as {@link Factories.buildLink} does, with shared counters. */
export function buildLink(...overrides: Overrides<schemas.Link>[]): schemas.Link {
  return sharedFactories().buildLink(...overrides);
}

/** Builds an object of type `Maintainer`, as {@link Factories.buildMaintainer} does, with shared counters. */
export function buildMaintainer(...overrides: Overrides<schemas.Maintainer>[]): schemas.Maintainer {
  return sharedFactories().buildMaintainer(...overrides);
}

/** Builds an object of type `MemberSummary`, as {@link Factories.buildMemberSummary} does, with shared counters. */
export function buildMemberSummary(...overrides: Overrides<schemas.MemberSummary>[]): schemas.MemberSummary {
  return sharedFactories().buildMemberSummary(...overrides);
}

/** Builds an object of type `OptionsArray`, as {@link Factories.buildOptionsArray} does, with shared counters. */
export function buildOptionsArray(...overrides: Overrides<schemas.OptionsArray>[]): schemas.OptionsArray {
  return sharedFactories().buildOptionsArray(...overrides);
}

/** Builds an object of type `Statement`, as {@link Factories.buildStatement} does, with shared counters. */
export function buildStatement(...overrides: Overrides<schemas.Statement>[]): schemas.Statement {
  return sharedFactories().buildStatement(...overrides);
}

/** Builds an object of type `TeamSummary`, as {@link Factories.buildTeamSummary} does, with shared counters. */
export function buildTeamSummary(...overrides: Overrides<schemas.TeamSummary>[]): schemas.TeamSummary {
  return sharedFactories().buildTeamSummary(...overrides);
}
