import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { createFactories, createFakeApi } from "@ld-rest/testing";
import { alternate, compareRows, cost, type Outcome, ratioOf, type Sides, summarize } from "./measure.ts";
import type { Builder, Mock } from "./peers/testing/side.ts";
import { peerModule } from "./peers.ts";
import { type Bar, type Findings, formatNumber, type Missing } from "./report.ts";

const path = "/api/v2/applications/com.launchdarkly.cafe";
const url = `https://app.launchdarkly.com${path}`;
const rounds = { rounds: 20, warmUps: 5 };
const method =
  "Processor time of a call in microseconds, in short rounds that take turns, after a warm-up; median and quartiles.";

/** The fake in process and behind a socket, the factories, and large states. */
export async function measure(): Promise<Findings> {
  const found = [await measureInProcess(), await measureStates(), await measurePeers(), await measureServers()];
  return {
    tables: found.flatMap(({ tables }) => tables),
    bars: found.flatMap(({ bars }) => bars),
    missing: found.flatMap(({ missing = [] }) => missing),
  };
}

function bar(what: string, value: number, unit: string, limit: Bar["limit"]): Bar {
  return { what, value, unit, limit };
}

async function measureInProcess(): Promise<Findings> {
  const fake = createFakeApi({
    rateLimit: { global: 1e9, routes: { getApplication: 1e9 }, address: 1e9 },
    tokens: { "api-role": { statements: [{ effect: "allow", resources: ["*"], actions: ["*"] }] } },
  });
  const headers = { Authorization: fake.token, "LD-API-Version": "beta" };
  const { body } = fake.respond({ method: "GET", url, headers });
  const constant = async () => new Response(body, { headers: { "content-type": "application/json" } });
  const fetches = {
    "a constant Response": () => cost(constant, 3000),
    "fake.fetch": () => cost(() => fake.fetch(url, { headers }), 3000),
  };
  const { buildApplication } = createFactories();
  const application = buildApplication();
  const builds = {
    structuredClone: () => cost(() => structuredClone(application), 3000),
    buildApplication: () => cost(() => buildApplication(), 3000),
  };
  const fetched = await alternate(fetches, "a constant Response", rounds);
  const built = await alternate(builds, "structuredClone", rounds);
  return {
    tables: [
      {
        title: "In process",
        method: `${method} The fake has limits, roles and its log.`,
        columns: ["side", "µs", "ratio"],
        rows: [...compareRows(fetched), ...compareRows(built)],
      },
    ],
    bars: [
      bar("fake fetch against a constant Response", ratioOf(fetched, "fake.fetch"), "×", { atMost: 2 }),
      bar("built objects per second against structuredClone", 1 / ratioOf(built, "buildApplication"), "×", {
        atLeast: 0.5,
      }),
    ],
  };
}

async function measureStates(): Promise<Findings> {
  const { buildApplication, buildIntegrationConfiguration } = createFactories();
  const applications = Array.from({ length: 100_000 }, () => buildApplication());
  const seedings: number[] = [];
  for (let round = 0; round < 5; round += 1)
    seedings.push((await cost(() => createFakeApi({ applications }), 1)) / 1e6);

  const many = createFakeApi({ applications });
  const few = createFakeApi({ applications: applications.slice(0, 10) });
  const headers = { authorization: many.token, "ld-api-version": "beta" };
  const request = { method: "GET", url: `/api/v2/applications/${applications[5]?.key}`, headers };
  const lookups = {
    "10 applications": () => cost(() => few.respond(request), 10_000),
    "100,000 applications": () => cost(() => many.respond(request), 10_000),
  };
  const lookedUp = await alternate(lookups, "10 applications", rounds);

  const integrationConfigurations = Array.from({ length: 100_000 }, () => buildIntegrationConfiguration());
  const firsts = Array.from({ length: 3 }, () => {
    const fake = createFakeApi({ integrationConfigurations });
    const start = performance.now();
    const { status } = fake.respond({ method: "GET", url: "/api/v2/integration-configurations/keys/datadog", headers });
    if (status !== 200) throw new Error(`The fake responded with ${status}.`);
    return performance.now() - start;
  });
  const lookup = ratioOf(lookedUp, "100,000 applications");
  return {
    tables: [{ title: "Lookup", method, columns: ["state", "µs", "ratio"], rows: compareRows(lookedUp) }],
    bars: [
      bar("lookup among 100,000 against 10", lookup, "×", { atMost: 1.2 }),
      bar("seeding 100,000 applications", Math.min(...seedings), "s", { atMost: 1 }),
      bar("first response with 100,000 configurations, after seeding", Math.min(...firsts), "ms", { atMost: 100 }),
    ],
  };
}

