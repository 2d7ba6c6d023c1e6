import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The folder of the peers, with a lock file of its own, outside the default install. */
export const peersFolder = join(import.meta.dirname, "peers");

/** Installs the peers as the lock file has them, unless they are there. Nothing of theirs is run for it. */
export function installPeers(): void {
  const installed = join(peersFolder, "node_modules/.package-lock.json");
  if (existsSync(installed)) return;
  console.log("Installing the peers (once, about 900 MB) …");
  // A peer may depend on a package that asks for a newer Node without need: it is tried, and listed as missing where it fails.
  const options = ["--ignore-scripts", "--engine-strict=false", "--no-audit", "--no-fund"];
  execFileSync("npm", ["ci", ...options], { cwd: peersFolder, stdio: "inherit" });
}

/** The version of a peer that is installed. @throws Error where it isn't */
export function peerVersion(name: string): string {
  const manifest = readFileSync(join(peersFolder, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version; // every package has one
}

/** The URL of a module in the peers' folder. */
export function peerModule(path: string): URL {
  return pathToFileURL(join(peersFolder, path));
}
