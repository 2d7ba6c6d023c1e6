// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type * as types from "../schemas.gen.js";
import * as checks from "./checks.gen.js";
import { type Check, createSchema, type StandardSchema } from "./schema.js";

/**
 * Validates values of the schema `Access`.
 *
 * Actions that the caller may and may not take on a resource, with reasons.
 */
export const accessSchema: StandardSchema<types.Access> = /* @__PURE__ */ createSchema(checks.Access);

/**
 * Validates values of the schema `AccessAllowed`.
 *
 * An allowed action, with the reason.
 */
export const accessAllowedSchema: StandardSchema<types.AccessAllowed> = /* @__PURE__ */ createSchema(checks.AccessAllowed);

/**
 * Validates values of the schema `AccessDenied`.
 *
 * A denied action, with the reason.
 */
export const accessDeniedSchema: StandardSchema<types.AccessDenied> = /* @__PURE__ */ createSchema(checks.AccessDenied);

/**
 * Validates values of the schema `AccessReason`.
 *
 * The policy statement that decides whether an action is allowed.
 */
export const accessReasonSchema: StandardSchema<types.AccessReason> = /* @__PURE__ */ createSchema(checks.AccessReason);

/**
 * Validates values of the schema `Application`.
 *
 * An app, site or service that evaluates feature flags.
 */
export const applicationSchema: StandardSchema<types.Application> = /* @__PURE__ */ createSchema(checks.Application);

/**
 * Validates values of the schema `ApplicationFlagCollection`.
 *
 * The flags that an application has evaluated.
 */
export const applicationFlagCollectionSchema: StandardSchema<types.ApplicationFlagCollection> = /* @__PURE__ */ createSchema(checks.ApplicationFlagCollection);

/**
 * Validates values of the schema `ApprovalsCapabilityConfig`.
 *
 * How an integration handles approval requests.
 */
export const approvalsCapabilityConfigSchema: StandardSchema<types.ApprovalsCapabilityConfig> = /* @__PURE__ */ createSchema(checks.ApprovalsCapabilityConfig);

/**
 * Validates values of the schema `AuditLogEventsHookCapabilityConfig`.
 *
 * Which audit log events are sent to an integration.
 */
export const auditLogEventsHookCapabilityConfigSchema: StandardSchema<types.AuditLogEventsHookCapabilityConfig> = /* @__PURE__ */ createSchema(checks.AuditLogEventsHookCapabilityConfig);

/**
 * Validates values of the schema `CapabilityConfig`.
 *
 * Settings of an integration's capabilities, by capability.
 */
export const capabilityConfigSchema: StandardSchema<types.CapabilityConfig> = /* @__PURE__ */ createSchema(checks.CapabilityConfig);

/**
 * Validates values of the schema `DynamicOptions`.
 *
 * How to fetch the options of a form field from the third-party service.
 */
export const dynamicOptionsSchema: StandardSchema<types.DynamicOptions> = /* @__PURE__ */ createSchema(checks.DynamicOptions);

/**
 * Validates values of the schema `DynamicOptionsParser`.
 *
 * How to find the options in the response of the third-party service.
 */
export const dynamicOptionsParserSchema: StandardSchema<types.DynamicOptionsParser> = /* @__PURE__ */ createSchema(checks.DynamicOptionsParser);

/**
 * Validates values of the schema `Endpoint`.
 *
 * A request that LaunchDarkly makes to the third-party service.
 */
export const endpointSchema: StandardSchema<types.Endpoint> = /* @__PURE__ */ createSchema(checks.Endpoint);

/**
 * Validates values of the schema `ErrorBody`.
 *
 * Body of every error response.
 */
export const errorBodySchema: StandardSchema<types.ErrorBody> = /* @__PURE__ */ createSchema(checks.ErrorBody);

/**
 * Validates values of the schema `FlagListing`.
 *
 * Summary of a feature flag.
 */
export const flagListingSchema: StandardSchema<types.FlagListing> = /* @__PURE__ */ createSchema(checks.FlagListing);

/**
 * Validates values of the schema `FormVariable`.
 *
 * A field of the form for configuring an integration.
 */
export const formVariableSchema: StandardSchema<types.FormVariable> = /* @__PURE__ */ createSchema(checks.FormVariable);

/**
 * Validates values of the schema `HMACSignature`.
 *
 * How a request is signed with an HMAC.
 */
export const hmacSignatureSchema: StandardSchema<types.HMACSignature> = /* @__PURE__ */ createSchema(checks.HMACSignature);

/**
 * Validates values of the schema `HeaderItems`.
 *
 * A header of a request.
 */
