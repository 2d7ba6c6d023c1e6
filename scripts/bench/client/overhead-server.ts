import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { application } from "./overhead-body.ts";

/** Answers every request with the same application. */
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(application);
});
server.listen(0, "127.0.0.1", () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`); // it listens on a port
});
