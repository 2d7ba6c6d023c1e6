/** Programs whose bundles are weighed: what a consumer writes, and what it may weigh at the most. */
export const bundles = {
  client: {
    what: "client with both operations and openapi-fetch, minified and gzip",
    contents: 'import { createClient } from "@ld-rest/client"; globalThis.ld = createClient({ token: "api-0" });',
    atMost: 8.5 * 1024,
  },
  validators: {
    what: "validators of both operations, minified and gzip",
    contents: 'import { validate } from "@ld-rest/client/validation"; globalThis.validate = validate;',
    atMost: 6 * 1024,
  },
  data: {
    what: "fixtures and factories, minified and gzip",
    contents:
      'import { createFactories, fixtures } from "@ld-rest/testing"; globalThis.data = [fixtures, createFactories()];',
    atMost: 10 * 1024, // overrides are validated, which takes the checks of all schemas
  },
} as const;

/** An application that calls both operations. */
export const application = `import { createClient } from "@ld-rest/client";
const ld = createClient({ token: "api-0" });
const app = await ld.getApplication({ applicationKey: "shop", expand: ["flags"] });
const { items } = await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });
export const summary: [string, number | undefined, string[]] = [app.name, app.flags.totalCount, items.map(({ name }) => name)];
`;

/** Instantiations that an application may take with `skipLibCheck`. Without it, openapi-fetch's own declarations take most of them. */
export const maxInstantiations = 1500;

/** What `@ld-rest/testing` may weigh when installed with all that it brings along, in bytes, and how many packages it may bring. */
export const testingLimits = { bytes: 1_000_000, dependencies: 2 } as const;