/** The fake and the factories beside mock servers and generators of values, in this process. */
async function measurePeers(): Promise<Findings> {
  const file = join(import.meta.dirname, "../../packages/types/openapi.json");
  const document = JSON.parse(readFileSync(file, "utf8"));
  const missing: Missing[] = [{ side: "@stoplight/prism-cli", reason: "responds only over a socket" }];
  const fake = createFakeApi({ rateLimit: { global: 1e9, routes: { getApplication: 1e9 }, address: 1e9 } });
  const headers = { Authorization: fake.token, "LD-API-Version": "beta" };
  const body = await (await fake.fetch(url, { headers })).text();
  const constant = async () => new Response(body, { headers: { "content-type": "application/json" } }).json();
  const mocks = {
    "a constant Response": () => cost(constant, 1000),
    "@ld-rest/testing": () => cost(async () => (await fake.fetch(url, { headers })).json(), 1000),
    ...(await loadPeers(["msw", "openapi-backend", "scalar"], 200, missing, (module: Mock) =>
      module.connect(document, body),
    )),
  };
  const { buildApplication } = createFactories();
  const application = buildApplication();
  const builders = {
    structuredClone: () => cost(() => structuredClone(application), 1000),
    "@ld-rest/testing": () => cost(() => buildApplication(), 1000),
    ...(await loadPeers(["json-schema-faker", "openapi-sampler"], 100, missing, async (module: Builder) =>
      module.prepare(document),
    )),
  };
  const asked: Outcome[] = await alternate(mocks, "a constant Response", { warmUps: 3 });
  const built = await alternate(builders, "structuredClone", { warmUps: 3 });
  const columns = ["side", "µs", "ratio"];
  return {
    tables: [
      {
        title: "The fake beside mock servers",
        method: `One application requested in process, its JSON read. ${method}`,
        columns,
        rows: compareRows(asked),
        plot: {
          file: "fake",
          title: "A response in process",
          axis: "µs of the processor",
          values: asked.map(({ side, figure }) => ({ name: side, value: figure.median })),
          logarithmic: true,
        },
      },
      {
        title: "Factories beside generators of values",
        method: `One application built. ${method}`,
        columns,
        rows: compareRows(built),
      },
    ],
    bars: [],
    missing,
  };
}

/** Loads peers, each with the function that is measured. Those that fail are missing. */
async function loadPeers<Module>(
  names: readonly string[],
  calls: number,
  missing: Missing[],
  prepare: (module: Module) => Promise<() => unknown>,
): Promise<Sides> {
  const sides: Record<string, Sides[string]> = {};
  for (const name of names) {
    try {
      const call = await prepare((await import(peerModule(`testing/${name}.ts`).href)) as Module); // as side.ts says
      await call();
      sides[name] = () => cost(call, calls);
    } catch (error) {
      missing.push({ side: name, reason: String(error).split("\n")[0] ?? "" });
    }
  }
  return sides;
}

interface ServerFigures {
  /** Requests per second on ten connections. */
  readonly throughput: number;
  /** Processor time of a request, in microseconds. */
  readonly cost: number;
  /** Time from the start of the process to the first response, in milliseconds. */
  readonly start: number;
  /** Memory after the load, in MiB. */
  readonly memory: number;
}

