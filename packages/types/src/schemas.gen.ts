// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type { components } from "./openapi.gen.js";

/** Actions that the caller may and may not take on a resource, with reasons. */
export type Access = components["schemas"]["Access"];

/** An allowed action, with the reason. */
export type AccessAllowed = components["schemas"]["AccessAllowed"];

/** A denied action, with the reason. */
export type AccessDenied = components["schemas"]["AccessDenied"];

/** The policy statement that decides whether an action is allowed. */
export type AccessReason = components["schemas"]["AccessReason"];

/** An app, site or service that evaluates feature flags. */
export type Application = components["schemas"]["Application"];

/** The flags that an application has evaluated. */
export type ApplicationFlagCollection = components["schemas"]["ApplicationFlagCollection"];

/** How an integration handles approval requests. */
export type ApprovalsCapabilityConfig = components["schemas"]["ApprovalsCapabilityConfig"];

/** Which audit log events are sent to an integration. */
export type AuditLogEventsHookCapabilityConfig = components["schemas"]["AuditLogEventsHookCapabilityConfig"];

/** Settings of an integration's capabilities, by capability. */
export type CapabilityConfig = components["schemas"]["CapabilityConfig"];

/** How to fetch the options of a form field from the third-party service. */
export type DynamicOptions = components["schemas"]["DynamicOptions"];

/** How to find the options in the response of the third-party service. */
export type DynamicOptionsParser = components["schemas"]["DynamicOptionsParser"];

/** A request that LaunchDarkly makes to the third-party service. */
export type Endpoint = components["schemas"]["Endpoint"];

/** Body of every error response. */
export type ErrorBody = components["schemas"]["ErrorBody"];

/** Summary of a feature flag. */
export type FlagListing = components["schemas"]["FlagListing"];

/** A field of the form for configuring an integration. */
export type FormVariable = components["schemas"]["FormVariable"];

/** How a request is signed with an HMAC. */
export type HMACSignature = components["schemas"]["HMACSignature"];

/** A header of a request. */
export type HeaderItems = components["schemas"]["HeaderItems"];

/** A connection between the account and a third-party service. */
export type IntegrationConfiguration = components["schemas"]["IntegrationConfiguration"];

/** The configurations of an integration. */
export type IntegrationConfigurationCollection = components["schemas"]["IntegrationConfigurationCollection"];

/** Link to a related resource or page. */
export type Link = components["schemas"]["Link"];

/** The account member or team that maintains a resource. */
export type Maintainer = components["schemas"]["Maintainer"];

/** Summary of an account member. */
export type MemberSummary = components["schemas"]["MemberSummary"];

/** How to find the label and value in an option. Despite its name, this is a single object. */
export type OptionsArray = components["schemas"]["OptionsArray"];

/** A policy statement, which allows or denies actions on resources. */
export type Statement = components["schemas"]["Statement"];

/** Summary of a team. */
export type TeamSummary = components["schemas"]["TeamSummary"];
