/** `scale.ts CALLS CLIENTS`: queues calls behind an exhausted rate limit, then starts a new window, and prints what a call costs. */
import { type Clock, createClient } from "@ld-rest/client";
import { summarize } from "../measure.ts";

/** What a queued call costs. */
export interface ScaleResult {
  /** Processor time to queue it, to send it in the next window and to return the response, in microseconds. */
  readonly microseconds: number;
  /** Heap that it takes while it waits, in bytes. */
  readonly bytes: number;
}

const [calls = 1, clients = 1] = process.argv.slice(2).map(Number);
const collect = globalThis.gc;
if (!collect) throw new Error("This module needs node --expose-gc.");

let now = Date.UTC(2026, 0, 1);
const timers = new Map<object, () => void>();
const clock: Clock = {
  now: () => now,
  setTimeout: (callback) => {
    const timer = {};
    timers.set(timer, callback);
    return timer;
  },
  clearTimeout: (timer) => timers.delete(timer as object), // what setTimeout gave
};

/** What the responses say is left of the window. */
let remaining = 0;
const body = JSON.stringify({ key: "shop", kind: "mobile", name: "Shop", autoAdded: true });
const windowMs = 10_000;
const fetch = async () =>
  new Response(body, {
    headers: {
      "content-type": "application/json",
      "x-ratelimit-global-remaining": String(remaining),
      "x-ratelimit-reset": String(now + windowMs),
    },
  });

async function run(calls: number, clients: number): Promise<ScaleResult> {
  timers.clear();
  remaining = 0;
  const parameters = { applicationKey: "shop" };
  const all = Array.from({ length: clients }, () => createClient({ token: "api-0", fetch, clock, timeout: Infinity }));
  await Promise.all(all.map((ld) => ld.getApplication(parameters)));
  collect?.();
  const before = process.memoryUsage().heapUsed;

  const start = process.cpuUsage();
  const pending = all.flatMap((ld) => Array.from({ length: calls / clients }, () => ld.getApplication(parameters)));
  const settled = Promise.all(pending);
  await new Promise((resolve) => setImmediate(resolve));
  const queued = process.cpuUsage(start);
  collect?.();
  const bytes = (process.memoryUsage().heapUsed - before) / calls;

  let isSettled = false;
  void settled.then(() => {
    isSettled = true;
  });
  const resume = process.cpuUsage();
  remaining = 1e9;
  now += windowMs + 1_000;
  while (!isSettled) {
    const due = [...timers.values()];
    timers.clear();
    for (const callback of due) callback();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const sent = process.cpuUsage(resume);
  return { microseconds: (queued.user + queued.system + sent.user + sent.system) / calls, bytes };
}

// Warms up the compiler.
for (let done = 0; done < 30_000; done += 10_000) await run(10_000, clients > 1 ? 100 : 1);
// Few calls are made several times, so that one pause doesn't decide.
const results: ScaleResult[] = [];
for (let done = 0; done < Math.max(calls, 15_000); done += calls) results.push(await run(calls, clients));
const middle = (key: keyof ScaleResult) => summarize(results.map((result) => result[key])).median;
console.log(JSON.stringify({ microseconds: middle("microseconds"), bytes: middle("bytes") } satisfies ScaleResult));
