import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { basename, dirname, join } from "node:path";
import type { Results } from "./smoke.ts";

/** Runs the suite in a worker that can reach this machine, and reads the results from its response. */
export async function runInWorkerd(bundle: string, baseUrl: string, token: string): Promise<Results> {
  const folder = dirname(bundle);
  const port = await freePort();
  await writeFile(
    join(folder, "worker.mjs"),
    `import { connect, smoke } from "./${basename(bundle)}";
const fake = [${JSON.stringify(baseUrl)}, ${JSON.stringify(token)}];
const ld = connect(...fake);
const get = () => ld.getApplication({ applicationKey: "com.launchdarkly.cafe" }).then(() => null, String);
export default {
  fetch: async ({ url }) => Response.json(await (url.endsWith("/shared") ? get() : smoke(...fake))),
};
`,
  );
  await writeFile(
    join(folder, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.mjs", esModule = embed "worker.mjs"), (name = "${basename(bundle)}", esModule = embed "${basename(bundle)}")],
      compatibilityDate = "2026-01-01",
    )),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`,
  );
  const kind = `${process.platform}-${process.arch === "x64" ? "64" : process.arch}`;
  const binary = join(import.meta.dirname, `node_modules/@cloudflare/workerd-${kind}/bin/workerd`);
  const child = spawn(binary, ["serve", "config.capnp"], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => {
    log += String(chunk);
  });
  try {
    const url = `http://127.0.0.1:${port}/`;
    const results = await fetchResults(url, () => child.exitCode !== null);
    return [...results, ["shares a client between requests", await share(`${url}shared`)]];
  } catch (error) {
    throw new Error(`${String(error)}\n${log.slice(0, 2000)}`);
  } finally {
    child.kill();
  }
}

/**
 * Sends requests that share a client: in a worker, a request can't use what belongs to another one. Sends as few at once as a new
 * client allows, since the response to one request can't wake another that waits.
 */
async function share(url: string): Promise<string | null> {
  for (let round = 0; round < 5; round += 1) {
    const problems = await Promise.all(Array.from({ length: 2 }, async () => (await fetch(url)).text()));
    const problem = problems.find((text) => text !== "null");
    if (problem !== undefined) return problem;
  }
  return null;
}

/** Fetches the results as soon as the worker listens. */
async function fetchResults(url: string, hasExited: () => boolean): Promise<Results> {
  for (;;) {
    try {
      const response = await fetch(url);
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      return JSON.parse(text) as Results; // the suite's own results
    } catch (error) {
      if (hasExited() || !(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