/** The fake and a bare server that sends the same bytes, in turn, each in a process of its own. */
async function measureServers(): Promise<Findings> {
  const fake = createFakeApi();
  const headers = { authorization: fake.token, "ld-api-version": "beta" };
  const { status, headers: sent, body = "" } = fake.respond({ method: "GET", url: path, headers });
  const fields = Object.entries({ host: "127.0.0.1", ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `GET ${path} HTTP/1.1\r\n${fields.join("")}\r\n`;
  const runs = { bare: [] as ServerFigures[], fake: [] as ServerFigures[] };
  for (let round = 0; round < 5; round += 1) {
    runs.bare.push(await runServer([String(status), JSON.stringify(sent), body], request));
    runs.fake.push(await runServer([], request));
  }
  const middle = (side: keyof typeof runs, key: keyof ServerFigures) =>
    summarize(runs[side].map((run) => run[key])).median;
  const ratio = (key: keyof ServerFigures) => middle("fake", key) / middle("bare", key);
  const row = (what: string, key: keyof ServerFigures) => [
    what,
    formatNumber(middle("fake", key)),
    formatNumber(middle("bare", key)),
    `${ratio(key).toFixed(2)} ×`,
  ];
  return {
    tables: [
      {
        title: "Server",
        method:
          "The fake behind `node:http` against a bare server that sends the same bytes, each in a process of its own, in turn, on ten " +
          "connections. Medians of five rounds.",
        columns: ["what", "fake", "bare", "ratio"],
        rows: [
          row("requests per second", "throughput"),
          row("µs of the processor per request", "cost"),
          row("ms from start to the first 200", "start"),
          row("MiB of memory after the load", "memory"),
        ],
      },
    ],
    bars: [
      bar("server, requests per second against bare", ratio("throughput") * 100, "%", { atLeast: 65 }),
      bar("start to first 200 against bare", ratio("start"), "×", { atMost: 2 }),
      bar("memory against bare", ratio("memory"), "×", { atMost: 1.3 }),
    ],
  };
}

async function runServer(args: readonly string[], request: string): Promise<ServerFigures> {
  const began = performance.now();
  const server = fork(join(import.meta.dirname, "workers/fake-server.mjs"), args, { execArgv: [] });
  try {
    const [base] = (await once(server, "message")) as [string]; // its first message
    const { port } = new URL(base);
    const length = await load(port, request, 1, 1);
    const start = performance.now() - began;
    const ask = async (): Promise<{ cpu: NodeJS.CpuUsage; memory: number }> => {
      server.send("figures");
      return (await once(server, "message"))[0];
    };
    await load(port, request, 10, 200, length);
    const before = await ask();
    const loaded = performance.now();
    await load(port, request, 10, 800, length);
    const seconds = (performance.now() - loaded) / 1000;
    const after = await ask();
    const cpu = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
    return { throughput: 8000 / seconds, cost: cpu / 8000, start, memory: after.memory / 2 ** 20 };
  } finally {
    server.kill();
  }
}

/**
 * Sends the same request repeatedly on some connections, each waiting for its response. Responses are counted by their length, which takes
 * less of the processor than an HTTP client: the server is measured.
 *
 * @param length - bytes of a response. Default: those of the first chunk
 * @returns bytes of a response
 */
async function load(port: string, request: string, connections: number, requests: number, length = 0): Promise<number> {
  const lengths = Array.from(
    { length: connections },
    () =>
      new Promise<number>((resolve, reject) => {
        const socket = connect(Number(port), "127.0.0.1", () => socket.write(request));
        let expected = length;
        let received = 0;
        let responses = 0;
        socket.on("error", reject);
        socket.on("data", (chunk) => {
          if (expected === 0 && !chunk.toString("latin1").startsWith("HTTP/1.1 200"))
            reject(new Error(chunk.toString()));
          expected ||= chunk.length;
          received += chunk.length;
          if (received < expected) return;
          received -= expected;
          responses += 1;
          if (responses < requests) socket.write(request);
          else socket.end(() => resolve(expected));
        });
      }),
  );
  return Math.max(...(await Promise.all(lengths)));
}
