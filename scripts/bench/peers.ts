import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Folder of the peers, with a lock file of its own, outside the default install. */
export const peersFolder = join(import.meta.dirname, "peers");

/** Installs the peers as locked, unless they are installed. None of their scripts run. */
export function installPeers(): void {
  if (existsSync(join(peersFolder, "node_modules/.package-lock.json"))) return;
  console.log("Installing the peers (once, about 900 MB) …");
  // A dependency of a peer may ask for a newer Node than it needs: it is tried, and listed as missing if it fails.
  const options = ["--ignore-scripts", "--engine-strict=false", "--no-audit", "--no-fund"];
  execFileSync("npm", ["ci", ...options], { cwd: peersFolder, stdio: "inherit" });
}

/** Version of an installed peer. */
export function peerVersion(name: string): string {
  const manifest = readFileSync(join(peersFolder, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version; // every package has one
}

/** URL of a module in the peers' folder. */
export function peerModule(path: string): URL {
  return pathToFileURL(join(peersFolder, path));
}
