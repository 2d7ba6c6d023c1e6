import { spawn, spawnSync } from "node:child_process";
import { once, setMaxListeners } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { createRedisRateLimiter } from "@ld-rest/client/redis";
import { Redis } from "ioredis";
import { startWorker, summarize } from "./measure.ts";
import { peerModule } from "./peers.ts";
import { type Bar, type Findings, formatNumber, type Missing } from "./report.ts";
import type { CallsResult } from "./workers/calls.ts";

const calls = 500;
const windowMs = 500;
/** 500 calls in windows of 50: the tenth window starts after nine. If another user takes half, the twentieth after nineteen. */
const leastMs = 9 * windowMs;
const leastMsInCompany = 19 * windowMs;

interface Setting {
  /** `own`, `memory` or `redis` for this project's client, by what its clients share, or the module of a peer. */
  readonly side: string;
  readonly processes?: number;
  /** Clients in each process. Default: 1. */
  readonly clients?: number;
  /** Another user of the limit, who takes half of it. */
  readonly company?: "burst" | "spread";
  /** What goes wrong half-way. */
  readonly event?: "restart" | "kill";
  /** Most 429s in percent of the calls, and the most time against the least possible. No call may fail. */
  readonly bars?: readonly [rejected: number, ratio?: number];
}

const settings: Readonly<Record<string, Setting>> = {
  "1 client": { side: "own", bars: [0, 1.1] },
  "1 client, another user takes half in bursts": { side: "own", company: "burst", bars: [5] },
  "1 client, another user takes half, spread": { side: "own", company: "spread", bars: [5] },
  "2 processes, nothing shared": { side: "own", processes: 2, bars: [5] },
  "10 clients of a process, nothing shared": { side: "own", clients: 10 },
  "20 processes, nothing shared": { side: "own", processes: 20, bars: [40, 1.4] },
  "10 clients of a process, shared in memory": { side: "memory", clients: 10, bars: [0, 1.1] },
  "2 processes, shared through Redis": { side: "redis", processes: 2 },
  "20 processes, shared through Redis": { side: "redis", processes: 20, bars: [1, 1.15] },
  "20 processes, Redis restarted": { side: "redis", processes: 20, event: "restart", bars: [5] },
  "20 processes through Redis, one killed": { side: "redis", processes: 20, event: "kill", bars: [5] },
};

const peer = (name: string) => peerModule(`clients/${name}.ts`).href;
const peers: Readonly<Record<string, Setting>> = {
  ...Object.fromEntries(
    ["openapi-fetch", "launchdarkly-api-typescript", "ky", "ofetch", "openai", "octokit"].map((name) => [
      `${name}, 1 client`,
      { side: peer(name) },
    ]),
  ),
  "octokit's throttling, 20 processes": { side: peer("octokit"), processes: 20 },
  "bottleneck with Redis, 20 processes": { side: peer("bottleneck"), processes: 20 },
};

/** 500 calls to an API with a rate limit, by how many clients make them and what these share. */
export async function measure(): Promise<Findings> {
  if (spawnSync("redis-server", ["--version"]).error) {
    throw new Error("There is no redis-server. On Debian: apt-get install redis-server");
  }
  const rows: { name: string; rejected: number; failed: number; ratio: number }[] = [];
  const bars: Bar[] = [];
  const missing: Missing[] = [];
  for (const [name, setting] of Object.entries({ ...settings, ...peers })) {
    try {
      const outcome = await run(setting);
      rows.push({ name: name in settings ? `@ld-rest: ${name}` : name, ...outcome });
      const [rejected, ratio] = setting.bars ?? [];
      if (rejected === undefined) continue;
      bars.push(bar(`${name}: 429s`, (outcome.rejected / calls) * 100, "%", rejected));
      bars.push(bar(`${name}: failed`, outcome.failed, "", 0));
      if (ratio) bars.push(bar(`${name}: time against the least`, outcome.ratio, "×", ratio));
    } catch (error) {
      if (name in settings) throw error;
      missing.push({ side: name, reason: String(error).split("\n").slice(0, 2).join(" ") });
    }
  }
  const { ping, permit } = await measurePermit();
  return {
    tables: [
      {
        title: "Many clients, one limit",
        method:
          `${calls} calls in total, made at once, against a server that allows 50 in each window of ${windowMs} ms and says so in its ` +
          "headers. Time is that of the last call against the least possible. Each process has called a server without a limit before.",
        columns: ["clients", "429s", "failed", "time ÷ least possible"],
        rows: rows.map(({ name, rejected, failed, ratio }) => [name, ...[rejected, failed, ratio].map(formatNumber)]),
        plot: {
          file: "limits",
          title: "500 calls, 50 allowed in 500 ms: 429s or failed calls",
          axis: "calls",
          values: rows.map(({ name, rejected, failed }) => ({ name, value: Math.max(rejected, failed) })),
        },
      },
      {
        title: "A permit through Redis",
        method:
          "Microseconds from asking for a permit to having it, one after another, against a `PING` of the same connection.",
        columns: ["side", "µs", "ratio"],
        rows: [
          ["PING", formatNumber(ping), "1"],
          ["permit", formatNumber(permit), formatNumber(permit / ping)],
        ],
      },
    ],
    bars: [...bars, bar("permit through Redis against a PING", permit / ping, "×", 1.5)],
    missing,
  };
}

