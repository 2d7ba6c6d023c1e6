import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { resources } from "../src/handlers/index.js";
import { createFakeApi } from "../src/index.js";
import { type FakeServer, listen } from "../src/node.js";
import { routes } from "../src/routes.gen.js";

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

/** Waits until the output matches. */
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
    const [, ready = "{}"] = await seen(started, /^READY (.+)\n/);
    const { url, token }: { url: string; token: string } = JSON.parse(ready);
    const get = (path: string) => fetch(url + path, { headers: { Authorization: token, "LD-API-Version": "beta" } });
    return { started, url, token, get };
  }

  test("prints where it listens, on loopback, with a curl command that works", async () => {
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

  test("logs a line for each request, without the token", async () => {
    const { started, get, token } = await start("--token", "api-other");
    await get("/api/v2/applications/nope");
    await seen(started, /\d\d:\d\d:\d\d\.\d{3} getApplication applicationKey="nope" → 404\n/);
    expect(token).toBe("api-other");
    expect(started.output.text.split("Try:")[1]?.split("\n").slice(1).join("\n")).not.toContain(token);
  });

  test("applies limits and latency", async () => {
    const { get, started } = await start("--rate-limit", "2/10s", "--latency", "1ms");
    const statuses = [];
    for (const _ of [1, 2, 3]) statuses.push((await get("/api/v2/applications/com.launchdarkly.cafe")).status);
    expect(statuses).toEqual([200, 200, 429]);
    await seen(started, /→ 429 \(latency\)/);
  });

  test("serves a state file, and reloads it when it changes, unless it is invalid", async () => {
    const file = writeState("state.json", { applications: [shop] });
    const { get, started } = await start("--state", file);
    expect((await get("/api/v2/applications/shop")).status).toBe(200);
    expect((await get("/api/v2/applications/com.launchdarkly.cafe")).status).toBe(404);

    writeState("state.json", { applications: [{ ...shop, kind: "desktop" }] });
    await seen(
      started,
      /Can't use the state file \S+state\.json: applications\[0\]\.kind: expected one of .*\nThe state is unchanged\./,
    );
    expect((await get("/api/v2/applications/shop")).status).toBe(200);

    writeState("state.json", { applications: [{ ...shop, key: "store" }] });
    await seen(started, /reloaded \S+state\.json/);
    expect((await get("/api/v2/applications/shop")).status).toBe(404);
    expect((await get("/api/v2/applications/store")).status).toBe(200);
  });

  test("reloads the state when a symbolic link to it changes", async () => {
    const [first, second] = [
      writeState("one.json", { applications: [shop] }),
      writeState("two.json", { applications: [] }),
    ];
    const link = join(folder, "link.json");
    symlinkSync(first, link);
    const { get, started } = await start("--state", link);
    expect((await get("/api/v2/applications/shop")).status).toBe(200);
    symlinkSync(second, `${link}.new`);
    renameSync(`${link}.new`, link);
    await seen(started, /reloaded \S+link\.json/);
    expect((await get("/api/v2/applications/shop")).status).toBe(404);
  });

  test("takes roles, limits of operations and addresses, and faults", async () => {
    const roles = writeState("roles.json", {
      "api-reader": { statements: [{ effect: "deny", resources: ["*"], actions: ["*"] }] },
    });
    const fault = JSON.stringify({ kind: "contentType", value: "text/html", target: { operation: "getApplication" } });
    const limits = ["--route-limit", "getApplication=2", "--address-limit", "3"];
    const { url, get } = await start("--roles", roles, "--fault", fault, ...limits);
    const path = "/api/v2/applications/com.launchdarkly.cafe";
    const headers = { Authorization: "api-reader", "LD-API-Version": "beta" };
    expect((await fetch(url + path, { headers })).status).toBe(403);
    const second = await get(path);
    expect([second.status, second.headers.get("content-type")]).toEqual([200, "text/html"]);
    expect((await get(path)).headers.get("x-ratelimit-route-remaining")).toBe("0");
    expect((await get(path)).headers.get("retry-after")).toMatch(/^\d+$/);
  });

  test("prints its version", async () => {
    const { ended, output } = run("ld-rest-fake", ["--version"]);
    expect(await ended).toBe(0);
    expect(output.text).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });

  test("can be controlled from another language, as in the README's Python example", async () => {
    const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
    const [, code = ""] = /```python\n([\s\S]*?)```/.exec(readme) ?? [];
    const { url, started } = await start("--control");
    const python = spawn("python3", ["-c", code], { env: { ...process.env, FAKE_URL: url } });
    let output = "";
    for (const stream of [python.stdout, python.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    const code0 = await new Promise((resolve) => python.on("close", resolve));
    expect([output, code0]).toEqual(["ok\n", 0]);
    await seen(started, /getApplication applicationKey="shop" → 200/);
  });

  test("has no control endpoints without --control", async () => {
    const { url } = await start();
    expect((await fetch(`${url}/__fake/health`)).status).toBe(501);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("ends on %s, even with open requests", async (signal) => {
    const { started, get } = await start("--latency", "60s");
    const pending = get("/api/v2/applications/com.launchdarkly.cafe").catch(() => "gone");
    await seen(started, /getApplication/);
    started.child.kill(signal);
    expect(await started.ended).toBe(0);
    expect(await pending).toBe("gone");
  });

  test("reports that the port is taken", async () => {
    const server = await listen(createFakeApi());
    const other = run("ld-rest-fake", ["--port", String(server.port)]);
    expect(await other.ended).toBe(1);
    expect(other.output.errors).toBe(
      `Port ${server.port} on 127.0.0.1 is taken. Choose another, or 0 for any free port.\n`,
    );
    await server.close();
  });

  test.each<[string, unknown, RegExp]>([
    ["is missing", undefined, /there is no such file\./],
    ["is not JSON", "{", /JSON/],
    ["has another form", { apps: [] }, /unknown option "apps"\. Use one of applications,/],
    [
      "has an object that its schema doesn't allow",
      { applications: [{ ...shop, _links: { self: { href: 1 } } }] },
      /applications\[0\]\._links\.self\.href: expected string, got 1\./,
    ],
  ])("says where and why, when the state file %s", async (_, state, reason) => {
    const file = state === undefined ? join(folder, "missing.json") : writeState("wrong.json", state);
    const { ended, output } = run("ld-rest-fake", ["--port", "0", "--state", file]);
    expect(await ended).toBe(1);
    expect(output.errors).toContain(`Can't use the state file ${file}: `);
    expect(output.errors).toMatch(reason);
    expect(output.errors.trimEnd().split("\n")).toHaveLength(1);
  });

  test.each([
    [["--prot", "1"], /Unknown option '--prot'/],
    [["--port", "x"], /--port takes a whole number from 0 to 65535, not x/],
    [["--rate-limit", "50"], /--rate-limit takes requests and a window, such as 50\/10s, not 50/],
    [["--rate-limit", "0/10s"], /--rate-limit takes a whole number from 1/],
    [["--latency", "20"], /--latency takes a time in ms or s, such as 20ms, not 20/],
    [["--token", "sdk-1"], /SDK and mobile keys are not access tokens/],
    [["--fault", "{"], /--fault: .*JSON/],
    [["--fault", '{"kind":"explosion"}'], /--fault: faults\.add: unknown kind "explosion"/],
    [["--route-limit", "nope=1"], /unknown operation "nope"/],
    [["record"], /record takes --out/],
    [["record", "--out", "x.json"], /record takes at least one --application-key/],
    [["record", "--out", "x.json", "--application-key", "a"], /LAUNCHDARKLY_TOKEN is not set/],
  ])("rejects %j and prints the usage", async (args, reason) => {
    const { ended, output } = run("ld-rest-fake", args);
    expect(await ended).toBe(2);
    expect(output.errors).toMatch(reason);
    expect(output.errors).toContain("Usage: ld-rest-fake");
  });

  test("prints its options", async () => {
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

  test("reports each case, and exits with 0 if all pass", async () => {
    server = await listen(fake);
    // Without a handler, the fake responds with the example to unknown keys, too.
    const handled = Object.values(resources).flatMap(({ handlers = {} }) => Object.keys(handlers));
    const examples = Object.keys(routes).filter((id) => !handled.includes(id));
    const skips = ["unknown-key", "encoded-key", "encoded-slash", "error-ids"].flatMap((name) =>
      examples.flatMap((id) => ["--skip", `${id}/${name}`]),
    );
    const { ended, output } = run("ld-rest-contract", ["--base-url", server.url, ...skips], env);
    expect(await ended).toBe(0);
    expect(output.text).toMatch(/^(?:ok {7}[^\n]+\n)+$/);
    expect(output.errors).toMatch(/^(\d+) of \1 cases pass at http\S+, 0 differ\.\n$/);
    expect(output.text + output.errors).not.toContain(fake.token);
  });

  test("exits with 1 if a case differs, unless that is declared, and writes reports to files", async () => {
    const { respond } = fake;
    server = await listen({ ...fake, respond: (request) => ({ ...respond(request), status: 200 }) });
    const file = join(folder, "report.xml");
    const args = ["--base-url", server.url, "--only", "getApplication/no-token", "--basis", "documented"];
    const failing = run("ld-rest-contract", [...args, "--report", "junit", "--out", file], env);
    expect(await failing.ended).toBe(1);
    expect(failing.output.errors).toContain("0 of 1 cases pass");
    expect(readFileSync(file, "utf8")).toContain("status: expected 401, got 200");
    expect(await run("ld-rest-contract", [...args, "--expect", "getApplication/no-token"], env).ended).toBe(0);
  });

  test("lists its cases", async () => {
    const { ended, output } = run("ld-rest-contract", ["--list"]);
    expect(await ended).toBe(0);
    expect(output.text).toContain(
      "getApplication/no-token (documented): getApplication responds with 401 without a token\n",
    );
  });

  test.each([
    [[], env, /--base-url takes an http or https URL such as .*, not nothing/],
    [["--base-url", "localhost:80"], env, /--base-url takes an http or https URL/],
    [
      ["--base-url", "http://localhost", "--timeout", "soon"],
      env,
      /--timeout takes a whole number from 1 to 2147483647, not soon/,
    ],
    [["--base-url", "http://localhost"], {}, /LAUNCHDARKLY_TOKEN is not set/],
    [["--url", "http://localhost"], env, /Unknown option '--url'/],
  ])("rejects %j with the environment %j and prints the usage", async (args, environment, reason) => {
    const { ended, output } = run("ld-rest-contract", args, environment);
    expect(await ended).toBe(2);
    expect(output.errors).toMatch(reason);
    expect(output.errors).toContain("Usage: LAUNCHDARKLY_TOKEN=");
  });
});
