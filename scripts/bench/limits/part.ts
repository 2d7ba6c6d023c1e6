import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { performance } from "node:perf_hooks";
import { createRedisRateLimiter } from "@ld-rest/client/redis";
import { Redis } from "ioredis";
import type { Counts } from "../client/limited-server.ts";
import { formatNumber } from "../measure/format.ts";
import { summarize } from "../measure/statistics.ts";
import { startServer } from "../measure/worker.ts";
import { peerModule } from "../peers.ts";
import type { Bar, Findings, Missing } from "../result.ts";
import type { LimitsResult } from "./worker.ts";

const calls = 500;
const windowMs = 500;
/** 500 calls in windows of 50: the tenth window starts after nine. */
const leastMs = 9 * windowMs;

interface Setting {
  readonly name: string;
  readonly side: string;
  readonly processes: number;
  /** Clients in each process. Default: 1. */
  readonly clients?: number;
  /** What goes wrong half-way. */
  readonly event?: "restart" | "kill";
}

interface Outcome {
  readonly name: string;
  readonly rejected: number;
  readonly failed: number;
  readonly ratio: number;
}

const settings: readonly Setting[] = [
  { name: "1 client", side: "own", processes: 1 },
  { name: "2 processes, nothing shared", side: "own", processes: 2 },
  { name: "10 clients of a process, nothing shared", side: "own", processes: 1, clients: 10 },
  { name: "20 processes, nothing shared", side: "own", processes: 20 },
  { name: "10 clients of a process, shared in memory", side: "memory", processes: 1, clients: 10 },
  { name: "2 processes, shared through Redis", side: "redis", processes: 2 },
  { name: "20 processes, shared through Redis", side: "redis", processes: 20 },
  { name: "20 processes, Redis restarted", side: "redis", processes: 20, event: "restart" },
  { name: "20 processes through Redis, one killed", side: "redis", processes: 20, event: "kill" },
];

const peers: readonly Setting[] = [
  { name: "Octokit's throttling, 20 processes", side: peerModule("clients/octokit.ts").href, processes: 20 },
  { name: "bottleneck with Redis, 20 processes", side: peerModule("clients/bottleneck.ts").href, processes: 20 },
];

/** 500 calls by many clients of one account, by what they share. */
export async function measure(): Promise<Findings> {
  if (spawnSync("redis-server", ["--version"]).error)
    throw new Error("There is no redis-server. On Debian: apt-get install redis-server");
  const outcomes = new Map<string, Outcome>();
  const missing: Missing[] = [];
  for (const setting of settings) outcomes.set(setting.name, await run(setting));
  for (const peer of peers) {
    await run(peer).then(
      (outcome) => outcomes.set(peer.name, outcome),
      (error: Error) => missing.push({ side: peer.name, reason: error.message.split("\n").slice(0, 2).join(" ") }),
    );
  }
  const permit = await measurePermit();
  const all = [...outcomes.values()];
  return {
    tables: [
      {
        title: "One limit, many clients",
        method:
          `${calls} calls in total, made at once, against a server that allows 50 in each window of ${windowMs} ms and says so in its ` +
          "headers. Time is that of the last call against the least possible.",
        columns: ["clients", "429s", "failed", "time ÷ least possible"],
        rows: all.map(({ name, rejected, failed, ratio }) => [
          name,
          formatNumber(rejected),
          formatNumber(failed),
          formatNumber(ratio),
        ]),
        plot: {
          file: "limits",
          title: "500 calls, 50 allowed in 500 ms: 429s",
          axis: "429s",
          values: all.map(({ name, rejected }) => ({ name, value: rejected })),
        },
      },
      {
        title: "A permit through Redis",
        method:
          "Microseconds from asking for a permit to having it, one after another, against a `PING` of the same connection.",
        columns: ["side", "µs", "ratio"],
        rows: [
          ["PING", formatNumber(permit.ping), "1"],
          ["permit", formatNumber(permit.permit), formatNumber(permit.permit / permit.ping)],
        ],
      },
    ],
    bars: [...barsOf(outcomes), bar("permit through Redis against a PING", permit.permit / permit.ping, "×", 1.5)],
    missing,
  };
}

