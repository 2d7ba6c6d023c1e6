import type { Application, IntegrationConfiguration } from "@ld-rest/types";
import { createChecks } from "../schema/check.js";
import { schemas } from "../schema-table.gen.js";
import { Collection } from "./collection.js";

/** What an instance of the fake API holds. */
export interface State {
  readonly applications: Collection<Application>;
  readonly integrationConfigurations: Collection<IntegrationConfiguration>;
  /** The keys of the integrations that exist, whether or not anybody has configured them. */
  readonly integrationKeys: Set<string>;
}

/** Compiled once for all instances: a check keeps nothing. */
const checks = createChecks(schemas);

/** An empty state. */
export function createState(): State {
  return {
    applications: new Collection<Application>({
      name: "applications",
      key: ({ key }) => key,
      check: checks("Application"),
    }),
    integrationConfigurations: new Collection<IntegrationConfiguration>({
      name: "integrationConfigurations",
      key: ({ _id }) => _id,
      group: ({ _integrationKey }) => _integrationKey,
      check: checks("IntegrationConfiguration"),
    }),
    integrationKeys: new Set(),
  };
}