function bar(what: string, value: number, unit: string, atMost: number): Bar {
  return { what, value, unit, limit: { atMost } };
}

async function run({
  side,
  processes = 1,
  clients = 1,
  company,
  event,
}: Setting): Promise<{ rejected: number; failed: number; ratio: number }> {
  const redis = await startRedis();
  const end = new AbortController();
  setMaxListeners(Number.POSITIVE_INFINITY, end.signal); // one for each process
  const timers: NodeJS.Timeout[] = [];
  try {
    const { signal } = end;
    const server = await startWorker<string>("limited-server", [], signal);
    if (company) await startWorker("other-user", [server.ready, company], signal);
    const args = [side, server.ready, String(redis.port), String(clients), String(calls / processes)];
    const workers = await Promise.all(
      Array.from({ length: processes }, () => startWorker<"ready">("calls", args, signal)),
    );
    // The beginning of a window, late enough for the message to arrive.
    const start = Math.ceil((Date.now() + 200) / windowMs) * windowMs + 5;
    const at = (ms: number, action: () => void) => timers.push(setTimeout(action, start + ms - Date.now()));
    if (event === "restart") at(2000, () => void redis.restart());
    if (event === "kill") at(1200, () => workers[0]?.kill());
    at(90_000, () => end.abort());
    const outcomes = await Promise.allSettled(workers.map((worker) => worker.ask<CallsResult>(start)));
    const results = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    if (results.length < processes - (event === "kill" ? 1 : 0)) throw new Error("A process ended without a result.");
    return {
      rejected: await server.ask<number>("rejected"),
      failed: results.reduce((sum, { failed }) => sum + failed, 0),
      ratio: (Math.max(...results.map(({ endedAt }) => endedAt)) - start) / (company ? leastMsInCompany : leastMs),
    };
  } finally {
    for (const timer of timers) clearTimeout(timer);
    end.abort();
    redis.stop();
  }
}

async function startRedis(): Promise<{ port: number; restart(): Promise<void>; stop(): void }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // it listens on a port
  await new Promise((resolve) => server.close(resolve));
  const start = () =>
    spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", ""], { stdio: "ignore" });
  let child = start();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return {
    port,
    restart: async () => {
      child.kill("SIGKILL");
      await new Promise((resolve) => setTimeout(resolve, 300));
      child = start();
    },
    stop: () => child.kill("SIGKILL"),
  };
}

/** The time of a permit and of a `PING`, in microseconds. */
async function measurePermit(): Promise<{ ping: number; permit: number }> {
  const server = await startRedis();
  const redis = new Redis(server.port, "127.0.0.1");
  const limiter = createRedisRateLimiter({ redis, account: "bench" });
  const { signal } = new AbortController();
  const time = async (action: () => Promise<unknown>) => {
    const start = performance.now();
    await action();
    return (performance.now() - start) * 1000;
  };
  const headers = new Headers({
    "x-ratelimit-global-remaining": "1000000",
    "x-ratelimit-reset": String(Date.now() + 600_000),
  });
  const pings: number[] = [];
  const permits: number[] = [];
  for (let round = 0; round < 3000; round += 1) {
    pings.push(await time(() => redis.ping()));
    permits.push(
      await time(async () => {
        const permit = await limiter.acquire("GET /shop", { signal });
        setImmediate(() => permit.release({ status: 200, headers }));
      }),
    );
    await redis.ping(); // the release is over
  }
  redis.disconnect();
  server.stop();
  return { ping: summarize(pings.slice(500)).median, permit: summarize(permits.slice(500)).median };
}
