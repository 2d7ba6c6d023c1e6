import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatRatio, formatSpread, runProgram, summarize } from "../measure.ts";
import { type Bar, type Findings, formatNumber, type Table } from "../report.ts";
import { compare, type Figures, type Programs } from "./compare.ts";
import { cutDocument, readLargeDocument } from "./cut.ts";
import { generators } from "./generators.ts";

const root = join(import.meta.dirname, "../../..");
const loader = import.meta.resolve("tsx");
const openapiTypescript = join(root, "scripts/node_modules/.bin/openapi-typescript");
const preload = join(root, "scripts/generate/preload.mjs");
const pipeline = [
  process.execPath,
  "--import",
  preload,
  "--import",
  loader,
  join(import.meta.dirname, "run-pipeline.ts"),
];
const labels = "types,operations,fixtures";

/** The pipeline: on the project's own spec, on a large document, and how it grows. */
export async function measure(): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), "ld-rest-generate-"));
  try {
    const found = [await measureOwnSpec(folder), await measureLarge(folder), await measureGrowth(folder)];
    return {
      tables: found.flatMap(({ tables }) => tables),
      bars: found.flatMap(({ bars }) => bars),
      missing: found.flatMap(({ missing = [] }) => missing),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function toTable(title: string, method: string, figures: readonly Figures[]): Table {
  return {
    title,
    method,
    columns: ["program", "ms of processor", "ratio", "ms by the clock", "MiB", "ratio"],
    rows: figures.map(({ side, cpu, wall, memory, cpuRatio, memoryRatio }) => [
      side,
      formatSpread(cpu),
      formatRatio(cpuRatio),
      formatSpread(wall),
      formatNumber(memory.median),
      formatRatio(memoryRatio),
    ]),
  };
}

function find(figures: readonly Figures[], side: string): Figures {
  const found = figures.find((one) => one.side === side);
  if (!found) throw new Error(`${side} could not be measured.`);
  return found;
}

async function measureOwnSpec(folder: string): Promise<Findings> {
  const bundle = join(root, "packages/types/openapi.json");
  const { figures } = await compare(
    {
      "openapi-typescript": {
        command: [
          "npm",
          "exec",
          "--workspace",
          "scripts",
          "--",
          "openapi-typescript",
          bundle,
          "--output",
          join(folder, "own.ts"),
        ],
      },
      "npm run generate": { command: ["npm", "run", "generate"] },
    },
    "openapi-typescript",
    5,
  );
  const { cpuRatio } = find(figures, "npm run generate");
  return {
    tables: [
      toTable(
        "The project's own spec",
        "Whole processes, both started by npm: `npm run generate`, which bundles, lints and renders 14 files, against `npm exec " +
          "openapi-typescript`, which makes one of them from the bundle. The bar is held by processor time.",
        figures,
      ),
    ],
    bars: [
      {
        what: "npm run generate against openapi-typescript alone",
        value: cpuRatio.median,
        unit: "×",
        limit: { atMost: 1.5 },
      },
    ],
  };
}

async function measureLarge(folder: string): Promise<Findings> {
  const document = join(folder, "large.json");
  writeFileSync(document, JSON.stringify(readLargeDocument()));
  const own = "@ld-rest: types, operations, fixtures";
  const programs: Programs = {
    "openapi-typescript": {
      command: [process.execPath, openapiTypescript, document, "--output", join(folder, "large.ts")],
    },
    [own]: { command: [...pipeline, document, join(folder, "large"), labels] },
    ...generators(document, folder),
  };
  const { figures, missing } = await compare(programs, "openapi-typescript", 1);
  const { cpuRatio, memoryRatio, cpu } = find(figures, own);
  const others = figures.filter(({ side }) => side !== own && side !== "openapi-typescript");
  const bars: Bar[] = [
    {
      what: "large document against openapi-typescript alone",
      value: cpuRatio.median,
      unit: "×",
      limit: { atMost: 1.25 },
    },
    {
      what: "its memory against openapi-typescript alone",
      value: memoryRatio.median,
      unit: "×",
      limit: { atMost: 1.25 },
    },
    ...others.map(
      (other): Bar => ({
        what: `large document against ${other.side}`,
        value: cpu.median / other.cpu.median,
        unit: "×",
        limit: { atMost: 1 },
      }),
    ),
  ];
  return {
    tables: [
      {
        ...toTable(
          "A large document",
          "GitHub's own OpenAPI document with more than 1,000 operations: types, operations and fixtures, without " +
            "lint. Whole processes, once each; the bars are held by processor time " +
            "and by the maximum resident set of a process.",
          figures,
        ),
        plot: {
          file: "large-document",
          title: "GitHub's document, whole process",
          axis: "seconds of the processor",
          values: figures.map(({ side, cpu }) => ({ name: side, value: cpu.median / 1000 })),
        },
      },
    ],
    bars,
    missing,
  };
}

async function measureGrowth(folder: string): Promise<Findings> {
  const sizes = [2, 20, 200, 1000];
  const rows: { size: number; ms: number }[] = [];
  for (const size of sizes) {
    const document = join(folder, `cut-${size}.json`);
    writeFileSync(document, JSON.stringify(cutDocument(readLargeDocument(), size)));
    const command = [...pipeline, document, join(folder, `cut-${size}`), labels];
    const rounds = size < 200 ? 2 : 1;
    const costs: number[] = [];
    for (let round = 0; round < rounds; round += 1) costs.push((await runProgram(command, root)).cpuMs);
    rows.push({ size, ms: summarize(costs).median });
  }
  const perOperation = rows.map(({ size, ms }, index) => {
    const before = rows[index - 1];
    return before ? (ms - before.ms) / (size - before.size) : ms / size;
  });
  const [, , middle = Number.NaN, last = Number.NaN] = rows.map(({ size, ms }) => ms / size);
  return {
    tables: [
      {
        title: "Growth",
        method:
          "The pipeline on the first operations of that document, with what they refer to. Processor time; for each operation, what those " +
          "cost that came on top of the line before, so that the start of the program is not spread over few.",
        columns: ["operations", "ms of processor", "ms for each operation more"],
        rows: rows.map(({ size, ms }, index) => [
          formatNumber(size),
          formatNumber(ms),
          formatNumber(perOperation[index] ?? Number.NaN),
        ]),
      },
    ],
    bars: [
      {
        what: "time per operation, 1,000 against 200",
        value: last / middle,
        unit: "×",
        limit: { atMost: 1 },
      },
    ],
  };
}
