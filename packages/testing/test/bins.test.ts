import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { createFakeApi } from "../src/index.js";
import { type FakeServer, listen } from "../src/node.js";

const bins = join(import.meta.dirname, "../dist/bin");
const folder = mkdtempSync(join(tmpdir(), "ld-rest-bins-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly child: ChildProcessWithoutNullStreams;
  readonly output: { text: string; errors: string };
  /** Resolves to the exit code. */
  readonly ended: Promise<number | null>;
}

const running = new Set<Run>();
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill("SIGKILL");
    await ended;
  }
  running.clear();
});

function run(bin: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const { LAUNCHDARKLY_TOKEN: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(bins, `${bin}.js`), ...args], { env: { ...inherited, ...env } });
  const output = { text: "", errors: "" };
  child.stdout.on("data", (chunk) => {
    output.text += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.errors += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const started = { child, output, ended };
  running.add(started);
  return started;
}

/** Waits until the output has what is looked for. */
async function seen({ output, child }: Run, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const match = pattern.exec(output.text + output.errors);
    if (match) return match;
    if (child.exitCode !== null) throw new Error(`ended without ${pattern}: ${output.text}${output.errors}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function writeState(name: string, state: unknown): string {
  const file = join(folder, name);
  // In one step, as careful editors do.
  writeFileSync(`${file}.new`, typeof state === "string" ? state : JSON.stringify(state));
  renameSync(`${file}.new`, file);
  return file;
}

const shop = createFakeApi().factories.buildApplication({ key: "shop" });

describe("ld-rest-fake", () => {
  async function start(...args: string[]) {
    const started = run("ld-rest-fake", ["--port", "0", ...args]);
    const [, url = "", token = ""] = await seen(started, /listens on (\S+) with the token (\S+)\n/);
    const get = (path: string) => fetch(url + path, { headers: { Authorization: token, "LD-API-Version": "beta" } });
    return { started, url, token, get };
  }

  test("says where it listens, on loopback, with a curl to paste that works", async () => {
    const { started, url, token } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const [, authorization, version, target] = await seen(
      started,
      /curl -H "Authorization: (.+?)" -H "LD-API-Version: (.+?)" "(.+?)"\n/,
    );
    expect([authorization, version]).toEqual([token, "beta"]);
    const headers = { Authorization: authorization ?? "", "LD-API-Version": version ?? "" };
    expect((await fetch(target ?? "", { headers })).status).toBe(200);
  });

  test("logs a line per request, without the token", async () => {
    const { started, get, token } = await start("--token", "api-other");
    await get("/api/v2/applications/nope");
    await seen(started, /\d\d:\d\d:\d\d\.\d{3} getApplication applicationKey="nope" → 404\n/);
    expect(token).toBe("api-other");
    expect(started.output.text.split("Try:")[1]?.split("\n").slice(1).join("\n")).not.toContain(token);
  });

  test("limits and delays as it is told", async () => {
    const { get, started } = await start("--rate-limit", "2/10s", "--latency", "1ms");
    const statuses = [];
    for (const _ of [1, 2, 3]) statuses.push((await get("/api/v2/applications/com.launchdarkly.cafe")).status);
    expect(statuses).toEqual([200, 200, 429]);
    await seen(started, /→ 429 \(latency\)/);
  });

  test("serves a state file, and reads it again when it changes, a broken one aside", async () => {
    const file = writeState("state.json", { applications: [shop] });
    const { get, started } = await start("--state", file);
    expect((await get("/api/v2/applications/shop")).status).toBe(200);
    expect((await get("/api/v2/applications/com.launchdarkly.cafe")).status).toBe(404);

    writeState("state.json", { applications: [{ ...shop, kind: "desktop" }] });
    await seen(
      started,
      /state\.json can't be used: applications\[0\]\.kind must be one of .*\nThe state stays as it was\./,
    );
    expect((await get("/api/v2/applications/shop")).status).toBe(200);

    writeState("state.json", { applications: [{ ...shop, key: "store" }] });
    await seen(started, /read \S+state\.json again/);
    expect((await get("/api/v2/applications/shop")).status).toBe(404);
    expect((await get("/api/v2/applications/store")).status).toBe(200);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("ends cleanly on %s, open requests included", async (signal) => {
    const { started, get } = await start("--latency", "60s");
    const pending = get("/api/v2/applications/com.launchdarkly.cafe").catch(() => "gone");
    await seen(started, /getApplication/);
    started.child.kill(signal);
    expect(await started.ended).toBe(0);
    expect(await pending).toBe("gone");
  });

  test("says that the port is taken", async () => {
    const server = await listen(createFakeApi());
    const other = run("ld-rest-fake", ["--port", String(server.port)]);
    expect(await other.ended).toBe(1);
    expect(other.output.errors).toBe(
      `Port ${server.port} on 127.0.0.1 is taken. Choose another, or 0 for any that is free.\n`,
    );
    await server.close();
  });

  test.each<[string, unknown, RegExp]>([
    ["is missing", undefined, /there is no such file\./],
    ["is no JSON", "{", /it is no JSON\./],
    ["has another form", { apps: [] }, /apps: a state has no such list\. It has applications,/],
    [
      "breaks a schema",
      { applications: [{ ...shop, _links: { self: { href: 1 } } }] },
      /applications\[0\]\._links\.self\.href must be a string, not 1\./,
    ],
  ])("says where and why, when the state file %s", async (_, state, reason) => {
    const file = state === undefined ? join(folder, "missing.json") : writeState("wrong.json", state);
    const { ended, output } = run("ld-rest-fake", ["--port", "0", "--state", file]);
    expect(await ended).toBe(1);
    expect(output.errors).toContain(`The state file ${file} can't be used: `);
    expect(output.errors).toMatch(reason);
    expect(output.errors.trimEnd().split("\n")).toHaveLength(1);
  });

  test.each([
    [["--prot", "1"], /Unknown option '--prot'/],
    [["--port", "x"], /--port takes a whole number up to 65535, not x/],
    [["--rate-limit", "50"], /--rate-limit takes requests and a window, such as 50\/10s, not 50/],
    [["--rate-limit", "0/10s"], /--rate-limit takes numbers above 0/],
    [["--latency", "20"], /--latency takes a time in ms or s, such as 20ms, not 20/],
    [["--token", "sdk-1"], /an SDK or mobile key is no access token/],
  ])("refuses %j with the usage", async (args, reason) => {
    const { ended, output } = run("ld-rest-fake", args);
    expect(await ended).toBe(2);
    expect(output.errors).toMatch(reason);
    expect(output.errors).toContain("Usage: ld-rest-fake");
  });

  test("explains itself", async () => {
    const { ended, output } = run("ld-rest-fake", ["--help"]);
    expect(await ended).toBe(0);
    expect(output.text).toContain("Exit codes:");
  });
});

