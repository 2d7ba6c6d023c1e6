import * as v from "valibot";
import type { Validators } from "./side.ts";

const link = v.looseObject({ href: v.optional(v.string()), type: v.optional(v.string()) });
const flagListing = v.looseObject({
  name: v.string(),
  key: v.string(),
  _links: v.optional(v.record(v.string(), link)),
  _site: v.optional(link),
});
const applicationFlagCollection = v.looseObject({
  items: v.optional(v.array(flagListing)),
  totalCount: v.optional(v.pipe(v.number(), v.integer())),
  _links: v.optional(v.record(v.string(), link)),
});
const accessReason = v.looseObject({
  effect: v.picklist(["allow", "deny"]),
  resources: v.optional(v.array(v.string())),
  notResources: v.optional(v.array(v.string())),
  actions: v.optional(v.array(v.string())),
  notActions: v.optional(v.array(v.string())),
  role_name: v.optional(v.string()),
});
const accessDenied = v.looseObject({ action: v.string(), reason: accessReason });
const accessAllowed = v.looseObject({ action: v.string(), reason: accessReason });
const access = v.looseObject({ denied: v.array(accessDenied), allowed: v.array(accessAllowed) });
const memberSummary = v.looseObject({
  _links: v.record(v.string(), link),
  _id: v.string(),
  role: v.string(),
  email: v.pipe(v.string(), v.email()),
  firstName: v.optional(v.string()),
  lastName: v.optional(v.string()),
});
const teamSummary = v.looseObject({
  customRoleKeys: v.array(v.string()),
  key: v.string(),
  name: v.string(),
  _links: v.optional(v.record(v.string(), link)),
});
const maintainer = v.looseObject({ member: v.optional(memberSummary), team: v.optional(teamSummary) });
const application = v.looseObject({
  autoAdded: v.boolean(),
  key: v.string(),
  kind: v.picklist(["browser", "mobile", "server"]),
  name: v.string(),
  flags: v.optional(applicationFlagCollection),
  _access: v.optional(access),
  _links: v.optional(v.record(v.string(), link)),
  _version: v.optional(v.pipe(v.number(), v.integer())),
  creationDate: v.optional(v.pipe(v.number(), v.integer())),
  description: v.optional(v.string()),
  _maintainer: v.optional(maintainer),
});
const headerItems = v.looseObject({ name: v.optional(v.string()), value: v.optional(v.string()) });
const hMACSignature = v.looseObject({
  headerName: v.optional(v.string()),
  hmacSecretFormVariableKey: v.optional(v.string()),
});
const endpoint = v.looseObject({
  headers: v.optional(v.array(headerItems)),
  hmacSignature: v.optional(hMACSignature),
  method: v.optional(v.string()),
  url: v.optional(v.string()),
});
const optionsArray = v.looseObject({ label: v.optional(v.string()), value: v.optional(v.string()) });
const dynamicOptionsParser = v.looseObject({
  optionsItems: v.optional(optionsArray),
  optionsPath: v.optional(v.string()),
});
const dynamicOptions = v.looseObject({ endpoint: v.optional(endpoint), parser: v.optional(dynamicOptionsParser) });
const formVariable = v.looseObject({
  key: v.optional(v.string()),
  name: v.optional(v.string()),
  type: v.optional(v.string()),
  description: v.optional(v.string()),
  placeholder: v.optional(v.string()),
  isOptional: v.optional(v.boolean()),
  defaultValue: v.optional(v.unknown()),
  allowedValues: v.optional(v.array(v.string())),
  dynamicOptions: v.optional(dynamicOptions),
});
const approvalsCapabilityConfig = v.looseObject({ additionalFormVariables: v.optional(v.array(formVariable)) });
const statement = v.looseObject({
  effect: v.picklist(["allow", "deny"]),
  resources: v.optional(v.array(v.string())),
  notResources: v.optional(v.array(v.string())),
  actions: v.optional(v.array(v.string())),
  notActions: v.optional(v.array(v.string())),
});
const auditLogEventsHookCapabilityConfig = v.looseObject({ statements: v.optional(v.array(statement)) });
const capabilityConfig = v.looseObject({
  approvals: v.optional(approvalsCapabilityConfig),
  auditLogEventsHook: v.optional(auditLogEventsHookCapabilityConfig),
});
const integrationConfiguration = v.looseObject({
  _links: v.record(v.string(), link),
  _id: v.string(),
  name: v.string(),
  _createdAt: v.optional(v.pipe(v.number(), v.integer())),
  _integrationKey: v.optional(v.string()),
  tags: v.optional(v.array(v.string())),
  enabled: v.optional(v.boolean()),
  _access: v.optional(access),
  configValues: v.optional(v.record(v.string(), v.unknown())),
  capabilityConfig: v.optional(capabilityConfig),
});
const integrationConfigurationCollection = v.looseObject({
  items: v.array(integrationConfiguration),
  _links: v.record(v.string(), link),
});

export const isApplication: Validators["isApplication"] = (value) => v.is(application, value);
export const isConfigurations: Validators["isConfigurations"] = (value) =>
  v.is(integrationConfigurationCollection, value);
