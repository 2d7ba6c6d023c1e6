import { applications } from "./applications.js";
import { integrationConfigurations, integrationKeys } from "./integration-configurations.js";

/**
 * The collections of the fake API. Each declares its handlers; an operation without a handler responds with the spec's example, or with one
 * made from the schema.
 */
export const resources = { applications, integrationConfigurations, integrationKeys };
