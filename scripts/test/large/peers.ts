import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** The folder of what is too large for the default install, with a lock file of its own. */
const peers = join(import.meta.dirname, "../../bench/peers");

/** GitHub's own description of its REST API: over a thousand operations, 13 MB of JSON. It is installed when it is first asked for. */
export function installGithubDocument(): string {
  const file = join(peers, "node_modules/@octokit/openapi/generated/api.github.com.json");
  if (!existsSync(file)) {
    execFileSync("npm", ["ci", "--ignore-scripts", "--workspaces=false"], { cwd: peers, stdio: "inherit" });
  }
  return file;
}
