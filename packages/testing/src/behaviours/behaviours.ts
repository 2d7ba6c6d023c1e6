import type { Behaviours } from "./behaviour.js";
import { getAllIntegrationConfigurations } from "./get-all-integration-configurations.js";
import { getApplication } from "./get-application.js";

/** How operations are answered. One that is not in this table responds with the spec's example. */
export const behaviours: Behaviours = {
  getApplication,
  getAllIntegrationConfigurations,
};