export const headerItemsSchema: StandardSchema<types.HeaderItems> = /* @__PURE__ */ createSchema(checks.HeaderItems);

/**
 * Validates values of the schema `IntegrationConfiguration`.
 *
 * A connection between the account and a third-party service.
 */
export const integrationConfigurationSchema: StandardSchema<types.IntegrationConfiguration> = /* @__PURE__ */ createSchema(checks.IntegrationConfiguration);

/**
 * Validates values of the schema `IntegrationConfigurationCollection`.
 *
 * The configurations of an integration.
 */
export const integrationConfigurationCollectionSchema: StandardSchema<types.IntegrationConfigurationCollection> = /* @__PURE__ */ createSchema(checks.IntegrationConfigurationCollection);

/**
 * Validates values of the schema `Link`.
 *
 * Link to a related resource or page.
 */
export const linkSchema: StandardSchema<types.Link> = /* @__PURE__ */ createSchema(checks.Link);

/**
 * Validates values of the schema `Maintainer`.
 *
 * The account member or team that maintains a resource.
 */
export const maintainerSchema: StandardSchema<types.Maintainer> = /* @__PURE__ */ createSchema(checks.Maintainer);

/**
 * Validates values of the schema `MemberSummary`.
 *
 * Summary of an account member.
 */
export const memberSummarySchema: StandardSchema<types.MemberSummary> = /* @__PURE__ */ createSchema(checks.MemberSummary);

/**
 * Validates values of the schema `OptionsArray`.
 *
 * How to find the label and value in an option. Despite its name, this is a single object.
 */
export const optionsArraySchema: StandardSchema<types.OptionsArray> = /* @__PURE__ */ createSchema(checks.OptionsArray);

/**
 * Validates values of the schema `Statement`.
 *
 * A policy statement, which allows or denies actions on resources.
 */
export const statementSchema: StandardSchema<types.Statement> = /* @__PURE__ */ createSchema(checks.Statement);

/**
 * Validates values of the schema `TeamSummary`.
 *
 * Summary of a team.
 */
export const teamSummarySchema: StandardSchema<types.TeamSummary> = /* @__PURE__ */ createSchema(checks.TeamSummary);

/** Checks of the component schemas, by name. */
export const schemaChecks: Readonly<Record<string, Check>> = {
  Access: checks.Access,
  AccessAllowed: checks.AccessAllowed,
  AccessDenied: checks.AccessDenied,
  AccessReason: checks.AccessReason,
  Application: checks.Application,
  ApplicationFlagCollection: checks.ApplicationFlagCollection,
  ApprovalsCapabilityConfig: checks.ApprovalsCapabilityConfig,
  AuditLogEventsHookCapabilityConfig: checks.AuditLogEventsHookCapabilityConfig,
  CapabilityConfig: checks.CapabilityConfig,
  DynamicOptions: checks.DynamicOptions,
  DynamicOptionsParser: checks.DynamicOptionsParser,
  Endpoint: checks.Endpoint,
  ErrorBody: checks.ErrorBody,
  FlagListing: checks.FlagListing,
  FormVariable: checks.FormVariable,
  HMACSignature: checks.HMACSignature,
  HeaderItems: checks.HeaderItems,
  IntegrationConfiguration: checks.IntegrationConfiguration,
  IntegrationConfigurationCollection: checks.IntegrationConfigurationCollection,
  Link: checks.Link,
  Maintainer: checks.Maintainer,
  MemberSummary: checks.MemberSummary,
  OptionsArray: checks.OptionsArray,
  Statement: checks.Statement,
  TeamSummary: checks.TeamSummary,
};

/** Checks of JSON response bodies: by method and path, then by status. */
export const responseChecks: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  "GET /api/v2/applications/{applicationKey}": { "200": checks.Application, "400": checks.ErrorBody, "401": checks.ErrorBody, "403": checks.ErrorBody, "404": checks.ErrorBody, "429": checks.ErrorBody },
  "GET /api/v2/integration-configurations/keys/{integrationKey}": { "200": checks.IntegrationConfigurationCollection, "400": checks.ErrorBody, "401": checks.ErrorBody, "403": checks.ErrorBody, "404": checks.ErrorBody, "429": checks.ErrorBody },
};

/** Checks of request bodies, JSON and forms: by method and path, then by media type. */
export const requestChecks: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
};

/** Checks of parameters: by method and path, then by location and name. */
export const parameterChecks: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  "GET /api/v2/applications/{applicationKey}": { "path applicationKey": checks.inlinef0ebe3aa93e1, "query expand": checks.inlinef099840d4132 },
  "GET /api/v2/integration-configurations/keys/{integrationKey}": { "path integrationKey": checks.inlinef0ebe3aa93e1 },
};
