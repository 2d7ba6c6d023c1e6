/**
 * `overhead.ts sequential|concurrent|inProcess BASE-URL`: makes calls in one way, in turns with plain openapi-fetch and with the client,
 * and prints what they cost.
 */
import { createClient } from "@ld-rest/client";
import { fixtures } from "@ld-rest/testing";
import type { paths } from "@ld-rest/types";
import createOpenapiClient from "openapi-fetch";
import { alternate, cost } from "../measure.ts";

const [way = "sequential", baseUrl = ""] = process.argv.slice(2);
const headers = { authorization: "api-0", "LD-API-Version": "beta" };
const parameters = { applicationKey: fixtures.application.key };
const body = JSON.stringify(fixtures.application);

const respond = async () => new Response(body, { headers: { "content-type": "application/json" } });
const fetch = way === "inProcess" ? { fetch: respond } : {};
const plain = createOpenapiClient<paths>({ baseUrl, headers, ...fetch });
const client = createClient({ token: "api-0", baseUrl, ...fetch });

async function callPlain(): Promise<unknown> {
  const { data, response } = await plain.GET("/api/v2/applications/{applicationKey}", { params: { path: parameters } });
  if (!data) throw new Error(response.statusText);
  return data;
}

const calls = way === "inProcess" ? 400 : way === "concurrent" ? 200 : 50;
const atOnce = way === "concurrent" ? 50 : 1;
const sides = {
  "openapi-fetch": () => cost(callPlain, calls, atOnce),
  "@ld-rest/client": () => cost(() => client.getApplication(parameters), calls, atOnce),
};
// Many short rounds: what else the machine does then affects both sides of most of them.
console.log(JSON.stringify(await alternate(sides, "openapi-fetch", { rounds: 81, warmUps: 30 })));
process.exit(); // connections are kept alive
