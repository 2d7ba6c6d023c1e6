import { createClient } from "@ld-rest/client";
import { alternate, type Outcome } from "../measure/alternate.ts";
import { startServer } from "../measure/worker.ts";
import { application } from "./overhead-body.ts";

/** The three ways in which calls are made. */
export interface Overhead {
  readonly sequential: Outcome[];
  readonly concurrent: Outcome[];
  readonly inProcess: Outcome[];
}

const key = "com.launchdarkly.cafe";
const headers = { authorization: "api-0", "ld-api-version": "beta" };

/** The least that a call of the API takes: fetch, a look at the status, the body as JSON. */
async function callRaw(fetch: typeof globalThis.fetch, baseUrl: string): Promise<unknown> {
  const response = await fetch(`${baseUrl}/api/v2/applications/${key}`, { headers });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

async function answerInProcess(): Promise<Response> {
  return new Response(application, { headers: { "content-type": "application/json" } });
}

/** Calls against raw `fetch`: to a server in another process, and in this one with a fetch that answers itself. */
export async function measureOverhead(): Promise<Overhead> {
  const server = await startServer(new URL("overhead-server.ts", import.meta.url));
  try {
    const client = createClient({ token: "api-0", baseUrl: server.url });
    const inside = createClient({ token: "api-0", baseUrl: server.url, fetch: answerInProcess });
    const raw = () => callRaw(fetch, server.url);
    const ours = () => client.getApplication({ applicationKey: key });
    return {
      sequential: await compare(raw, ours, oneByOne(50)),
      concurrent: await compare(raw, ours, fiftyAtOnce(200)),
      inProcess: await compare(
        () => callRaw(answerInProcess, server.url),
        () => inside.getApplication({ applicationKey: key }),
        processorTime(400),
      ),
    };
  } finally {
    server.stop();
  }
}

type Timing = (call: () => Promise<unknown>) => Promise<number>;

// Many short rounds: what else the machine does then falls on both sides of most of them.
function compare(raw: () => Promise<unknown>, ours: () => Promise<unknown>, time: Timing): Promise<Outcome[]> {
  const sides = { "raw fetch": () => time(raw), "@ld-rest/client": () => time(ours) };
  return alternate(sides, "raw fetch", { rounds: 81, warmUps: 30 });
}

/** What a call costs the processor: nobody else is waited for. */
function processorTime(count: number): Timing {
  return async (call) => {
    const before = process.cpuUsage();
    for (let done = 0; done < count; done += 1) await call();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / count;
  };
}

/** @returns microseconds for a call */
function oneByOne(count: number): Timing {
  return async (call) => {
    const start = performance.now();
    for (let done = 0; done < count; done += 1) await call();
    return ((performance.now() - start) / count) * 1000;
  };
}

function fiftyAtOnce(count: number): Timing {
  return async (call) => {
    const start = performance.now();
    for (let done = 0; done < count; done += 50) await Promise.all(Array.from({ length: 50 }, call));
    return ((performance.now() - start) / count) * 1000;
  };
}
