import type { Application, IntegrationConfiguration } from "@ld-rest/types";
import type { Factories } from "../factories.gen.js";
import { checkStateSeed, type StateData, type StateSeed } from "./data.js";
import { editResources, grow } from "./edit.js";
import type { Entry } from "./entry.js";
import { exampleApplications, exampleConfigurations, exampleIntegrationKeys } from "./examples.js";
import type { Resources } from "./resources.js";
import { createState, type State } from "./state.js";

/** An instance's state, for those who ask it and for those who change it. */
export interface Store {
  readonly state: State;
  readonly applications: Resources<Application>;
  readonly integrationConfigurations: Resources<IntegrationConfiguration>;
  /** Replaces the whole state, or leaves it as it was. @throws TypeError that names the path of what is wrong */
  seed(seed: StateSeed): void;
  /** Takes the state back to what it was seeded with last. */
  reset(): void;
  /** A copy of the state. */
  snapshot(): StateData;
}

interface Seeded {
  readonly applications: ReadonlyMap<string, Entry<Application>>;
  readonly configurations: ReadonlyMap<string, Entry<IntegrationConfiguration>>;
  readonly integrationKeys: readonly string[];
}

/** @throws TypeError that names the path of what is wrong with the seed */
export function createStore(initial: StateSeed, factories: Factories): Store {
  const state = createState();
  const { applications, integrationConfigurations, integrationKeys } = state;

  const prepare = (seed: StateSeed): Seeded => {
    const configurations = seed.integrationConfigurations ?? exampleConfigurations();
    const nothing = new Map();
    return {
      applications: applications.prepare(grow(seed.applications ?? exampleApplications(), factories), nothing),
      configurations: integrationConfigurations.prepare(grow(configurations, factories), nothing),
      integrationKeys: seed.integrationKeys ?? exampleIntegrationKeys(),
    };
  };
  const load = (seeded: Seeded) => {
    applications.load(seeded.applications);
    integrationConfigurations.load(seeded.configurations);
    integrationKeys.clear();
    for (const key of seeded.integrationKeys) integrationKeys.add(key);
  };
  let seeded: Seeded;
  const seed = (next: StateSeed) => {
    checkStateSeed(next);
    seeded = prepare(next);
    load(seeded);
  };
  seed(initial);
  const resources = editResources(applications, "Application", factories);
  const configurations = editResources(integrationConfigurations, "IntegrationConfiguration", factories);
  return {
    state,
    applications: resources,
    integrationConfigurations: configurations,
    seed,
    reset: () => load(seeded),
    snapshot: () => ({
      applications: resources.list(),
      integrationConfigurations: configurations.list(),
      integrationKeys: [...integrationKeys],
    }),
  };
}
