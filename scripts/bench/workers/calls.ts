/**
 * `calls.ts SIDE BASE-URL REDIS-PORT CLIENTS CALLS`: sends a message when it is ready, receives the time at which all processes start, makes
 * its calls then, and sends how many failed and when the last one ended.
 *
 * SIDE is `own`, `memory` or `redis` for this project's client, by what its clients share, or the URL of a peer's module.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient, createRateLimiter, type RateLimiter } from "@ld-rest/client";
import { createRedisRateLimiter } from "@ld-rest/client/redis";
import { Redis } from "ioredis";
import type { ClientSide } from "../peers/clients/side.ts";

/** What a process sends. */
export interface CallsResult {
  readonly failed: number;
  /** When its last call ended, in milliseconds since the Unix epoch. */
  readonly endedAt: number;
}

const [side = "", baseUrl = "", redisPort = "", clients = "1", calls = "1"] = process.argv.slice(2);

function createLimiter(baseUrl: string): RateLimiter | undefined {
  if (side === "memory") return createRateLimiter();
  if (side !== "redis") return undefined;
  const redis = new Redis(Number(redisPort), "127.0.0.1", { retryStrategy: () => 50 });
  redis.on("error", () => {}); // the limiter does without it
  return createRedisRateLimiter({ redis, account: "bench", baseUrl });
}

async function connect(baseUrl: string, rateLimiter?: RateLimiter): Promise<() => Promise<unknown>> {
  if (side.startsWith("file:")) {
    process.env["REDIS_PORT"] = redisPort;
    return ((await import(side)) as ClientSide).connect(baseUrl); // each side exports the same function
  }
  const ld = createClient({ token: "api-0", baseUrl, ...(rateLimiter && { rateLimiter }) });
  return () => ld.getApplication({ applicationKey: "shop" });
}

/** Calls another server, which has no limit: what a process loads for its first call takes many of them longer than a window. */
async function warmUp(): Promise<void> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end('{"key":"shop"}');
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const call = await connect(url, createLimiter(url));
  for (let count = 0; count < 20; count += 1) await call();
  server.close();
}

await warmUp();
const rateLimiter = createLimiter(baseUrl);
const all = await Promise.all(Array.from({ length: Number(clients) }, () => connect(baseUrl, rateLimiter)));
process.send?.("ready");
const [start] = (await once(process, "message")) as [number]; // what limits.ts sends
await new Promise((resolve) => setTimeout(resolve, start - Date.now()));
const pending = all.flatMap((call) => Array.from({ length: Number(calls) / all.length }, call));
const settled = await Promise.allSettled(pending);
const failed = settled.filter(({ status }) => status === "rejected").length;
process.send?.({ failed, endedAt: Date.now() } satisfies CallsResult);
