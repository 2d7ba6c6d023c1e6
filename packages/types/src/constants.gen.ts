// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit: change the spec and run the command again.

/** The API's base URLs, by name. */
export const servers = {
  /** Commercial instance, for all accounts that are not on another instance. */
  commercial: "https://app.launchdarkly.com",
  /** Federal instance. */
  federal: "https://app.launchdarkly.us",
  /** Instance in the European Union. */
  eu: "https://app.eu.launchdarkly.com",
} as const;

/**
 * The values of `AccessReason.effect`.
 *
 * Whether the statement allows or denies the actions.
 */
export const accessReasonEffectValues = ["allow", "deny"] as const;

/**
 * The values of `Application.kind`.
 *
 * Where the application runs.
 */
export const applicationKindValues = ["browser", "mobile", "server"] as const;

/**
 * The values of `Statement.effect`.
 *
 * Whether the statement allows or denies the actions.
 */
export const statementEffectValues = ["allow", "deny"] as const;

/** The values of `ApplicationExpand`. */
export const applicationExpandValues = ["flags"] as const;

/** The values of `BetaVersion`. */
export const betaVersionValues = ["beta"] as const;
