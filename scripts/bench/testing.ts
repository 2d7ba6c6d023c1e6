import { createFactories, createFakeApi } from "@ld-rest/testing";
import { compare } from "./testing/measure.ts";
import { measureServers } from "./testing/server.ts";
import { bundleSize, installedSize } from "./testing/sizes.ts";

/** A figure and the bar that it is held to. */
interface Row {
  readonly what: string;
  readonly figure: string;
  readonly bar: string;
  readonly holds: boolean;
}

const url = "https://app.launchdarkly.com/api/v2/applications/com.launchdarkly.cafe";
const atMost = (what: string, value: number, bar: number, unit: string, detail = ""): Row => ({
  what,
  figure: `${value.toFixed(2)} ${unit}${detail && ` (${detail})`}`,
  bar: `≤ ${bar} ${unit}`,
  holds: value <= bar,
});
const atLeast = (what: string, value: number, bar: number, unit: string, detail = ""): Row => ({
  ...atMost(what, -value, -bar, unit),
  figure: `${value.toFixed(2)} ${unit}${detail && ` (${detail})`}`,
  bar: `≥ ${bar} ${unit}`,
});

async function measureFetch(): Promise<Row> {
  const fake = createFakeApi({
    rateLimit: { global: 1e9, routes: { getApplication: 1e9 }, address: 1e9 },
    tokens: { "api-role": { statements: [{ effect: "allow", resources: ["*"], actions: ["*"] }] } },
  });
  const init = { headers: { Authorization: fake.token, "LD-API-Version": "beta" } };
  const response = await fake.fetch(url, init);
  const body = await response.text();
  const headers = Object.fromEntries(response.headers);
  const constant = async () => new Response(body, { headers });
  const { subject, baseline, ratio } = await compare(() => fake.fetch(url, init), constant, 4000);
  return atMost(
    "fake fetch : constant Response",
    ratio,
    2,
    "×",
    `${subject.toFixed(1)} µs : ${baseline.toFixed(1)} µs`,
  );
}

async function measureServer(): Promise<Row[]> {
  const { fake, bare } = await measureServers();
  const [own, other] = [fake.throughput, bare.throughput].map((value) => `${Math.round(value)}/s`);
  const megabytes = [fake.memory, bare.memory].map((value) => `${(value / 1e6).toFixed(0)} MB`).join(" : ");
  return [
    atLeast(
      "server : bare node:http, 10 connections",
      (fake.throughput / bare.throughput) * 100,
      60,
      "%",
      `${own} : ${other}`,
    ),
    atLeast(
      "the same by processor time",
      (bare.cost / fake.cost) * 100,
      60,
      "%",
      `${fake.cost.toFixed(0)} µs : ${bare.cost.toFixed(0)} µs`,
    ),
    atMost(
      "start to first 200 : bare",
      fake.start / bare.start,
      2,
      "×",
      `${fake.start.toFixed(0)} ms : ${bare.start.toFixed(0)} ms`,
    ),
    atMost("memory : bare", fake.memory / bare.memory, 1.3, "×", megabytes),
  ];
}

async function measureState(): Promise<Row[]> {
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
  const { ratio } = await compare(
    () => many.answer(request),
    () => few.answer(request),
    20_000,
  );
  return [
    atMost("seeding 100,000 applications", Math.min(...times), 1, "s"),
    atMost("lookup among 100,000 : among 10", ratio, 1.2, "×"),
  ];
}

async function measureBuilding(): Promise<Row> {
  const { buildApplication } = createFactories();
  const constant = buildApplication();
  const { subject, baseline, ratio } = await compare(
    () => buildApplication(),
    () => structuredClone(constant),
    4000,
  );
  return atLeast(
    "built objects : structuredClone",
    1 / ratio,
    0.5,
    "×",
    `${subject.toFixed(1)} µs : ${baseline.toFixed(1)} µs`,
  );
}

async function measureSizes(): Promise<Row[]> {
  const { bytes, dependencies } = installedSize();
  return [
    atMost(
      "fixtures and factories, bundled, gzip",
      (await bundleSize("fixtures, createFactories, buildApplication")) / 1000,
      5,
      "kB",
    ),
    atMost("installed, with what it depends on", bytes / 1e6, 1, "MB"),
    atMost("run-time dependencies", dependencies, 2, ""),
  ];
}

const rows = [
  await measureFetch(),
  ...(await measureServer()),
  ...(await measureState()),
  await measureBuilding(),
  ...(await measureSizes()),
];
console.table(Object.fromEntries(rows.map(({ what, figure, bar, holds }) => [what, { figure, bar, holds }])));
process.exitCode = rows.every(({ holds }) => holds) ? 0 : 1;
