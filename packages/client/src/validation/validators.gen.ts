// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type * as types from "@ld-rest/types";
import * as checks from "./checks.gen.js";
import { type Check, createSchema, type StandardSchema } from "./schema.js";

/**
 * Holds a value against the schema `Access`.
 *
 * What the caller may and may not do with a resource, with the reasons.
 */
export const accessSchema: StandardSchema<types.Access> = /* @__PURE__ */ createSchema(checks.Access);

/**
 * Holds a value against the schema `AccessAllowed`.
 *
 * An allowed action, with the reason.
 */
export const accessAllowedSchema: StandardSchema<types.AccessAllowed> = /* @__PURE__ */ createSchema(checks.AccessAllowed);

/**
 * Holds a value against the schema `AccessDenied`.
 *
 * A denied action, with the reason.
 */
export const accessDeniedSchema: StandardSchema<types.AccessDenied> = /* @__PURE__ */ createSchema(checks.AccessDenied);

/**
 * Holds a value against the schema `AccessReason`.
 *
 * The policy statement that decides whether an action is allowed.
 */
export const accessReasonSchema: StandardSchema<types.AccessReason> = /* @__PURE__ */ createSchema(checks.AccessReason);

/**
 * Holds a value against the schema `Application`.
 *
 * An app, site or service that evaluates feature flags.
 */
export const applicationSchema: StandardSchema<types.Application> = /* @__PURE__ */ createSchema(checks.Application);

/**
 * Holds a value against the schema `ApplicationFlagCollection`.
 *
 * The flags that an application has evaluated.
 */
export const applicationFlagCollectionSchema: StandardSchema<types.ApplicationFlagCollection> = /* @__PURE__ */ createSchema(checks.ApplicationFlagCollection);

/**
 * Holds a value against the schema `ApprovalsCapabilityConfig`.
 *
 * How an integration handles approval requests.
 */
export const approvalsCapabilityConfigSchema: StandardSchema<types.ApprovalsCapabilityConfig> = /* @__PURE__ */ createSchema(checks.ApprovalsCapabilityConfig);

/**
 * Holds a value against the schema `AuditLogEventsHookCapabilityConfig`.
 *
 * Which audit log events are sent to an integration.
 */
export const auditLogEventsHookCapabilityConfigSchema: StandardSchema<types.AuditLogEventsHookCapabilityConfig> = /* @__PURE__ */ createSchema(checks.AuditLogEventsHookCapabilityConfig);

/**
 * Holds a value against the schema `CapabilityConfig`.
 *
 * Settings of an integration's capabilities, each under the capability's name.
 */
export const capabilityConfigSchema: StandardSchema<types.CapabilityConfig> = /* @__PURE__ */ createSchema(checks.CapabilityConfig);

/**
 * Holds a value against the schema `DynamicOptions`.
 *
 * How the options of a field are fetched from the third-party service.
 */
export const dynamicOptionsSchema: StandardSchema<types.DynamicOptions> = /* @__PURE__ */ createSchema(checks.DynamicOptions);

/**
 * Holds a value against the schema `DynamicOptionsParser`.
 *
 * Where the options are in the response of the third-party service.
 */
export const dynamicOptionsParserSchema: StandardSchema<types.DynamicOptionsParser> = /* @__PURE__ */ createSchema(checks.DynamicOptionsParser);

/**
 * Holds a value against the schema `Endpoint`.
 *
 * A request that LaunchDarkly makes to the third-party service.
 */
export const endpointSchema: StandardSchema<types.Endpoint> = /* @__PURE__ */ createSchema(checks.Endpoint);

/**
 * Holds a value against the schema `ErrorBody`.
 *
 * Body of every error response.
 */
export const errorBodySchema: StandardSchema<types.ErrorBody> = /* @__PURE__ */ createSchema(checks.ErrorBody);

/**
 * Holds a value against the schema `FlagListing`.
 *
 * Summary of a feature flag.
 */
export const flagListingSchema: StandardSchema<types.FlagListing> = /* @__PURE__ */ createSchema(checks.FlagListing);

/**
 * Holds a value against the schema `FormVariable`.
 *
 * A field of the form for configuring an integration.
 */
export const formVariableSchema: StandardSchema<types.FormVariable> = /* @__PURE__ */ createSchema(checks.FormVariable);

/**
 * Holds a value against the schema `HMACSignature`.
 *
 * How a request is signed with a keyed hash (HMAC).
 */
export const hmacSignatureSchema: StandardSchema<types.HMACSignature> = /* @__PURE__ */ createSchema(checks.HMACSignature);

/**
 * Holds a value against the schema `HeaderItems`.
 *
 * A header of a request.
 */
export const headerItemsSchema: StandardSchema<types.HeaderItems> = /* @__PURE__ */ createSchema(checks.HeaderItems);

/**
 * Holds a value against the schema `IntegrationConfiguration`.
 *
 * A connection between the account and a third-party service.
 */
export const integrationConfigurationSchema: StandardSchema<types.IntegrationConfiguration> = /* @__PURE__ */ createSchema(checks.IntegrationConfiguration);

/**
 * Holds a value against the schema `IntegrationConfigurationCollection`.
 *
 * The configurations of an integration.
 */
export const integrationConfigurationCollectionSchema: StandardSchema<types.IntegrationConfigurationCollection> = /* @__PURE__ */ createSchema(checks.IntegrationConfigurationCollection);

/**
 * Holds a value against the schema `Link`.
 *
 * Address of a related resource or page.
 */
export const linkSchema: StandardSchema<types.Link> = /* @__PURE__ */ createSchema(checks.Link);

/**
 * Holds a value against the schema `Maintainer`.
 *
 * The account member or team that maintains a resource.
 */
export const maintainerSchema: StandardSchema<types.Maintainer> = /* @__PURE__ */ createSchema(checks.Maintainer);

/**
 * Holds a value against the schema `MemberSummary`.
 *
 * Summary of an account member.
 */
export const memberSummarySchema: StandardSchema<types.MemberSummary> = /* @__PURE__ */ createSchema(checks.MemberSummary);

/**
 * Holds a value against the schema `OptionsArray`.
 *
 * Where the parts of an option are. A single object, despite its name.
 */
export const optionsArraySchema: StandardSchema<types.OptionsArray> = /* @__PURE__ */ createSchema(checks.OptionsArray);

/**
 * Holds a value against the schema `Statement`.
 *
 * A policy statement, which allows or denies actions on resources.
 */
export const statementSchema: StandardSchema<types.Statement> = /* @__PURE__ */ createSchema(checks.Statement);

/**
 * Holds a value against the schema `TeamSummary`.
 *
 * Summary of a team.
 */
export const teamSummarySchema: StandardSchema<types.TeamSummary> = /* @__PURE__ */ createSchema(checks.TeamSummary);

/** The check of each JSON answer, by method and path, then by status. */
export const answerChecks: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  "GET /api/v2/applications/{applicationKey}": { "200": checks.Application },
  "GET /api/v2/integration-configurations/keys/{integrationKey}": { "200": checks.IntegrationConfigurationCollection },
};
