import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alternate, compareRows, type Outcome, ratioOf, runProgram, runWorker, startWorker } from "./measure.ts";
import { type Bar, type Findings, formatNumber } from "./report.ts";
import type { ScaleResult } from "./workers/scale.ts";

/** Overhead of a call, import, and many calls that wait. */
export async function measure(): Promise<Findings> {
  const found = [await measureCalls(), await measureImport(), await measureScale()];
  return { tables: found.flatMap(({ tables }) => tables), bars: found.flatMap(({ bars }) => bars) };
}

async function measureCalls(): Promise<Findings> {
  const end = new AbortController();
  try {
    const server = await startWorker<string>("constant-server", [], end.signal);
    const found: Findings[] = [];
    for (const [title, way, atMost] of [
      ["Calls one after another", "sequential", 1.25],
      ["Calls 50 at once", "concurrent", 1.25],
      ["Calls in process", "inProcess", 1.75],
    ] as const) {
      // The middle one of several processes counts: how a program is compiled differs from run to run.
      const runs: Outcome[][] = [];
      for (let count = 0; count < 5; count += 1) runs.push(await runWorker<Outcome[]>("overhead", way, server.ready));
      runs.sort((a, b) => ratioOf(a, "@ld-rest/client") - ratioOf(b, "@ld-rest/client"));
      const outcomes = runs[2] ?? [];
      const what = `${title.toLowerCase()}, against openapi-fetch`;
      found.push({
        tables: [
          {
            title,
            method:
              "Processor time of a call in microseconds, against plain openapi-fetch with the same headers. The sides take turns in 81 " +
              "short rounds after 30 for warm-up; median and quartiles, of the middle one of five processes.",
            columns: ["side", "µs", "ratio"],
            rows: compareRows(outcomes),
          },
        ],
        bars: [{ what, value: ratioOf(outcomes, "@ld-rest/client"), unit: "×", limit: { atMost } }],
      });
    }
    return { tables: found.flatMap(({ tables }) => tables), bars: found.flatMap(({ bars }) => bars) };
  } finally {
    end.abort();
  }
}

/** Processor time of a script that does nothing but import the client, installed as a consumer does. */
async function measureImport(): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), "ld-rest-import-"));
  try {
    const root = join(import.meta.dirname, "../..");
    const workspaces = ["types", "client"].flatMap((name) => ["--workspace", `packages/${name}`]);
    execFileSync("npm", ["pack", "--pack-destination", folder, ...workspaces], { cwd: root, stdio: "ignore" });
    const tarballs = readdirSync(folder).map((file) => join(folder, file));
    writeFileSync(join(folder, "package.json"), '{ "private": true }');
    const options = ["--ignore-scripts", "--omit=peer", "--no-audit", "--no-fund", "--prefer-offline"];
    execFileSync("npm", ["install", ...options, ...tarballs], { cwd: folder, stdio: "ignore" });
    const side = (name: string, text: string) => {
      const file = join(folder, `${name}.mjs`);
      writeFileSync(file, text);
      return async () => (await runProgram([process.execPath, file], folder)).cpuMs;
    };
    const sides = {
      "an empty script": side("empty", ""),
      "@ld-rest/client": side("imports", 'import "@ld-rest/client";\n'),
    };
    const outcomes = await alternate(sides, "an empty script", { rounds: 61, warmUps: 2 });
    const value = ratioOf(outcomes, "@ld-rest/client");
    return {
      tables: [
        {
          title: "Import",
          method: "Processor time of a whole process, in milliseconds. The package is installed from its tarball.",
          columns: ["side", "ms", "ratio"],
          rows: compareRows(outcomes),
        },
      ],
      bars: [{ what: "import, against an empty script", value, unit: "×", limit: { atMost: 1.1 } }],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureScale(): Promise<Findings> {
  const rows: string[][] = [];
  const bars: Bar[] = [];
  for (const [name, clients] of [
    ["one client", "1"],
    ["1,000 clients", "1000"],
  ] as const) {
    const few = await runWorker<ScaleResult>("scale", "1000", clients);
    const many = await runWorker<ScaleResult>("scale", "100000", clients);
    rows.push([name, "1,000", formatNumber(few.microseconds), formatNumber(few.bytes)]);
    rows.push([name, "100,000", formatNumber(many.microseconds), formatNumber(many.bytes)]);
    const bar = (what: string, value: number): Bar => ({
      what: `${what} per call of ${name}, 100,000 against 1,000`,
      value,
      unit: "×",
      limit: { atMost: 1.3 },
    });
    bars.push(bar("time", many.microseconds / few.microseconds), bar("memory", many.bytes / few.bytes));
  }
  return {
    tables: [
      {
        title: "Calls that wait for the rate limit",
        method:
          "Calls wait for a window to end, then all are sent and get a response in process. Processor time and heap per call.",
        columns: ["", "calls", "µs", "bytes while it waits"],
        rows,
      },
    ],
    bars,
  };
}
