import { createClient } from "@ld-rest/client";
import { alternate } from "../measure/alternate.ts";
import type { Way } from "./overhead.ts";
import { application } from "./overhead-body.ts";

/** `overhead-worker.ts WAY BASE-URL`: makes calls in one way, raw and by the client in turns, and prints what they cost. */
const [way = "sequential", baseUrl = ""] = process.argv.slice(2) as [Way?, string?];
const key = "com.launchdarkly.cafe";
const headers = { authorization: "api-0", "ld-api-version": "beta" };

async function answerInProcess(): Promise<Response> {
  return new Response(application, { headers: { "content-type": "application/json" } });
}

/** The least that a call of the API takes: fetch, a look at the status, the body as JSON. */
async function callRaw(fetch: typeof globalThis.fetch, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(`${baseUrl}/api/v2/applications/${key}`, signal ? { headers, signal } : { headers });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

type Timing = (call: () => Promise<unknown>) => Promise<number>;

/** Each gives microseconds for a call. */
const timings: Readonly<Record<Way, Timing>> = {
  sequential: async (call) => {
    const count = 50;
    const start = performance.now();
    for (let done = 0; done < count; done += 1) await call();
    return ((performance.now() - start) / count) * 1000;
  },
  concurrent: async (call) => {
    const count = 200;
    const start = performance.now();
    for (let done = 0; done < count; done += 50) await Promise.all(Array.from({ length: 50 }, call));
    return ((performance.now() - start) / count) * 1000;
  },
  // What a call costs the processor: nobody else is waited for.
  inProcess: async (call) => {
    const count = 400;
    const before = process.cpuUsage();
    for (let done = 0; done < count; done += 1) await call();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / count;
  },
};

const inside = way === "inProcess";
const client = createClient({ token: "api-0", baseUrl, ...(inside ? { fetch: answerInProcess } : {}) });
const send = inside ? answerInProcess : fetch;
const sides = {
  "raw fetch": () => timings[way](() => callRaw(send)),
  // What a limit of time costs at the least: a call that can be ended needs a signal, if fetch reads it.
  ...(inside
    ? {}
    : { "raw fetch with a signal": () => timings[way](() => callRaw(send, new AbortController().signal)) }),
  "@ld-rest/client": () => timings[way](() => client.getApplication({ applicationKey: key })),
};
// Many short rounds: what else the machine does then falls on both sides of most of them.
console.log(JSON.stringify(await alternate(sides, "raw fetch", { rounds: 81, warmUps: 30 })));
process.exit(); // connections are kept alive
