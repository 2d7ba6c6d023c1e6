// A server in a process of its own: `fake`, or `bare`, which answers with the same bytes and does nothing else.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const [kind, status = "200", headers = "{}", body = ""] = process.argv.slice(2);

process.on("message", () => {
  process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage.rss() });
});

if (kind === "fake") {
  const { createFakeApi } = await import("@ld-rest/testing");
  const { listen } = await import("@ld-rest/testing/node");
  const { url } = await listen(createFakeApi());
  process.send?.({ url });
} else {
  const constant = JSON.parse(headers);
  const server = createServer((_, response) => {
    response.writeHead(Number(status), constant);
    response.end(body);
  });
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo; // it listens on a port
    process.send?.({ url: `http://127.0.0.1:${port}` });
  });
}
