import type { Application, IntegrationConfiguration } from "@ld-rest/types";
import { Collection } from "./collection.js";

/** What an instance of the fake API holds. */
export interface State {
  readonly applications: Collection<Application>;
  readonly integrationConfigurations: Collection<IntegrationConfiguration>;
  /** The keys of the integrations that exist, whether or not anybody has configured them. */
  readonly integrationKeys: Set<string>;
}

/** An empty state. */
export function createState(): State {
  return {
    applications: new Collection<Application>({
      name: "applications",
      key: ({ key }) => key,
      validate: () => {},
    }),
    integrationConfigurations: new Collection<IntegrationConfiguration>({
      name: "integrationConfigurations",
      key: ({ _id }) => _id,
      group: ({ _integrationKey }) => _integrationKey,
      validate: () => {},
    }),
    integrationKeys: new Set(),
  };
}
