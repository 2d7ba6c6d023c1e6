import { createFactories, createFakeApi } from "@ld-rest/testing";
import { type Bar, type Findings, formatNumber, type Table } from "../report.ts";
import { type Comparison, compare } from "./measure.ts";
import { measurePeers } from "./peers.ts";
import { measureServers } from "./server.ts";
import { bundleSize, installedSize } from "./sizes.ts";

const url = "https://app.launchdarkly.com/api/v2/applications/com.launchdarkly.cafe";

/** The testing kit's bars. */
export async function measure(): Promise<Findings> {
  const found = [await measureInProcess(), await measurePeers(), await measureServer(), await measureSizes()];
  return {
    tables: found.flatMap(({ tables }) => tables),
    bars: found.flatMap(({ bars }) => bars),
    missing: found.flatMap(({ missing = [] }) => missing),
  };
}

async function measureInProcess(): Promise<Findings> {
  const fetched = await compareFetch();
  const built = await compareBuilding();
  const { lookup, seeding, first } = await measureState();
  const row = (what: string, { subject, baseline, ratio }: Comparison) => [
    what,
    formatNumber(subject),
    formatNumber(baseline),
    `${ratio.toFixed(2)} ×`,
  ];
  return {
    tables: [
      {
        title: "In process",
        method:
          "Microseconds of the processor for a call, in short rounds that take turns, after a warm-up. The fake has limits, roles and its log.",
        columns: ["what", "this project", "limit", "ratio"],
        rows: [
          row("fake fetch against a constant Response", fetched),
          row("buildApplication against structuredClone of its object", built),
          row("lookup among 100,000 applications against 10", lookup),
        ],
      },
    ],
    bars: [
      bar("fake fetch against a constant Response", fetched.ratio, "×", { atMost: 2 }),
      bar("built objects per second against structuredClone", 1 / built.ratio, "×", { atLeast: 0.5 }),
      bar("lookup among 100,000 against 10", lookup.ratio, "×", { atMost: 1.2 }),
      bar("seeding 100,000 applications", seeding, "s", { atMost: 1 }),
      bar("first response with 100,000 configurations, after seeding", first, "ms", { atMost: 100 }),
    ],
  };
}

function compareFetch(): Promise<Comparison> {
  const fake = createFakeApi({
    rateLimit: { global: 1e9, routes: { getApplication: 1e9 }, address: 1e9 },
    tokens: { "api-role": { statements: [{ effect: "allow", resources: ["*"], actions: ["*"] }] } },
  });
  const headers = { Authorization: fake.token, "LD-API-Version": "beta" };
  const answer = fake.respond({ method: "GET", url, headers: { authorization: fake.token, "ld-api-version": "beta" } });
  const constant = async () => new Response(answer.body, { headers: { "content-type": "application/json" } });
  return compare(() => fake.fetch(url, { headers }), constant, 3000);
}

function compareBuilding(): Promise<Comparison> {
  const { buildApplication } = createFactories();
  const constant = buildApplication();
  return compare(
    () => buildApplication(),
    () => structuredClone(constant),
    3000,
  );
}

/** Milliseconds until the first response with 100,000 configurations of one integration is there. */
function measureFirstResponse(): number {
  const { buildIntegrationConfiguration } = createFactories();
  const integrationConfigurations = Array.from({ length: 100_000 }, () => buildIntegrationConfiguration());
  const fake = createFakeApi({ integrationConfigurations });
  const headers = { authorization: fake.token, "ld-api-version": "beta" };
  const start = performance.now();
  const { status } = fake.respond({ method: "GET", url: "/api/v2/integration-configurations/keys/datadog", headers });
  if (status !== 200) throw new Error(`The fake responded with ${status}.`);
  return performance.now() - start;
}

async function measureState(): Promise<{ lookup: Comparison; seeding: number; first: number }> {
  const { buildApplication } = createFactories();
  const applications = Array.from({ length: 100_000 }, () => buildApplication());
  const times = Array.from({ length: 5 }, () => {
    const { user, system } = process.cpuUsage();
    createFakeApi({ applications });
    const after = process.cpuUsage();
    return (after.user + after.system - user - system) / 1e6;
  });
  const [many, few] = [createFakeApi({ applications }), createFakeApi({ applications: applications.slice(0, 10) })];
  const headers = { authorization: many.token, "ld-api-version": "beta" };
  const request = { method: "GET", url: `/api/v2/applications/${applications[5]?.key}`, headers };
  const lookup = await compare(
    () => many.respond(request),
    () => few.respond(request),
    10_000,
  );
  const first = Math.min(...Array.from({ length: 3 }, measureFirstResponse));
  return { lookup, seeding: Math.min(...times), first };
}

async function measureServer(): Promise<Findings> {
  const { fake, bare } = await measureServers();
  const row = (what: string, key: keyof typeof fake, scale = 1) => [
    what,
    formatNumber(fake[key] * scale),
    formatNumber(bare[key] * scale),
    `${(fake[key] / bare[key]).toFixed(2)} ×`,
  ];
  const table: Table = {
    title: "Server",
    method:
      "The fake behind `node:http` against a bare server that answers with the same bytes, each in a process of its own, in turn, " +
      "10 connections. Medians of five rounds.",
    columns: ["what", "fake", "bare", "ratio"],
    rows: [
      row("requests per second", "throughput"),
      row("µs of the processor per request", "cost"),
      row("ms from start to the first 200", "start"),
      row("MiB of memory after the load", "memory", 2 ** -20),
    ],
  };
  return {
    tables: [table],
    bars: [
      bar("server, requests per second against bare", (fake.throughput / bare.throughput) * 100, "%", { atLeast: 65 }),
      bar("start to first 200 against bare", fake.start / bare.start, "×", { atMost: 2 }),
      bar("memory against bare", fake.memory / bare.memory, "×", { atMost: 1.3 }),
    ],
  };
}

async function measureSizes(): Promise<Findings> {
  const { bytes, dependencies } = installedSize();
  const bundle = await bundleSize("fixtures, createFactories, buildApplication");
  return {
    tables: [],
    bars: [
      bar("fixtures and factories, bundled, gzip", bundle, "bytes", { atMost: 10 * 1024 }),
      bar("installed, with what it depends on", bytes / 1e6, "MB", { atMost: 1 }),
      bar("run-time dependencies", dependencies, "", { atMost: 2 }),
    ],
  };
}

function bar(what: string, value: number, unit: string, limit: Bar["limit"]): Bar {
  return { what, value, unit, limit };
}
