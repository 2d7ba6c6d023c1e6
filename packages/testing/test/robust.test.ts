import { connect } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFakeApi, createManualClock, type FakeApi, type FakeApiOptions, type Fault } from "../src/index.js";
import { listen } from "../src/node.js";
import { ask, cafe, datadog } from "./ask.js";

const circular: Record<string, unknown> = {};
circular["self"] = circular;

/** Writes raw bytes, and waits until the server ends the connection. */
function send(port: number, bytes: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.end(bytes));
    socket.setTimeout(5000, () => socket.destroy(new Error("hangs")));
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    socket.on("error", (error) => resolve(error.message === "hangs" ? "hangs" : text));
    socket.on("close", () => resolve(text));
  });
}

describe("a malformed request", () => {
  test.each(["GET http:// HTTP/1.1", "GET http://[ HTTP/1.1", "GET * HTTP/1.1", "GET ftp://a/b HTTP/1.1"])(
    "gets 400 and leaves the server running: %s",
    async (line) => {
      const fake = createFakeApi();
      const server = await listen(fake);
      const headers = `Host: localhost\r\nAuthorization: ${fake.token}\r\nConnection: close\r\n\r\n`;
      expect(await send(server.port, `${line}\r\n${headers}`)).toMatch(/^HTTP\/1\.1 400 /);
      expect(await send(server.port, `GET ${cafe} HTTP/1.1\r\nLD-API-Version: beta\r\n${headers}`)).toMatch(/ 200 OK/);
      await server.close();
    },
  );

  test("never ends or blocks the server: 10,000 of them over raw sockets", async () => {
    const fake = createFakeApi();
    const server = await listen(fake);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .record({
          method: fc.constantFrom("GET", "POST", "OPTIONS", "get", "", "PATCH", "CONNECT", "HEAD"),
          target: fc.oneof(
            fc.constantFrom(
              "http://",
              "http://[",
              "*",
              "//",
              "//[",
              "/%",
              cafe,
              `${cafe}?expand=%`,
              "http://a:b@/",
              "\\",
            ),
            fc.string({ unit: "binary", maxLength: 20 }),
          ),
          version: fc.constantFrom("HTTP/1.1", "HTTP/1.0", "HTTP/9", ""),
          headers: fc.array(
            fc.constantFrom(
              "Host: [",
              "Host: a b",
              "Content-Length: 5",
              "Content-Length: x",
              "Transfer-Encoding: chunked",
              "Content-Type: application/json",
              `Authorization: ${fake.token}`,
              "LD-API-Version: beta",
              "Origin: \u00ff",
              'If-None-Match: "',
              "Expect: 100-continue",
              "Upgrade: websocket",
              ": x",
            ),
          ),
          body: fc.string({ maxLength: 10 }),
        })
        .map(({ method, target, version, headers, body }) =>
          [`${method} ${target} ${version}`, ...headers, "", body].join("\r\n"),
        ),
    );
    const requests = fc.sample(bytes, { numRuns: 10_000, seed: 16 });
    let next = 0;
    const outcomes: string[] = [];
    const worker = async () => {
      for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
        outcomes.push((await send(server.port, request)).split("\r\n")[0] ?? "");
      }
    };
    await Promise.all(Array.from({ length: 50 }, worker));
    expect(outcomes).toHaveLength(10_000);
    expect(outcomes.filter((line) => line === "hangs" || line.startsWith("HTTP/1.1 500"))).toEqual([]);
    const headers = { Authorization: fake.token, "LD-API-Version": "beta" };
    expect((await fetch(`${server.url}${cafe}`, { headers })).status).toBe(200);
    await server.close();
  });
});

