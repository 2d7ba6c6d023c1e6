import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createFactories, createFakeApi } from "@ld-rest/testing";
import { alternate, compareRows, type Outcome, type Sides } from "../measure.ts";
import type { Builder, Mock } from "../peers/testing/side.ts";
import { peerModule } from "../peers.ts";
import type { Findings, Missing } from "../report.ts";

const mocks = ["msw", "openapi-backend", "scalar"];
const builders = ["json-schema-faker", "openapi-sampler"];
const url = "https://app.launchdarkly.com/api/v2/applications/com.launchdarkly.cafe";

/** The fake and the factories beside mock servers and generators of values, in this process. */
export async function measurePeers(): Promise<Findings> {
  const file = join(import.meta.dirname, "../../../packages/types/openapi.json");
  const document = JSON.parse(readFileSync(file, "utf8"));
  const missing: Missing[] = [
    { side: "@stoplight/prism-cli", reason: "answers over a socket alone; it is weighed in the part `consumer`" },
  ];
  const asked = await compareMocks(document, missing);
  const built = await compareBuilders(document, missing);
  const method = "Microseconds of the processor, in rounds that take turns, after a warm-up; median and quartiles.";
  return {
    tables: [
      {
        title: "The fake beside mock servers",
        method: `One application asked for in process, its JSON read. ${method}`,
        columns: ["side", "µs", "ratio"],
        rows: compareRows(asked),
        plot: {
          file: "fake",
          title: "A request answered in process",
          axis: "µs of the processor",
          values: asked.map(({ side, figure }) => ({ name: side, value: figure.median })),
          logarithmic: true,
        },
      },
      {
        title: "Factories beside generators of values",
        method: `One application built. ${method}`,
        columns: ["side", "µs", "ratio"],
        rows: compareRows(built),
      },
    ],
    bars: [],
    missing,
  };
}

async function compareMocks(document: object, missing: Missing[]): Promise<Outcome[]> {
  const fake = createFakeApi({ rateLimit: { global: 1e9, routes: { getApplication: 1e9 }, address: 1e9 } });
  const headers = { Authorization: fake.token, "LD-API-Version": "beta" };
  const body = await (await fake.fetch(url, { headers })).text();
  const constant = async () => new Response(body, { headers: { "content-type": "application/json" } }).json();
  const sides: Record<string, () => Promise<number>> = {
    "a constant Response": () => cost(constant, 1000),
    "@ld-rest/testing": () => cost(async () => (await fake.fetch(url, { headers })).json(), 1000),
  };
  for (const name of mocks) {
    try {
      const module = (await import(peerModule(`testing/${name}.ts`).href)) as Mock; // each exports the same function
      const call = await module.connect(document, body);
      await call();
      sides[name] = () => cost(call, 200);
    } catch (error) {
      missing.push({ side: name, reason: String(error).split("\n")[0] ?? "" });
    }
  }
  return alternate(sides, "a constant Response", { rounds: 9, warmUps: 3 });
}

async function compareBuilders(document: Readonly<Record<string, unknown>>, missing: Missing[]): Promise<Outcome[]> {
  const { buildApplication } = createFactories();
  const constant = buildApplication();
  const sides: Record<string, Sides[string]> = {
    structuredClone: () => cost(() => structuredClone(constant), 1000),
    "@ld-rest/testing": () => cost(() => buildApplication(), 1000),
  };
  for (const name of builders) {
    try {
      const module = (await import(peerModule(`testing/${name}.ts`).href)) as Builder; // each exports the same function
      const build = module.prepare(document);
      build();
      sides[name] = () => cost(build, 100);
    } catch (error) {
      missing.push({ side: name, reason: String(error).split("\n")[0] ?? "" });
    }
  }
  return alternate(sides, "structuredClone", { rounds: 9, warmUps: 3 });
}

/** Microseconds of the processor for a call. */
async function cost(run: () => unknown, calls: number): Promise<number> {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}
