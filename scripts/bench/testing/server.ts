import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { createFakeApi } from "@ld-rest/testing";
import { build } from "esbuild";
import { load } from "./load.ts";
import { median } from "./measure.ts";

const path = "/api/v2/applications/com.launchdarkly.cafe";

/** What a server does in a process of its own. */
export interface ServerFigures {
  /** Requests a second on ten connections. */
  readonly throughput: number;
  /** Microseconds of the processor a request. */
  readonly cost: number;
  /** Milliseconds from the start of the process to the first answer. */
  readonly start: number;
  /** Bytes of memory after the load. */
  readonly memory: number;
}

/** Measures the fake and a bare server that answers with the same bytes, in turn. */
export async function measureServers(): Promise<Record<"fake" | "bare", ServerFigures>> {
  const fake = createFakeApi();
  const request = [
    `GET ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    `Authorization: ${fake.token}`,
    "LD-API-Version: beta",
    "\r\n",
  ].join("\r\n");
  const headers = { authorization: fake.token, "ld-api-version": "beta" };
  const answer = fake.respond({ method: "GET", url: path, headers });
  const child = await compile();
  const runs = { fake: [] as ServerFigures[], bare: [] as ServerFigures[] };
  for (let round = 0; round < 5; round++) {
    runs.bare.push(
      await run(child, ["bare", String(answer.status), JSON.stringify(answer.headers), answer.body ?? ""], request),
    );
    runs.fake.push(await run(child, ["fake"], request));
  }
  return { fake: middle(runs.fake), bare: middle(runs.bare) };
}

async function run(child: string, args: string[], request: string): Promise<ServerFigures> {
  const began = performance.now();
  const server = fork(child, args, { execArgv: [] });
  const [{ url }] = (await once(server, "message")) as [{ url: string }]; // what the child says first
  const length = await measureAnswer(url, request);
  const start = performance.now() - began;

  await load(url, request, { length, requests: 2000, connections: 10 });
  const before = await ask(server);
  const requests = 8_000;
  const time = await load(url, request, { length, requests, connections: 10 });
  const after = await ask(server);
  server.kill();
  const cpu = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
  return { throughput: (requests / time) * 1000, cost: cpu / requests, start, memory: after.memory };
}

async function ask(server: ChildProcess): Promise<{ cpu: NodeJS.CpuUsage; memory: number }> {
  server.send("figures");
  const [figures] = await once(server, "message");
  return figures;
}

/** The length of an answer with its headers, in bytes; the first one also tells how long the start took. */
function measureAnswer(url: string, request: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.on("error", reject);
    socket.once("data", (chunk) => {
      const text = chunk.toString("latin1");
      const head = text.indexOf("\r\n\r\n") + 4;
      if (!text.startsWith("HTTP/1.1 200")) reject(new Error(`The server answered ${text.slice(0, head)}`));
      const [, body] = /content-length: (\d+)/i.exec(text) ?? [];
      socket.end(() => resolve(head + Number(body)));
    });
  });
}

/** As one file of JavaScript that imports the built packages, so that no compiler is measured. */
async function compile(): Promise<string> {
  const outfile = join(import.meta.dirname, "../../node_modules/.cache/bench-child.mjs");
  const entry = join(import.meta.dirname, "child.ts");
  await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
  return outfile;
}

function middle(runs: readonly ServerFigures[]): ServerFigures {
  const of = (name: keyof ServerFigures) => median(runs.map((one) => one[name]));
  return { throughput: of("throughput"), cost: of("cost"), start: of("start"), memory: of("memory") };
}