describe("nothing crashes", () => {
  test.each<[string, unknown, string]>([
    [
      "an invalid header name",
      { kind: "status", status: 500, headers: { "a b": "c" } },
      'the header "a b" can\'t be sent',
    ],
    ["an invalid header value", { kind: "status", status: 500, headers: { a: "b\nc" } }, "can't be sent"],
    ["a header beyond Latin-1", { kind: "status", status: 500, headers: { a: "日" } }, "can't be sent"],
    ["no media type", { kind: "contentType" }, "contentType takes a value that is a string, not undefined"],
    ["a circular body", { kind: "status", status: 500, body: circular }, "the body can't be written as JSON"],
    [
      "a body that JSON can't represent",
      { kind: "status", status: 500, body: () => 1 },
      "the body can't be written as JSON",
    ],
    ["a body with 204", { kind: "status", status: 204, body: "x" }, "no body with status 204"],
    ["a delay that is too long for a timer", { kind: "latency", ms: 2 ** 31 }, "latency takes from 0 to 2147483647 ms"],
    ["no delay", { kind: "latency" }, "latency takes from 0"],
    ["a typo", { kind: "latency", ms: 1, time: 2 }, 'faults.add: unknown option "time"'],
    ["no options", undefined, "faults.add takes an object, not undefined"],
  ])("a fault with %s is rejected when it is added", (_, fault, message) => {
    expect(() => createFakeApi().faults.add(fault as Fault)).toThrow(message);
  });

  test.each([{ time: 1 }, { operation: "nope" }, { probability: Number.NaN }])(
    "a fault for %j is rejected when it is added",
    (target) => {
      expect(() => createFakeApi().faults.add({ kind: "hang" }, target as object)).toThrow(/faults\.add: /);
    },
  );

  test("a callback of the server that throws is a warning", async () => {
    const fake = createFakeApi();
    const warnings: Error[] = [];
    process.on("warning", (warning) => warnings.push(warning));
    const server = await listen(fake, {
      onRequest: () => {
        throw new Error("mine");
      },
    });
    expect((await fetch(`${server.url}${cafe}`)).status).toBe(401);
    await server.close();
    await expect.poll(() => warnings.map(({ message }) => message)).toContain("onRequest failed: mine");
    process.removeAllListeners("warning");
  });

  test("a handler that throws is a response with status 500", () => {
    const fake = createFakeApi();
    fake.on("getApplication", () => {
      throw new Error("mine");
    });
    expect(ask(fake, cafe)).toMatchObject({ status: 500, body: { code: "fake_handler_failed", message: "mine" } });
  });

  test("a key with a replacement pattern such as $& works like others", () => {
    const key = "$&$1$$";
    const fake = createFakeApi({ applications: [({ buildApplication }) => buildApplication({ key })] });
    expect(ask(fake, `/api/v2/applications/${encodeURIComponent(key)}`).body["key"]).toBe(key);
  });

  test("200,000 objects can be added at once", () => {
    const fake = createFakeApi({ integrationKeys: [] });
    fake.integrationKeys.add(Array.from({ length: 200_000 }, (_, index) => `key-${index}`));
    expect(fake.integrationKeys.size).toBe(200_000);
  });
});

describe("a typo in the options", () => {
  test.each<[object, string]>([
    [{ tokn: "api-1" }, 'createFakeApi: unknown option "tokn"'],
    [{ rateLimit: { globl: 1 } }, 'rateLimit: unknown option "globl"'],
    [{ rateLimit: { routes: { getAplication: 1 } } }, 'rateLimit.routes: unknown operation "getAplication"'],
    [{ seed: Number.NaN }, "seed must be a whole number, not NaN"],
    [{ clock: {} }, "clock must have the methods now, setTimeout, clearTimeout"],
    [{ token: null }, "token: a token is a string, not null"],
    [{ tokens: { "api-1": { statments: [] } } }, 'unknown option "statments"'],
    [{ baseUrl: "localhost" }, "baseUrl must be an http or https URL"],
    [{ passthrough: "https://example.com" }, "passthrough must be a function"],
  ])("is an error: %j", (options, message) => {
    expect(() => createFakeApi(options)).toThrow(TypeError);
    expect(() => createFakeApi(options)).toThrow(message);
  });

  test("of listen is an error", async () => {
    await expect(listen(createFakeApi(), { prt: 1 } as object)).rejects.toThrow('listen: unknown option "prt"');
  });
});

/** Actions of a test on a fake. Each step ends with a request that reveals the state. */
type Action = (fake: FakeApi) => unknown;

const keys = fc.constantFrom("a", "b", "com.launchdarkly.cafe", "com.launchdarkly.cafe-1");
const integrations = fc.constantFrom("datadog", "slack", "pagerduty", "honeycomb");
const ids = fc.constantFrom("1", "2", "6297a2189d41c20f5b7e0a31");

const attempt = (run: Action): Action => {
  return (fake) => {
    try {
      run(fake);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // a key that exists, or doesn't
    }
  };
};

