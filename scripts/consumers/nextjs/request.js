// Starts the built server on a free port and asks it for the page.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import next from "next";

const app = next({ dev: false, hostname: "127.0.0.1", port: 0 });
await app.prepare();
const server = createServer(app.getRequestHandler());
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
try {
  const { port } = server.address();
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  assert.match((await answer.text()).replaceAll("<!-- -->", ""), /LaunchDarklyCafe has integrations/);
} finally {
  server.close();
  await app.close();
}
process.exit();
