/** Responds to every request with the same application. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fixtures } from "@ld-rest/testing";

const body = JSON.stringify(fixtures.application);
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`); // it listens on a port
});
