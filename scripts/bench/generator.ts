import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Cost,
  formatRatio,
  formatSpread,
  loader,
  runProgram,
  type Spread,
  summarize,
  workerPath,
} from "./measure.ts";
import { peersFolder } from "./peers.ts";
import { type Findings, formatNumber, type Missing, type Table } from "./report.ts";

const root = join(import.meta.dirname, "../..");

/** The generator on the project's own spec and on a large document, against openapi-typescript alone and against other generators. */
export async function measure(): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), "ld-rest-generate-"));
  try {
    const [own, large] = [await measureOwnSpec(folder), await measureLarge(folder)];
    return {
      tables: [...own.tables, ...large.tables],
      bars: [...own.bars, ...large.bars],
      missing: large.missing ?? [],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOwnSpec(folder: string): Promise<Findings> {
  const bundle = join(root, "packages/types/openapi.json");
  const program = "npm exec --workspace scripts -- openapi-typescript".split(" ");
  const { figures } = await compare(
    {
      "openapi-typescript": { command: [...program, bundle, "--output", join(folder, "own.ts")] },
      "npm run generate": { command: ["npm", "run", "generate"] },
    },
    5,
  );
  const { cpuRatio } = find(figures, "npm run generate");
  const what = "npm run generate against openapi-typescript alone";
  return {
    tables: [
      toTable(
        "The project's own spec",
        "Whole processes, both started by npm: `npm run generate` bundles, lints and renders all files; openapi-typescript makes one of them " +
          "from the bundle. The bar is for processor time.",
        figures,
      ),
    ],
    bars: [{ what, value: cpuRatio.median, unit: "×", limit: { atMost: 1.5 } }],
  };
}

async function measureLarge(folder: string): Promise<Findings> {
  const document = join(peersFolder, "node_modules/@octokit/openapi/generated/api.github.com.json");
  const own = "@ld-rest: types, operations, fixtures";
  const preload = ["--import", join(root, "scripts/generate/preload.mjs")];
  const pipeline = [
    ...loader,
    workerPath("pipeline"),
    document,
    join(folder, "own"),
    "openapi.gen.ts,operations.gen.ts,fixtures.gen.ts",
  ];
  const openapiTypescript = join(root, "scripts/node_modules/.bin/openapi-typescript");
  const { figures, missing } = await compare(
    {
      "openapi-typescript": {
        command: [process.execPath, openapiTypescript, document, "--output", join(folder, "types.ts")],
      },
      [own]: { command: [process.execPath, ...preload, ...pipeline] },
      ...peers(document, folder),
    },
    1,
  );
  const { cpuRatio, memoryRatio, cpu } = find(figures, own);
  const others = figures.filter(({ side }) => side !== own && side !== "openapi-typescript");
  const table = toTable(
    "A large document",
    "GitHub's OpenAPI document with more than 1,000 operations: types, operations and fixtures, without lint. Whole processes, once each. " +
      "The bars are for processor time and for the maximum resident set of a process.",
    figures,
  );
  const plot = {
    file: "large-document",
    title: "GitHub's document, whole process",
    axis: "seconds of the processor",
    values: figures.map(({ side, cpu }) => ({ name: side, value: cpu.median / 1000 })),
  };
  const bar = (what: string, value: number, atMost: number) => ({ what, value, unit: "×", limit: { atMost } });
  return {
    tables: [{ ...table, plot }],
    bars: [
      bar("large document against openapi-typescript alone", cpuRatio.median, 1.25),
      bar("its memory against openapi-typescript alone", memoryRatio.median, 1.25),
      ...others.map((other) => bar(`large document against ${other.side}`, cpu.median / other.cpu.median, 1)),
    ],
    missing,
  };
}

/** Other generators of types and a client, each with the fewest files and without formatting. */
function peers(document: string, folder: string): Programs {
  const bin = (name: string) => join(peersFolder, "node_modules/.bin", name);
  const out = (name: string) => join(folder, name);
  const workingFolder = (name: string) => {
    const cwd = join(peersFolder, ".tmp", name);
    mkdirSync(cwd, { recursive: true });
    return cwd;
  };
  const heyApi = ["typescript", "sdk", "client-fetch"].flatMap((name) => ["-p", `@hey-api/${name}`]);
  const kubb = workingFolder("kubb");
  writeFileSync(
    join(kubb, "kubb.config.mjs"),
    `import { defineConfig } from "@kubb/core";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { pluginClient } from "@kubb/plugin-client";

export default defineConfig({
  root: ".",
  input: { path: ${JSON.stringify(document)} },
  output: { path: ${JSON.stringify(out("kubb"))}, clean: true, format: false, lint: false },
  plugins: [pluginOas({ validate: false, generators: [] }), pluginTs({}), pluginClient({ client: "fetch" })],
});
`,
  );
  return {
    "@hey-api/openapi-ts": {
      command: [bin("openapi-ts"), "-i", document, "-o", out("hey-api"), ...heyApi, "--no-log-file"],
      cwd: workingFolder("hey-api"),
    },
    orval: {
      command: [bin("orval"), "--input", document, "--output", join(out("orval"), "api.ts"), "--client", "fetch"],
      cwd: workingFolder("orval"),
    },
    kubb: { command: [bin("kubb"), "generate", "--config", "kubb.config.mjs", "--silent"], cwd: kubb },
    "swagger-typescript-api": {
      command: [
        ...[bin("swagger-typescript-api"), "generate", "--path", document],
        ...["--output", out("swagger"), "--name", "api.ts"],
      ],
      cwd: workingFolder("swagger"),
    },
  };
}

/** Command lines by the names of their sides. */
type Programs = Readonly<Record<string, { readonly command: readonly string[]; readonly cwd?: string }>>;

/** What a side cost over all rounds, and against openapi-typescript. */
interface Figures {
  readonly side: string;
  readonly cpu: Spread;
  readonly wall: Spread;
  readonly memory: Spread;
  readonly cpuRatio: Spread;
  readonly memoryRatio: Spread;
}

/** Runs whole programs in turn. A ratio is that of the same round. Programs that fail are listed with the reason. */
async function compare(programs: Programs, rounds: number): Promise<{ figures: Figures[]; missing: Missing[] }> {
  const costs = new Map<string, Cost[]>();
  const missing = new Map<string, string>();
  const warmUps = rounds > 1 ? 1 : 0;
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [side, { command, cwd = root }] of Object.entries(programs)) {
      if (missing.has(side)) continue;
      const cost = await runProgram(command, cwd).catch((error: Error) => {
        missing.set(side, error.message.replaceAll(/\s+/g, " ").slice(0, 300));
      });
      if (cost && round >= 0) costs.set(side, [...(costs.get(side) ?? []), cost]);
    }
  }
  const base = costs.get("openapi-typescript") ?? [];
  const figures = [...costs].map(([side, own]) => {
    const figure = (key: keyof Cost) => summarize(own.map((cost) => cost[key]));
    const ratio = (key: keyof Cost) =>
      summarize(own.map((cost, round) => cost[key] / (base[round]?.[key] ?? Number.NaN)));
    return {
      ...{ side, cpu: figure("cpuMs"), wall: figure("wallMs"), memory: figure("memoryMiB") },
      ...{ cpuRatio: ratio("cpuMs"), memoryRatio: ratio("memoryMiB") },
    };
  });
  return { figures, missing: [...missing].map(([side, reason]) => ({ side, reason })) };
}

function find(figures: readonly Figures[], side: string): Figures {
  const found = figures.find((one) => one.side === side);
  if (!found) throw new Error(`${side} could not be measured.`);
  return found;
}

function toTable(title: string, method: string, figures: readonly Figures[]): Table {
  return {
    title,
    method,
    columns: ["program", "ms of processor", "ratio", "ms by the clock", "MiB", "ratio"],
    rows: figures.map(({ side, cpu, wall, memory, cpuRatio, memoryRatio }) => [
      ...[side, formatSpread(cpu), formatRatio(cpuRatio), formatSpread(wall)],
      ...[formatNumber(memory.median), formatRatio(memoryRatio)],
    ]),
  };
}