const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.constant<Action>((fake) => fake.factories.buildApplication()),
  keys.map((key) => attempt((fake) => fake.applications.add(({ buildApplication }) => buildApplication({ key })))),
  keys.map((key) => attempt((fake) => fake.applications.update(key, { name: "Other" }))),
  keys.map((key) => attempt((fake) => fake.applications.remove(key))),
  fc
    .tuple(ids, integrations)
    .map(([_id, _integrationKey]) =>
      attempt((fake) =>
        fake.integrationConfigurations.add((factories) =>
          factories.buildIntegrationConfiguration({ _id, _integrationKey }),
        ),
      ),
    ),
  fc
    .tuple(ids, integrations)
    .map(([_id, _integrationKey]) =>
      attempt((fake) => fake.integrationConfigurations.update(_id, { _integrationKey })),
    ),
  ids.map((id) => attempt((fake) => fake.integrationConfigurations.remove(id))),
  integrations.map((key) => attempt((fake) => fake.integrationKeys.add(key))),
  integrations.map((key) => attempt((fake) => fake.integrationKeys.remove(key))),
  fc.constant<Action>((fake) => fake.faults.add({ kind: "status", status: 503 }, { probability: 0.5, times: 2 })),
  fc.constant<Action>((fake) => fake.faults.add({ kind: "latency", ms: 5 })),
  fc.constant<Action>((fake) => fake.seed({ applications: [] })),
  fc.constant<Action>((fake) => fake.on("getApplication", () => ({ status: 404, body: { message: "Mine" } }))),
  fc.constant<Action>((fake) => ask(fake, "/api/v2/applications/nope")),
);

/** Everything that a caller can see: the responses to requests for what the actions touch. */
function look(fake: FakeApi, token?: string) {
  const headers = token === undefined ? {} : { headers: { authorization: token } };
  const paths = [
    ...["a", "b", "com.launchdarkly.cafe", "com.launchdarkly.cafe-1?expand=flags"].map(
      (key) => `/api/v2/applications/${key}`,
    ),
    ...["datadog", "slack", "pagerduty", "honeycomb"].map((key) => datadog.replace("datadog", key)),
  ];
  return paths.map((path) => ask(fake, path, headers));
}

const options = (): FakeApiOptions => ({
  clock: createManualClock(),
  seed: 3,
  rateLimit: { global: 1000, routes: { getApplication: 500 } },
  tokens: { "api-role": { name: "Role", statements: [{ effect: "allow", resources: ["*"], actions: ["*"] }] } },
});

describe("after any sequence of actions", () => {
  test("a fake that is reset is equal to a new one", () => {
    fc.assert(
      fc.property(fc.array(actions, { maxLength: 20 }), fc.array(actions, { maxLength: 5 }), (before, after) => {
        const [used, fresh] = [createFakeApi(options()), createFakeApi(options())];
        for (const act of before) act(used);
        look(used, "api-role");
        used.reset();
        for (const act of after) for (const fake of [used, fresh]) act(fake);
        expect(look(used)).toEqual(look(fresh));
        expect(used.snapshot()).toEqual(fresh.snapshot());
        expect(used.factories.buildApplication()).toEqual(fresh.factories.buildApplication());
        expect(used.log.entries).toEqual(fresh.log.entries);
      }),
    );
  });

  test("seeding its own snapshot changes no response", () => {
    fc.assert(
      fc.property(fc.array(actions, { maxLength: 20 }), (before) => {
        const fake = createFakeApi(options());
        for (const act of before) act(fake);
        fake.faults.clear();
        const seen = (token?: string) =>
          look(fake, token).map(({ status, body: { id: _, ...body }, headers }) => [status, body, headers["etag"]]);
        const own = [seen(), seen("api-role")];
        fake.seed(JSON.parse(JSON.stringify(fake.snapshot())));
        expect([seen(), seen("api-role")]).toEqual(own);
      }),
    );
  });

  test("a reset delivers what a fault delays", async () => {
    const fake = createFakeApi({ clock: createManualClock() });
    const url = `https://app.launchdarkly.com${cafe}`;
    const headers = { Authorization: fake.token, "LD-API-Version": "beta" };
    fake.faults.add({ kind: "latency", ms: 1e6 }, { times: 1 });
    const delayed = fake.fetch(url, { headers });
    fake.faults.add({ kind: "hang" }, { times: 1 });
    const hanging = fake.fetch(url, { headers });
    hanging.catch(() => {});
    await fake.log.waitFor("getApplication", { status: 200 });
    fake.reset();
    expect((await delayed).status).toBe(200);
    await expect(hanging).rejects.toThrow("fetch failed");
  });
});
