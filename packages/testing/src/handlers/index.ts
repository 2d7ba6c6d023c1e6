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
  /** Keys of integrations that exist. The list of one without configurations is empty; other keys get 404. */
  integrationKeys,
};
