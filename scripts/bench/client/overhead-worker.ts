import { createClient } from "@ld-rest/client";
import type { paths } from "@ld-rest/types";
import createOpenapiClient from "openapi-fetch";
import { alternate } from "../measure/alternate.ts";
import type { Way } from "./overhead.ts";
import { application } from "./overhead-body.ts";

/** `overhead-worker.ts WAY BASE-URL`: makes calls in one way, with plain openapi-fetch and with the client in turns, and prints what they cost. */
const [way = "sequential", baseUrl = ""] = process.argv.slice(2) as [Way?, string?];
const key = "com.launchdarkly.cafe";
const headers = { authorization: "api-0", "LD-API-Version": "beta" };

async function respondInProcess(): Promise<Response> {
  return new Response(application, { headers: { "content-type": "application/json" } });
}

/** How many calls a round makes, and how many of them at once. */
const rounds: Readonly<Record<Way, { readonly calls: number; readonly atOnce: number }>> = {
  sequential: { calls: 50, atOnce: 1 },
  concurrent: { calls: 200, atOnce: 50 },
  inProcess: { calls: 400, atOnce: 1 },
};

/** Returns the processor time of a call, in microseconds. */
async function measure(call: () => Promise<unknown>): Promise<number> {
  const { calls, atOnce } = rounds[way];
  const before = process.cpuUsage();
  for (let done = 0; done < calls; done += atOnce) await Promise.all(Array.from({ length: atOnce }, call));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

const fetch = way === "inProcess" ? { fetch: respondInProcess } : {};
const plain = createOpenapiClient<paths>({ baseUrl, headers, ...fetch });
const client = createClient({ token: "api-0", baseUrl, ...fetch });
const params = { path: { applicationKey: key } };

async function callPlain(): Promise<unknown> {
  const { data, response } = await plain.GET("/api/v2/applications/{applicationKey}", { params });
  if (!data) throw new Error(response.statusText);
  return data;
}

const sides = {
  "openapi-fetch": () => measure(callPlain),
  "@ld-rest/client": () => measure(() => client.getApplication({ applicationKey: key })),
};
// Many short rounds: what else the machine does then falls on both sides of most of them.
console.log(JSON.stringify(await alternate(sides, "openapi-fetch", { rounds: 81, warmUps: 30 })));
process.exit(); // connections are kept alive
