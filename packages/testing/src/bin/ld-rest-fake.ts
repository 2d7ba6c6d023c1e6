#!/usr/bin/env node
import { resolve } from "node:path";
import { listen } from "../faces/node-server.js";
import { createFakeApi, type FakeApi } from "../fake-api.js";
import { describeEntry } from "../log/describe.js";
import { readStateFile } from "../server/state-file.js";
import { type FakeCommand, readFakeOptions, usage } from "./fake-options.js";
import { watchState } from "./watch-state.js";

async function main(): Promise<void> {
  const command = readFakeOptions(process.argv.slice(2));
  if (!command) return console.log(usage);
  const { port, host, state, latencyMs } = command;
  const fake = createFake(command);
  if (latencyMs > 0) fake.faults.add({ kind: "latency", ms: latencyMs });

  const server = await listen(fake, {
    port,
    host,
    onAnswer: (entry) => console.log(`${time(entry.at)} ${describeEntry(entry)}`),
  });
  const stopWatching = state === undefined ? () => {} : watchState(resolve(state), () => reload(fake, state));
  console.log(`The fake API listens on ${server.url} with the token ${fake.token}`);
  console.log(`Try: ${curl(server.url, fake)}`);

  const end = () => {
    stopWatching();
    void server.close();
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

function createFake({ state, token, rateLimit, seed }: FakeCommand): FakeApi {
  const fake = createFakeApi({ seed, ...(token === undefined ? {} : { token }), ...(rateLimit ? { rateLimit } : {}) });
  if (state !== undefined) load(fake, state);
  return fake;
}

/** @throws Error that names the file and says what is wrong with it */
function load(fake: FakeApi, file: string): void {
  const seed = readStateFile(file);
  try {
    fake.seed(seed);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The state file ${file} can't be used: ${reason}`, { cause: error });
  }
}

/** A file that is wrong leaves the state as it is: whoever edits it mends it and sees it taken. */
function reload(fake: FakeApi, file: string): void {
  try {
    load(fake, file);
    console.log(`${time(fake.clock.now())} read ${file} again`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nThe state stays as it was.`);
  }
}

function curl(url: string, fake: FakeApi): string {
  const [key = "com.launchdarkly.cafe"] = fake.applications.list().map((application) => application.key);
  const headers = `-H "Authorization: ${fake.token}" -H "LD-API-Version: beta"`;
  return `curl ${headers} "${url}/api/v2/applications/${encodeURIComponent(key)}"`;
}

function time(at: number): string {
  return new Date(at).toISOString().slice(11, 23);
}

try {
  await main();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const wrongUse = error instanceof TypeError;
  console.error(wrongUse ? `${message}\n\n${usage}` : message);
  process.exitCode = wrongUse ? 2 : 1;
}