/** The bars: 429s as a share of all calls, failed calls, and time. */
function barsOf(outcomes: ReadonlyMap<string, Outcome>): Bar[] {
  const limits: readonly (readonly [name: string, rejected: number, ratio: number])[] = [
    ["1 client", 0, 1.1],
    ["2 processes, nothing shared", 5, Number.POSITIVE_INFINITY],
    ["20 processes, nothing shared", 40, 1.4],
    ["10 clients of a process, shared in memory", 0, 1.1],
    ["20 processes, shared through Redis", 1, 1.15],
    ["20 processes, Redis restarted", 5, Number.POSITIVE_INFINITY],
    ["20 processes through Redis, one killed", 5, Number.POSITIVE_INFINITY],
  ];
  return limits.flatMap(([name, rejected, ratio]) => {
    const outcome = outcomes.get(name);
    if (!outcome) return [];
    return [
      bar(`${name}: 429s`, (outcome.rejected / calls) * 100, "%", rejected),
      bar(`${name}: failed`, outcome.failed, "", 0),
      ...(Number.isFinite(ratio) ? [bar(`${name}: time against the least`, outcome.ratio, "×", ratio)] : []),
    ];
  });
}

function bar(what: string, value: number, unit: string, atMost: number): Bar {
  return { what, value, unit, limit: { atMost } };
}

async function run({ name, side, processes, clients = 1, event }: Setting): Promise<Outcome> {
  const server = await startServer(new URL("../client/limited-server.ts", import.meta.url));
  const redis = await startRedis();
  // Late enough for all processes to be ready, at the start of a window.
  const start = Math.ceil((Date.now() + 2500 + processes * 150) / windowMs) * windowMs + 5;
  const timers: NodeJS.Timeout[] = [];
  try {
    const workers = Array.from({ length: processes }, () =>
      startWorker([side, server.url, String(redis.port), String(clients), String(calls / processes), String(start)]),
    );
    const at = (ms: number, action: () => void) => timers.push(setTimeout(action, start + ms - Date.now()));
    if (event === "restart") at(2000, () => void redis.restart());
    if (event === "kill") at(1200, () => workers[0]?.child.kill("SIGKILL"));
    const results = await Promise.all(workers.map(({ result }) => result));
    const finished = results.filter((result) => result !== undefined);
    if (finished.length < processes - (event === "kill" ? 1 : 0)) throw new Error("A process ended without a result.");
    return {
      name,
      rejected: (await server.ask<Counts>("counts")).refused,
      failed: finished.reduce((sum, { failed }) => sum + failed, 0),
      ratio: (Math.max(...finished.map(({ endedAt }) => endedAt)) - start) / leastMs,
    };
  } finally {
    for (const timer of timers) clearTimeout(timer);
    server.stop();
    redis.stop();
  }
}

function startWorker(args: readonly string[]): { child: ChildProcess; result: Promise<LimitsResult | undefined> } {
  const module = new URL("worker.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), module, ...args], {
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 60_000,
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  // The worker printed it.
  const result = new Promise<LimitsResult | undefined>((resolve) => {
    child.once("exit", () => resolve(output ? (JSON.parse(output) as LimitsResult) : undefined));
  });
  return { child, result };
}

async function startRedis(): Promise<{ port: number; restart(): Promise<void>; stop(): void }> {
  const port = await freePort();
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  await new Promise((resolve) => server.close(resolve));
  return port;
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
  try {
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
    return { ping: summarize(pings.slice(500)).median, permit: summarize(permits.slice(500)).median };
  } finally {
    redis.disconnect();
    server.stop();
  }
}
