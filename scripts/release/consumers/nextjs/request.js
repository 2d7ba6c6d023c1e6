// Starts the fake API and the built server on free ports, and requests the page three times.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createFakeApi } from "@ld-rest/testing";
import { listen } from "@ld-rest/testing/node";
import next from "next";

const fake = createFakeApi();
const api = await listen(fake, { port: 0 });
process.env.FAKE_URL = api.url;
process.env.FAKE_TOKEN = fake.token;

const app = next({ dev: false, hostname: "127.0.0.1", port: 0 });
await app.prepare();
const server = createServer(app.getRequestHandler());
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
try {
  const { port } = server.address();
  for (let count = 0; count < 3; count += 1) {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    assert.match((await response.text()).replaceAll("<!-- -->", ""), /LaunchDarklyCafe has integrations/);
  }
  fake.log.assertRequested("getApplication", { times: 1 });
  fake.log.assertRequested("getAllIntegrationConfigurations", { times: 3 });
} finally {
  server.close();
  await app.close();
  await api.close();
}
process.exit();
