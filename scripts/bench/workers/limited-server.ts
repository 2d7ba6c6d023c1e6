/**
 * Serves fixed windows of requests as the API does: the headers of every response say what is left and when the window ends, and 429 is
 * the response once nothing is left. Requests with the header `x-other` come from another user of the same limit and aren't counted.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const size = 50;
const windowMs = 500;
const body = JSON.stringify({ key: "shop", kind: "mobile", name: "Shop", autoAdded: true });
let [window, used, rejected] = [0, 0, 0];

const server = createServer((request, response) => {
  const now = Math.floor(Date.now() / windowMs);
  if (now !== window) [window, used] = [now, 0];
  used += 1;
  const isRejected = used > size;
  if (isRejected && request.headers["x-other"] === undefined) rejected += 1;
  response.writeHead(isRejected ? 429 : 200, {
    "content-type": "application/json",
    "x-ratelimit-global-remaining": Math.max(0, size - used),
    "x-ratelimit-reset": (window + 1) * windowMs,
  });
  response.end(isRejected ? '{"code":"rate_limited","message":"You have exceeded the rate limit."}' : body);
});
server.listen(0, "127.0.0.1", () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`); // it listens on a port
});
process.on("message", () => process.send?.(rejected));
