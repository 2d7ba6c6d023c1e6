import type { Behaviours } from "./behaviour.js";
import { getAllIntegrationConfigurations } from "./get-all-integration-configurations.js";
import { getApplication } from "./get-application.js";

/**
 * How each operation is answered. To answer a new one with the spec's example, write `example`.
 */
export const behaviours: Behaviours = {
  getApplication,
  getAllIntegrationConfigurations,
};
