// Loaded before a snippet runs: whatever it sends is answered by the fake API, and it finds a token that the fake takes.
import { createFakeApi } from "@ld-rest/testing";

const fake = createFakeApi();
globalThis.fetch = fake.fetch;
process.env["LAUNCHDARKLY_TOKEN"] = fake.token;
