/**
 * `fake-server.mjs`: serves the fake. `fake-server.mjs STATUS HEADERS BODY`: sends the same response to every request. JavaScript, so that no
 * compiler is measured.
 */
import { createServer } from "node:http";

const [status, headers = "{}", body] = process.argv.slice(2);
process.on("message", () => process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage.rss() }));
if (status === undefined) {
  const { createFakeApi } = await import("@ld-rest/testing");
  const { listen } = await import("@ld-rest/testing/node");
  process.send?.((await listen(createFakeApi())).url);
} else {
  const constant = JSON.parse(headers);
  const server = createServer((_, response) => {
    response.writeHead(Number(status), constant);
    response.end(body);
  });
  server.listen(0, "127.0.0.1", () => process.send?.(`http://127.0.0.1:${Object(server.address()).port}`));
}
