import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a server of its own process counts of the calls of a side, and forgets with each question. */
export interface Counts {
  readonly served: number;
  readonly refused: number;
}

const size = 50;
const windowMs = 500;
const body = JSON.stringify({ key: "shop", kind: "mobile", name: "Shop", autoAdded: true });

/**
 * Serves fixed windows of calls, as the API does: what is left and when the window ends in the headers of every answer, 429 once it is
 * spent. Calls with the header `x-other` are those of another user of the same limit; they are not counted.
 */
let [window, used, served, refused] = [0, 0, 0, 0];

const server = createServer((request, response) => {
  const now = Math.floor(Date.now() / windowMs);
  if (now !== window) [window, used] = [now, 0];
  used += 1;
  const isRefused = used > size;
  if (request.headers["x-other"] === undefined) {
    if (isRefused) refused += 1;
    else served += 1;
  }
  response.writeHead(isRefused ? 429 : 200, {
    "content-type": "application/json",
    "x-ratelimit-global-remaining": Math.max(0, size - used),
    "x-ratelimit-reset": (window + 1) * windowMs,
  });
  response.end(isRefused ? '{"code":"rate_limited","message":"You have exceeded the rate limit."}' : body);
});

server.listen(0, "127.0.0.1", () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`); // it listens on a port
});
process.on("message", () => {
  process.send?.({ served, refused } satisfies Counts);
  [served, refused] = [0, 0];
});
