import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { formatNumber } from "../measure/format.ts";
import { peersFolder } from "../peers.ts";
import type { Findings } from "../result.ts";

const root = join(import.meta.dirname, "../../..");

/** What an installation brings. */
interface Installation {
  readonly name: string;
  readonly bytes: number;
  readonly packages: number;
}

/** Clients and mock servers that do as much, or less; their versions are those of the peers' lock file. */
const clients = ["launchdarkly-api-typescript", "openai", "@octokit/core", "openapi-fetch", "ky", "ofetch"];
const mocks = ["@stoplight/prism-cli", "@scalar/mock-server", "openapi-backend", "msw"];

/** Weighs what `npm install` of a package brings, by what npm has put on the disk. */
export async function measure(): Promise<Findings> {
  const own = measureOwn();
  const rows = [...own, ...[...clients, ...mocks].filter(isInstalled).map(measurePeer)];
  const missing = [...clients, ...mocks].filter((name) => !isInstalled(name));
  const weigh = (name: string) => rows.find((row) => row.name === name)?.bytes ?? Number.NaN;
  return {
    tables: [
      {
        title: "What an installation brings",
        method:
          "Bytes of all files and number of packages in `node_modules`, with run-time dependencies and those of their own.",
        columns: ["package", "MB", "packages"],
        rows: rows.map(({ name, bytes, packages }) => [name, formatNumber(bytes / 1e6), String(packages)]),
        plot: {
          file: "installation",
          title: "What an installation brings",
          axis: "MB",
          values: rows.map(({ name, bytes }) => ({ name, value: bytes / 1e6 })),
          logarithmic: true,
        },
      },
    ],
    bars: [
      {
        what: "installed size of the client against the vendor's",
        value: weigh("@ld-rest/client") / weigh("launchdarkly-api-typescript"),
        unit: "×",
        limit: { atMost: 1 },
      },
      {
        what: "installed size of the testing kit",
        value: weigh("@ld-rest/testing") / 1e6,
        unit: "MB",
        limit: { atMost: 1 },
      },
    ],
    missing: missing.map((side) => ({ side, reason: "it is not among the installed peers" })),
  };
}

/** Packs the packages and installs each in a folder of its own. */
function measureOwn(): Installation[] {
  const folder = mkdtempSync(join(tmpdir(), "ld-rest-consumer-"));
  try {
    const workspaces = ["types", "client", "testing"].flatMap((name) => ["--workspace", `packages/${name}`]);
    execFileSync("npm", ["pack", "--pack-destination", folder, ...workspaces], { cwd: root, stdio: "ignore" });
    const tarballs = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
    const needed: Readonly<Record<string, readonly string[]>> = {
      types: ["types"],
      client: ["types", "client"],
      testing: ["types", "testing"],
    };
    return Object.entries(needed).map(([name, packages]) => {
      const place = join(folder, name);
      mkdirSync(place);
      writeFileSync(join(place, "package.json"), '{ "private": true }');
      const files = packages.flatMap((one) => tarballs.filter((file) => file.includes(`-${one}-`)));
      const options = ["--ignore-scripts", "--omit=peer", "--no-audit", "--no-fund", "--prefer-offline"];
      const paths = files.map((file) => join(folder, file));
      execFileSync("npm", ["install", ...options, ...paths], { cwd: place, stdio: ["ignore", "ignore", "inherit"] });
      const found = listPackages(place);
      return {
        name: `@ld-rest/${name}`,
        bytes: found.reduce((sum, one) => sum + sizeOf(one), 0),
        packages: found.length,
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The packages of an installation, by their folders. */
function listPackages(place: string): string[] {
  const output = execFileSync("npm", ["ls", "--all", "--parseable"], { cwd: place, encoding: "utf8" });
  return output.split("\n").filter((path) => path.includes("node_modules"));
}

function isInstalled(name: string): boolean {
  return existsSync(join(peersFolder, "node_modules", name));
}

/** A peer and what it depends on, as they are installed among the peers: the same files as alone. */
function measurePeer(name: string): Installation {
  const seen = new Set<string>();
  const visit = (from: string, dependency: string): void => {
    const place = findPackage(from, dependency);
    if (!place || seen.has(place)) return;
    seen.add(place);
    const { dependencies = {} } = readManifest(place);
    for (const next of Object.keys(dependencies)) visit(place, next);
  };
  visit(peersFolder, name);
  return { name, bytes: [...seen].reduce((sum, place) => sum + sizeOf(place), 0), packages: seen.size };
}

/** The folder that Node would find a package in. */
function findPackage(from: string, name: string): string | undefined {
  for (let folder = from; folder.startsWith(peersFolder); folder = dirname(folder)) {
    const place = join(folder, "node_modules", name);
    if (existsSync(join(place, "package.json"))) return place;
  }
  return undefined; // optional, for another platform
}

function readManifest(place: string): { readonly dependencies?: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
}

/** Bytes of a package's files, without the packages within it, which are counted for themselves. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sum + (entry.name === "node_modules" ? 0 : sizeOf(path));
    return sum + (entry.isFile() ? statSync(path).size : 0);
  }, 0);
}
