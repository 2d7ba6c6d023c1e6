// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type { components } from "./openapi.gen.js";

/** What the caller may and may not do with a resource, with the reasons. */
export type Access = components["schemas"]["Access"];

/** One action that is allowed, and why. */
export type AccessAllowed = components["schemas"]["AccessAllowed"];

/** One action that is refused, and why. */
export type AccessDenied = components["schemas"]["AccessDenied"];

/** The policy statement that decides whether an action is allowed. */
export type AccessReason = components["schemas"]["AccessReason"];

/** An app, site or service that evaluates feature flags. */
export type Application = components["schemas"]["Application"];

/** The flags that an application has evaluated. */
export type ApplicationFlagCollection = components["schemas"]["ApplicationFlagCollection"];

/** How an integration handles approval requests. */
export type ApprovalsCapabilityConfig = components["schemas"]["ApprovalsCapabilityConfig"];

/** Which audit log events an integration is sent. */
export type AuditLogEventsHookCapabilityConfig = components["schemas"]["AuditLogEventsHookCapabilityConfig"];

/** Settings of an integration's capabilities, each under the capability's name. */
export type CapabilityConfig = components["schemas"]["CapabilityConfig"];

/** How the options of a field are fetched from the third-party service. */
export type DynamicOptions = components["schemas"]["DynamicOptions"];

/** Where the options stand in the answer of the third-party service. */
export type DynamicOptionsParser = components["schemas"]["DynamicOptionsParser"];

/** A request that LaunchDarkly makes to the third-party service. */
export type Endpoint = components["schemas"]["Endpoint"];

/** What went wrong. Every error has this body. */
export type ErrorBody = components["schemas"]["ErrorBody"];

/** A feature flag in brief. */
export type FlagListing = components["schemas"]["FlagListing"];

/** One field of the form in which an integration is configured. */
export type FormVariable = components["schemas"]["FormVariable"];

/** How a request is signed with a keyed hash (HMAC). */
export type HMACSignature = components["schemas"]["HMACSignature"];

/** One header of a request. */
export type HeaderItems = components["schemas"]["HeaderItems"];

/** One connection of the account to a third-party service. */
export type IntegrationConfiguration = components["schemas"]["IntegrationConfiguration"];

/** The configurations that share an integration key. */
export type IntegrationConfigurationCollection = components["schemas"]["IntegrationConfigurationCollection"];

/** Address of a related resource or page. */
export type Link = components["schemas"]["Link"];

/** The account member or the team that looks after something. */
export type Maintainer = components["schemas"]["Maintainer"];

/** An account member in brief. */
export type MemberSummary = components["schemas"]["MemberSummary"];

/** Where the parts of one option stand. A single object, in spite of its name. */
export type OptionsArray = components["schemas"]["OptionsArray"];

/** A policy statement, which allows or denies actions on resources. */
export type Statement = components["schemas"]["Statement"];

/** A team in brief. */
export type TeamSummary = components["schemas"]["TeamSummary"];
