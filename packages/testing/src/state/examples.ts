import type { Application, IntegrationConfiguration, IntegrationConfigurationCollection } from "@ld-rest/types";
import { fixtures } from "../fixtures.gen.js";
import { routes } from "../routes.gen.js";

/** The applications of the spec's examples: one for each key, with everything that the examples say of it. */
export function exampleApplications(): Application[] {
  const byKey = new Map<string, Application>();
  for (const name of routes.getApplication.fixtures["200"]) {
    const application: Application = fixtures[name];
    byKey.set(application.key, { ...byKey.get(application.key), ...application });
  }
  return [...byKey.values()];
}

/** The configurations of the spec's examples. One that doesn't name its integration gets the name from its collection's link. */
export function exampleConfigurations(): IntegrationConfiguration[] {
  return exampleCollections().flatMap((collection) =>
    collection.items.map((item) => ({ _integrationKey: integrationOf(collection), ...item })),
  );
}

/** The integrations that the spec's examples name, those that nobody has configured among them. */
export function exampleIntegrationKeys(): string[] {
  return exampleCollections().map(integrationOf);
}

function exampleCollections(): IntegrationConfigurationCollection[] {
  return routes.getAllIntegrationConfigurations.fixtures["200"].map((name) => fixtures[name]);
}

function integrationOf({ _links }: IntegrationConfigurationCollection): string {
  return decodeURIComponent(_links["self"]?.href?.split("/").at(-1) ?? "");
}