describe("ld-rest-contract", () => {
  const fake = createFakeApi({ token: "api-contract-token" });
  const env = { LAUNCHDARKLY_TOKEN: fake.token };
  let server: FakeServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  test("reports each case, and is content where all hold", async () => {
    server = await listen(fake);
    const { ended, output } = run("ld-rest-contract", ["--base-url", server.url], env);
    expect(await ended).toBe(0);
    expect(output.text).toMatch(/^(?:ok {5}[^\n]+\n)+\n(\d+) of \1 cases hold at http/);
    expect(output.text + output.errors).not.toContain(fake.token);
  });

  test("exits with 1 where a case differs, and says in what", async () => {
    const { answer } = fake;
    server = await listen({ ...fake, answer: (request) => ({ ...answer(request), status: 200 }) });
    const { ended, output } = run("ld-rest-contract", ["--base-url", server.url], env);
    expect(await ended).toBe(1);
    expect(output.text).toContain(
      "DIFFER a call without a token is answered 401\n         status: expected 401, got 200\n",
    );
    expect(output.text + output.errors).not.toContain(fake.token);
  });

  test.each([
    [[], env, /--base-url takes an http or https URL, .* not nothing/],
    [["--base-url", "localhost:80"], env, /--base-url takes an http or https URL/],
    [
      ["--base-url", "http://localhost", "--timeout", "soon"],
      env,
      /--timeout takes a number of milliseconds, not soon/,
    ],
    [["--base-url", "http://localhost"], {}, /LAUNCHDARKLY_TOKEN is not set/],
    [["--url", "http://localhost"], env, /Unknown option '--url'/],
  ])("refuses %j with %j with the usage", async (args, environment, reason) => {
    const { ended, output } = run("ld-rest-contract", args, environment);
    expect(await ended).toBe(2);
    expect(output.errors).toMatch(reason);
    expect(output.errors).toContain("Usage: LAUNCHDARKLY_TOKEN=");
  });
});
