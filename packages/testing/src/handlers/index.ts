import { applications } from "./applications.js";
import { integrationConfigurations, integrationKeys } from "./integration-configurations.js";

/**
 * The collections of the fake API. Each declares its handlers; an operation without a handler responds with the spec's example, or with one
 * made from the schema.
 */
export const resources = {
  /** Applications, by `key`. */
  applications,
  /** Configurations of integrations, by `_id`. */
  integrationConfigurations,
  /** Keys of integrations that exist without a configuration. The API responds with an empty list for them, and with 404 for others. */
  integrationKeys,
};
