// Loaded before a snippet: sends its requests to the fake API and sets the token of the fake.
import { createFakeApi } from "@ld-rest/testing";

const fake = createFakeApi();
globalThis.fetch = fake.fetch;
process.env["LAUNCHDARKLY_TOKEN"] = fake.token;
