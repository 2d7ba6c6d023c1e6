import { compareRows, formatNumber, ratioOf } from "../measure/format.ts";
import { withInstalled } from "../measure/installed.ts";
import { runWorker } from "../measure/worker.ts";
import { peerModule } from "../peers.ts";
import type { Bar, Findings, Missing, Table } from "../result.ts";
import { measureImport } from "./import.ts";
import { measureOverhead } from "./overhead.ts";
import type { ScaleResult } from "./scale-worker.ts";
import { type Storm, storm, stormRows } from "./storm.ts";

/** The client's bars: the storm with its peers, overhead, import, scale. */
export async function measure(): Promise<Findings> {
  const found = [await measureStorms(), await measureCalls(), await measureImports(), await measureScale()];
  return {
    tables: found.flatMap(({ tables }) => tables),
    bars: found.flatMap(({ bars }) => bars),
    missing: found.flatMap(({ missing = [] }) => missing),
  };
}

/** Each in `peers/clients/`, tuned to get through where it can be. */
const peers = ["openapi-fetch", "launchdarkly-api-typescript", "ky", "ofetch", "openai", "octokit"];

async function measureStorms(): Promise<Findings> {
  const own = new URL("ours.ts", import.meta.url);
  const rounds = 3;
  const [alone, burst, spread] = await Promise.all([
    storm("@ld-rest/client", own, "alone", rounds),
    storm("@ld-rest/client, another user takes half in bursts", own, "burst", rounds),
    storm("@ld-rest/client, another user takes half, spread", own, "spread", rounds),
  ]);
  const missing: Missing[] = [];
  const others: Storm[] = [];
  for (const [first, second] of [peers.slice(0, 3), peers.slice(3)].map((names) => [
    names.slice(0, 2),
    names.slice(2),
  ])) {
    await Promise.all(
      [...(first ?? []), ...(second ?? [])].map((name) =>
        storm(name, peerModule(`clients/${name}.ts`), "alone", 1).then(
          (result) => others.push(result),
          (error: Error) => missing.push({ side: name, reason: error.message.split("\n").slice(0, 2).join(" ") }),
        ),
      ),
    );
  }
  const company = Math.max(burst.refused, spread.refused) / 5;
  return {
    tables: [
      {
        title: "Rate-limit storm",
        method:
          "500 calls at once against a server in another process that allows 50 in each window of 500 ms and tells so in the API's " +
          `headers. The time is that against the least possible, as 500 calls need ten windows. Of several rounds (${rounds}; a peer ` +
          "has one) failures and refusals are the worst, the time is the median. Each side has a server of its own; up to three run at once.",
        columns: ["client", "calls failed", "calls refused (429)", "time ÷ least possible"],
        rows: stormRows([alone, ...others, burst, spread]),
        plot: {
          file: "storm",
          title: "500 calls, 50 allowed in 500 ms: failed or refused",
          axis: "calls",
          values: [alone, ...others].map(({ side, failed, refused }) => ({
            name: side,
            value: Math.max(failed, refused),
          })),
        },
      },
    ],
    bars: [
      { what: "storm alone: calls failed", value: alone.failed, unit: "", limit: { atMost: 0 } },
      { what: "storm alone: calls refused", value: alone.refused, unit: "", limit: { atMost: 0 } },
      { what: "storm alone: time against the least", value: alone.ratio.median, unit: "×", limit: { atMost: 1.1 } },
      {
        what: "storm in company: calls failed",
        value: Math.max(burst.failed, spread.failed),
        unit: "",
        limit: { atMost: 0 },
      },
      { what: "storm in company: calls refused", value: company, unit: "%", limit: { atMost: 5 } },
    ],
    missing,
  };
}

async function measureCalls(): Promise<Findings> {
  const ways = [
    { title: "Calls one after another", outcomes: await measureOverhead("sequential"), atMost: 1.25 },
    { title: "Calls 50 at once", outcomes: await measureOverhead("concurrent"), atMost: 1.25 },
    { title: "Calls in process", outcomes: await measureOverhead("inProcess"), atMost: 1.75 },
  ];
  const method =
    "Processor time of a call in microseconds, against plain openapi-fetch with the same headers. " +
    "Sides take turns in 81 short rounds after 30 for warm-up; median and quartiles. Five processes do so, and the middle one counts.";
  return {
    tables: ways.map(
      ({ title, outcomes }): Table => ({
        title,
        method,
        columns: ["side", "µs", "ratio"],
        rows: compareRows(outcomes),
      }),
    ),
    bars: ways.map(
      ({ title, outcomes, atMost }): Bar => ({
        what: `${title.toLowerCase()}, against openapi-fetch`,
        value: ratioOf(outcomes, "@ld-rest/client"),
        unit: "×",
        limit: { atMost },
      }),
    ),
  };
}

async function measureImports(): Promise<Findings> {
  const outcomes = await withInstalled("client", (place) => measureImport("@ld-rest/client", place, 61));
  return {
    tables: [
      {
        title: "Import",
        method:
          "Processor time of a whole process, in milliseconds: a script that only imports, against an empty one. The package is " +
          "installed from its tarball in an empty folder, as a consumer has it.",
        columns: ["side", "ms of processor", "ratio"],
        rows: compareRows(outcomes),
      },
    ],
    bars: [
      {
        what: "import, processor time against an empty script",
        value: ratioOf(outcomes, "@ld-rest/client"),
        unit: "×",
        limit: { atMost: 1.1 },
      },
    ],
  };
}

async function measureScale(): Promise<Findings> {
  const worker = new URL("scale-worker.ts", import.meta.url);
  const rows: string[][] = [];
  const bars: Bar[] = [];
  for (const clients of [1, 1_000]) {
    const [few, many] = [
      await runWorker<ScaleResult>(worker, "1000", String(clients)),
      await runWorker<ScaleResult>(worker, "100000", String(clients)),
    ];
    const name = clients === 1 ? "one client" : "1,000 clients";
    rows.push([name, "1,000", formatNumber(few.microseconds), formatNumber(few.bytes)]);
    rows.push([name, "100,000", formatNumber(many.microseconds), formatNumber(many.bytes)]);
    const limit = { atMost: 1.3 };
    bars.push({
      what: `time per call of ${name}, 100,000 against 1,000`,
      value: many.microseconds / few.microseconds,
      unit: "×",
      limit,
    });
    bars.push({
      what: `memory per call of ${name}, 100,000 against 1,000`,
      value: many.bytes / few.bytes,
      unit: "×",
      limit,
    });
  }
  return {
    tables: [
      {
        title: "Calls that wait at a gate",
        method:
          "Calls are queued behind windows that are spent, then the windows end and all are sent and answered in process. " +
          "Processor time and heap, for each call.",
        columns: ["", "calls", "µs of processor", "bytes while it waits"],
        rows,
      },
    ],
    bars,
  };
}
