import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { peersFolder, peerVersion } from "./peers.ts";
import { type Bar, type Findings, formatNumber, type Missing } from "./report.ts";

const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);

/** Programs of consumers whose bundles are measured, and the most bytes that they may take, minified and gzip. */
export const bundles = {
  client: {
    what: "bundle of the client with openapi-fetch",
    program: 'import { createClient } from "@ld-rest/client"; globalThis.ld = createClient({ token: "api-0" });',
    atMost: 8.5 * 1024,
  },
  validation: {
    what: "bundle of all validators",
    program: 'import { validate } from "@ld-rest/client/validation"; globalThis.validate = validate;',
    atMost: 6 * 1024,
  },
  data: {
    what: "bundle of fixtures and factories",
    program:
      'import { createFactories, fixtures } from "@ld-rest/testing"; globalThis.data = [fixtures, createFactories()];',
    // Overrides are validated, which takes the checks of all schemas.
    atMost: 10 * 1024,
  },
} as const;

/** A program that calls two operations. */
export const application = `import { createClient } from "@ld-rest/client";
const ld = createClient({ token: "api-0" });
const app = await ld.getApplication({ applicationKey: "shop", expand: ["flags"] });
const { items } = await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });
export const summary: [string, number | undefined, string[]] = [app.name, app.flags.totalCount, items.map(({ name }) => name)];
`;

/** What the packages may take at most. */
export const limits = { instantiations: 1500, installedBytes: 1_000_000, dependencies: 2 } as const;

/**
 * Size of a program in a browser: bundled and minified by esbuild, gzip -9.
 *
 * @param folder - where the packages that it imports are found; by default those of this repository
 * @returns bytes
 */
export async function measureBundle(program: string, folder = join(root, "scripts")): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}

/**
 * Type instantiations that TypeScript 7 counts for a program, with `skipLibCheck`.
 *
 * @param folder - where the packages that it imports are found; by default those of this repository
 * @throws Error with what the compiler says if the program has a mistake
 */
export async function countInstantiations(program: string, folder = join(root, "scripts")): Promise<number> {
  const place = join(folder, ".tmp", `types-${process.pid}-${program.length}`);
  mkdirSync(place, { recursive: true });
  try {
    writeFileSync(join(place, "app.ts"), program);
    writeFileSync(join(place, "package.json"), '{ "type": "module" }');
    const compilerOptions = {
      target: "ES2022",
      lib: ["ES2022", "DOM", "DOM.Iterable"],
      module: "NodeNext",
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      types: [],
      skipLibCheck: true,
    };
    writeFileSync(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["app.ts"] }));
    const compiler = join(root, "node_modules/@typescript/native/bin/tsc");
    // One thread, so that the count doesn't depend on the number of cores.
    const args = [compiler, "-p", place, "--singleThreaded", "--extendedDiagnostics"];
    const { stdout } = await run(process.execPath, args).catch((error: { stdout?: string }) => {
      throw new Error(`The program has mistakes:\n${error.stdout}`);
    });
    const [, count] = /^Instantiations:\s+(\d+)/m.exec(stdout) ?? [];
    if (count === undefined) throw new Error("The compiler doesn't say how many instantiations it made.");
    return Number(count);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What installing the testing kit takes: bytes, unpacked, with its dependencies, and how many dependencies it has. */
export function measureInstallation(): { readonly bytes: number; readonly dependencies: number } {
  const manifest = JSON.parse(readFileSync(join(root, "packages/testing/package.json"), "utf8"));
  const dependencies = Object.keys(manifest.dependencies);
  const bytes = ["@ld-rest/testing", ...dependencies].reduce((sum, name) => {
    const cwd = join(root, "packages", name.replace("@ld-rest/", ""));
    const output = execFileSync("npm", ["pack", "--dry-run", "--json", "--loglevel=silent"], { cwd, encoding: "utf8" });
    return sum + JSON.parse(output)[0].unpackedSize;
  }, 0);
  return { bytes, dependencies: dependencies.length };
}

