// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

import type { Check } from "./schema.js";

export declare const Access: Check;
export declare const AccessAllowed: Check;
export declare const AccessDenied: Check;
export declare const AccessReason: Check;
export declare const Application: Check;
export declare const ApplicationFlagCollection: Check;
export declare const ApprovalsCapabilityConfig: Check;
export declare const AuditLogEventsHookCapabilityConfig: Check;
export declare const CapabilityConfig: Check;
export declare const DynamicOptions: Check;
export declare const DynamicOptionsParser: Check;
export declare const Endpoint: Check;
export declare const ErrorBody: Check;
export declare const FlagListing: Check;
export declare const FormVariable: Check;
export declare const HMACSignature: Check;
export declare const HeaderItems: Check;
export declare const IntegrationConfiguration: Check;
export declare const IntegrationConfigurationCollection: Check;
export declare const Link: Check;
export declare const Maintainer: Check;
export declare const MemberSummary: Check;
export declare const OptionsArray: Check;
export declare const Statement: Check;
export declare const TeamSummary: Check;
export declare const inlinef0ebe3aa93e1: Check;
export declare const inlinef099840d4132: Check;
