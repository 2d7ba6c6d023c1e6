import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatNumber } from "../measure/format.ts";
import { type OwnPackage, withInstalled } from "../measure/installed.ts";
import { peersFolder } from "../peers.ts";
import type { Findings } from "../result.ts";

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
  const own = [await measureOwn("types"), await measureOwn("client"), await measureOwn("testing")];
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

/** What installing a package of the project brings. */
function measureOwn(name: OwnPackage): Promise<Installation> {
  return withInstalled(name, (place) => {
    const found = listPackages(place);
    return {
      name: `@ld-rest/${name}`,
      bytes: found.reduce((sum, one) => sum + sizeOf(one), 0),
      packages: found.length,
    };
  });
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