/** What peers need for one call: a program whose bundle is measured, and one that is type-checked. */
const peers: Readonly<Record<string, { readonly bundle: string; readonly types?: string }>> = {
  "openapi-fetch": {
    bundle: 'import createClient from "openapi-fetch"; globalThis.ld = createClient({ baseUrl: "/" });',
  },
  ky: { bundle: 'import ky from "ky"; globalThis.ld = ky.create({ prefixUrl: "/" });' },
  ofetch: { bundle: 'import { ofetch } from "ofetch"; globalThis.ld = ofetch.create({ baseURL: "/" });' },
  openai: {
    bundle: 'import OpenAI from "openai"; globalThis.ld = new OpenAI({ apiKey: "0" });',
    types: `import OpenAI from "openai";
const client = new OpenAI({ apiKey: "0" });
const model = await client.models.retrieve("gpt");
export const summary: string = model.id;
`,
  },
  "@octokit/core": {
    bundle:
      'import { Octokit } from "@octokit/core"; import { throttling } from "@octokit/plugin-throttling"; import { retry } from "@octokit/plugin-retry"; globalThis.ld = Octokit.plugin(throttling, retry);',
    types: `import { Octokit } from "@octokit/core";
const octokit = new Octokit({ auth: "0" });
const { data } = await octokit.request("GET /repos/{owner}/{repo}", { owner: "a", repo: "b" });
export const summary: string = data.name;
`,
  },
  "launchdarkly-api-typescript": {
    bundle:
      'import { ApplicationsBetaApi, Configuration } from "launchdarkly-api-typescript"; globalThis.ld = new ApplicationsBetaApi(new Configuration({ apiKey: "0" }));',
    types: `import { ApplicationsBetaApi, Configuration } from "launchdarkly-api-typescript";
const ld = new ApplicationsBetaApi(new Configuration({ apiKey: "api-0" }));
const app = await ld.getApplication("shop");
export const summary: string = app.data.name;
`,
  },
};

/** Bundles, instantiations, installation. All are exact: the same on every machine. */
export async function measure(): Promise<Findings> {
  const instantiations = await countInstantiations(application);
  const sizes = await Promise.all(
    Object.values(bundles).map(async ({ what, program, atMost }) => ({
      what,
      atMost,
      value: await measureBundle(program),
    })),
  );
  const rows = [{ name: "@ld-rest/client", bytes: sizes[0]?.value ?? Number.NaN, instantiations }];
  const missing: Missing[] = [];
  for (const [name, { bundle, types }] of Object.entries(peers)) {
    try {
      rows.push({
        name: `${name} ${peerVersion(name)}`,
        bytes: await measureBundle(bundle, peersFolder),
        instantiations: types ? await countInstantiations(types, peersFolder) : Number.NaN,
      });
    } catch (error) {
      missing.push({ side: name, reason: String(error).split("\n").slice(0, 2).join(" ") });
    }
  }
  rows.sort((a, b) => a.bytes - b.bytes);
  const { bytes, dependencies } = measureInstallation();
  const bar = (what: string, value: number, unit: string, atMost: number): Bar => ({
    what,
    value,
    unit,
    limit: { atMost },
  });
  return {
    tables: [
      {
        title: "Clients",
        method:
          "Bytes of a program that creates a client, bundled and minified by esbuild, gzip -9; Octokit with its throttling and retry. " +
          "Type instantiations of a program that makes one or two calls, with `skipLibCheck`. openapi-fetch, ky and ofetch know nothing of the API.",
        columns: ["client", "bytes", "instantiations"],
        rows: rows.map(({ name, bytes, instantiations }) => [name, formatNumber(bytes), formatNumber(instantiations)]),
        plot: {
          file: "sizes",
          title: "A client in a bundle, minified and gzip",
          axis: "KiB",
          values: rows.map(({ name, bytes }) => ({ name, value: bytes / 1024 })),
        },
      },
    ],
    bars: [
      ...sizes.map(({ what, value, atMost }) => bar(what, value, "bytes", atMost)),
      bar("type instantiations of a program with two calls", instantiations, "", limits.instantiations),
      bar("installed size of the testing kit", bytes / 1e6, "MB", limits.installedBytes / 1e6),
      bar("dependencies of the testing kit", dependencies, "", limits.dependencies),
    ],
    missing,
  };
}
