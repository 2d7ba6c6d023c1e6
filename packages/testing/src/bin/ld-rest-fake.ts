#!/usr/bin/env node
import { readFileSync, unwatchFile, watchFile } from "node:fs";
import { parseArgs } from "node:util";
import { addFault } from "../control.js";
import { describeEntry } from "../core/log.js";
import { createFakeApi, type FakeApi, type FakeApiOptions } from "../fake-api.js";
import { listen, readStateFile } from "../node.js";
import { checkOption, readNumber, readTime, readVersion, runCommand, UsageError } from "./command-line.js";
import { record, recordOptions } from "./record.js";

const usage = `Usage: ld-rest-fake [options]
       LAUNCHDARKLY_TOKEN=api-… ld-rest-fake record --out FILE [options]

Serves a fake of LaunchDarkly's REST API.

  --port N              port to listen on; 0 for any free port (default: 8787)
  --host ADDRESS        address to bind (default: 127.0.0.1, which only this machine can reach)
  --state FILE          JSON file with the state; reloaded when it changes (default: the spec's examples)
  --token TOKEN         access token with full access (default: a token that no account has)
  --roles FILE          JSON file with more tokens, each with its role
  --rate-limit N/TIME   requests in a window, such as 50/10s
  --route-limit ID=N    requests of an operation in a window; can be repeated
  --address-limit N     requests of an address in a window
  --latency TIME        delay of each response, such as 20ms
  --fault JSON          fault to inject, such as '{"kind":"status","status":503,"target":{"times":1}}'; can be repeated
  --seed N              seed of the ids of errors (default: 1)
  --control             serve the control endpoints below /__fake
  --version             print the version
  --help                print this help

The first line of the output is READY and JSON with url and token.

record writes a state file from the responses of the real API, without secrets and personal data:

  --out FILE                file to write
  --application-key KEY     application to record; can be repeated
  --integration-key KEY     integration whose configurations to record; can be repeated
  --base-url URL            base URL of the API (default: https://app.launchdarkly.com)

Exit codes: 0 ended by SIGINT or SIGTERM, or recorded; 1 the port is taken, the state file is invalid, or recording failed;
2 the command line is wrong.`;

async function main(args: readonly string[]): Promise<number> {
  if (args[0] === "record") return record(parseArgs({ args: args.slice(1), options: recordOptions }).values);
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "8787" },
      host: { type: "string", default: "127.0.0.1" },
      state: { type: "string" },
      token: { type: "string" },
      roles: { type: "string" },
      "rate-limit": { type: "string" },
      "route-limit": { type: "string", multiple: true, default: [] },
      "address-limit": { type: "string" },
      latency: { type: "string" },
      fault: { type: "string", multiple: true, default: [] },
      seed: { type: "string", default: "1" },
      control: { type: "boolean", default: false },
      version: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help || values.version) {
    console.log(values.help ? usage : readVersion());
    return 0;
  }
  const { state, roles, host, control, latency, token } = values;
  const options: FakeApiOptions = {
    seed: readNumber("--seed", values.seed, 0, Number.MAX_SAFE_INTEGER),
    rateLimit: readLimits(values["rate-limit"], values["route-limit"], values["address-limit"]),
    ...(token === undefined ? {} : { token }),
    ...(roles === undefined ? {} : { tokens: readRoles(roles) }),
  };
  const fake = checkOption("Options", () => createFakeApi(options));
  if (latency !== undefined) {
    const ms = readTime("--latency", latency);
    checkOption("--latency", () => fake.faults.add({ kind: "latency", ms }));
  }
  for (const fault of values.fault) checkOption("--fault", () => addFault(fake, JSON.parse(fault)));
  if (state !== undefined) load(fake, state);
  const port = readNumber("--port", values.port, 0, 65_535);
  const onRequest = (entry: Parameters<typeof describeEntry>[0]) => {
    console.log(`${time(entry.at)} ${describeEntry(entry)}`);
  };
  const server = await listen(fake, { port, host, control, onRequest });
  console.log(`READY ${JSON.stringify({ url: server.url, token: fake.token })}`);
  console.log(`Try: ${curl(server.url, fake)}`);
  // Polling notices every way of replacing a file, including a swapped symbolic link.
  if (state !== undefined) watchFile(state, { interval: 100 }, () => reload(fake, state));
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  if (state !== undefined) unwatchFile(state);
  await server.close();
  return 0;
}

function readLimits(
  global: string | undefined,
  routes: readonly string[],
  address: string | undefined,
): NonNullable<FakeApiOptions["rateLimit"]> {
  const most = Number.MAX_SAFE_INTEGER;
  const [count = "", window] = global?.split("/") ?? [];
  if (global !== undefined && window === undefined) {
    throw new UsageError(`--rate-limit takes requests and a window, such as 50/10s, not ${global}`);
  }
  const byRoute = routes.map((text) => {
    const [id = "", limit = ""] = text.split("=");
    return [id, readNumber("--route-limit", limit, 1, most)];
  });
  return {
    ...(window === undefined
      ? {}
      : { global: readNumber("--rate-limit", count, 1, most), windowMs: readTime("--rate-limit", window) }),
    ...(byRoute.length > 0 ? { routes: Object.fromEntries(byRoute) } : {}),
    ...(address === undefined ? {} : { address: readNumber("--address-limit", address, 1, most) }),
  };
}

function readRoles(file: string): NonNullable<FakeApiOptions["tokens"]> {
  return checkOption("--roles", () => JSON.parse(readFileSync(file, "utf8")));
}

/** @throws Error that names the file and the problem */
function load(fake: FakeApi, file: string): void {
  const seed = readStateFile(file);
  try {
    fake.seed(seed);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Can't use the state file ${file}: ${reason}`, { cause: error });
  }
}

/** Reloads the state. An invalid file leaves it unchanged. */
function reload(fake: FakeApi, file: string): void {
  try {
    load(fake, file);
    console.log(`${time(fake.clock.now())} reloaded ${file}`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nThe state is unchanged.`);
  }
}

function curl(url: string, fake: FakeApi): string {
  const [{ key } = { key: "com.launchdarkly.cafe" }] = fake.applications.list();
  const headers = `-H "Authorization: ${fake.token}" -H "LD-API-Version: beta"`;
  return `curl ${headers} "${url}/api/v2/applications/${encodeURIComponent(key)}"`;
}

function time(at: number): string {
  return new Date(at).toISOString().slice(11, 23);
}

await runCommand(usage, () => main(process.argv.slice(2)));
