import * as z from "zod";
import type { Validators } from "./side.ts";

const link = z.looseObject({ href: z.string().optional(), type: z.string().optional() });
const flagListing = z.looseObject({
  name: z.string(),
  key: z.string(),
  _links: z.record(z.string(), link).optional(),
  _site: link.optional(),
});
const applicationFlagCollection = z.looseObject({
  items: z.array(flagListing).optional(),
  totalCount: z.int().optional(),
  _links: z.record(z.string(), link).optional(),
});
const accessReason = z.looseObject({
  effect: z.enum(["allow", "deny"]),
  resources: z.array(z.string()).optional(),
  notResources: z.array(z.string()).optional(),
  actions: z.array(z.string()).optional(),
  notActions: z.array(z.string()).optional(),
  role_name: z.string().optional(),
});
const accessDenied = z.looseObject({ action: z.string(), reason: accessReason });
const accessAllowed = z.looseObject({ action: z.string(), reason: accessReason });
const access = z.looseObject({ denied: z.array(accessDenied), allowed: z.array(accessAllowed) });
const memberSummary = z.looseObject({
  _links: z.record(z.string(), link),
  _id: z.string(),
  role: z.string(),
  email: z.email(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
});
const teamSummary = z.looseObject({
  customRoleKeys: z.array(z.string()),
  key: z.string(),
  name: z.string(),
  _links: z.record(z.string(), link).optional(),
});
const maintainer = z.looseObject({ member: memberSummary.optional(), team: teamSummary.optional() });
const application = z.looseObject({
  autoAdded: z.boolean(),
  key: z.string(),
  kind: z.enum(["browser", "mobile", "server"]),
  name: z.string(),
  flags: applicationFlagCollection.optional(),
  _access: access.optional(),
  _links: z.record(z.string(), link).optional(),
  _version: z.int().optional(),
  creationDate: z.int().optional(),
  description: z.string().optional(),
  _maintainer: maintainer.optional(),
});
const headerItems = z.looseObject({ name: z.string().optional(), value: z.string().optional() });
const hMACSignature = z.looseObject({
  headerName: z.string().optional(),
  hmacSecretFormVariableKey: z.string().optional(),
});
const endpoint = z.looseObject({
  headers: z.array(headerItems).optional(),
  hmacSignature: hMACSignature.optional(),
  method: z.string().optional(),
  url: z.string().optional(),
});
const optionsArray = z.looseObject({ label: z.string().optional(), value: z.string().optional() });
const dynamicOptionsParser = z.looseObject({
  optionsItems: optionsArray.optional(),
  optionsPath: z.string().optional(),
});
const dynamicOptions = z.looseObject({ endpoint: endpoint.optional(), parser: dynamicOptionsParser.optional() });
const formVariable = z.looseObject({
  key: z.string().optional(),
  name: z.string().optional(),
  type: z.string().optional(),
  description: z.string().optional(),
  placeholder: z.string().optional(),
  isOptional: z.boolean().optional(),
  defaultValue: z.unknown().optional(),
  allowedValues: z.array(z.string()).optional(),
  dynamicOptions: dynamicOptions.optional(),
});
const approvalsCapabilityConfig = z.looseObject({ additionalFormVariables: z.array(formVariable).optional() });
const statement = z.looseObject({
  effect: z.enum(["allow", "deny"]),
  resources: z.array(z.string()).optional(),
  notResources: z.array(z.string()).optional(),
  actions: z.array(z.string()).optional(),
  notActions: z.array(z.string()).optional(),
});
const auditLogEventsHookCapabilityConfig = z.looseObject({ statements: z.array(statement).optional() });
const capabilityConfig = z.looseObject({
  approvals: approvalsCapabilityConfig.optional(),
  auditLogEventsHook: auditLogEventsHookCapabilityConfig.optional(),
});
const integrationConfiguration = z.looseObject({
  _links: z.record(z.string(), link),
  _id: z.string(),
  name: z.string(),
  _createdAt: z.int().optional(),
  _integrationKey: z.string().optional(),
  tags: z.array(z.string()).optional(),
  enabled: z.boolean().optional(),
  _access: access.optional(),
  configValues: z.record(z.string(), z.unknown()).optional(),
  capabilityConfig: capabilityConfig.optional(),
});
const integrationConfigurationCollection = z.looseObject({
  items: z.array(integrationConfiguration),
  _links: z.record(z.string(), link),
});

export const isApplication: Validators["isApplication"] = (value) => application.safeParse(value).success;
export const isConfigurations: Validators["isConfigurations"] = (value) =>
  integrationConfigurationCollection.safeParse(value).success;
