import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createFakeApi, createManualClock, RequestAssertionError } from "../src/index.js";
import { ask, cafe, datadog } from "./ask.js";

describe("the log", () => {
  test("has each request with its operation, parameters, status and time", async () => {
    const clock = createManualClock(1000);
    const fake = createFakeApi({ clock });
    ask(fake, `${cafe}?expand=flags&secret=1`);
    await clock.advance(5);
    ask(fake, "/nowhere?a=b", { method: "POST" });
    fake.faults.add({ kind: "reset" });
    ask(fake, datadog);
    const path = "/api/v2/applications/com.launchdarkly.cafe";
    const headers = { authorization: "[redacted]", "ld-api-version": "beta" };
    const server = "https://app.launchdarkly.com";
    expect(fake.log.entries).toEqual([
      {
        at: 1000,
        method: "GET",
        url: `${server}${path}?expand=flags&secret=1`,
        path,
        headers,
        operationId: "getApplication",
        parameters: { applicationKey: "com.launchdarkly.cafe", expand: ["flags"] },
        status: 200,
        faults: [],
      },
      {
        at: 1005,
        method: "POST",
        url: `${server}/nowhere?a=b`,
        path: "/nowhere",
        headers,
        parameters: {},
        status: 501,
        faults: [],
      },
      {
        at: 1005,
        method: "GET",
        url: `${server}${datadog}`,
        path: datadog,
        headers,
        operationId: "getAllIntegrationConfigurations",
        parameters: { integrationKey: "datadog" },
        faults: ["reset"],
      },
    ]);
    expect(fake.log.latest?.faults).toEqual(["reset"]);
  });

  test("contains no token", () => {
    const fake = createFakeApi({ token: "api-secret" });
    ask(fake, `${cafe}?token=api-secret`);
    ask(fake, cafe, { headers: { authorization: "Bearer api-secret", "x-copy": "api-secret" } });
    ask(fake, cafe, { method: "POST", body: '{"token":"api-secret"}' });
    expect(inspect(fake.log, { depth: 9, showHidden: true, getters: true })).not.toContain("api-secret");
    expect(() => fake.log.assertNotRequested()).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("api-secret") }),
    );
  });

  test("keeps the latest 2,000 requests, and counts all", () => {
    const fake = createFakeApi();
    for (let index = 0; index < 15_001; index++) ask(fake, `/api/v2/applications/${index}`);
    expect(fake.log.count).toBe(15_001);
    expect(fake.log.entries).toHaveLength(2000);
    expect(fake.log.entries[0]?.parameters).toEqual({ applicationKey: "13001" });
    fake.log.clear();
    expect([fake.log.count, fake.log.entries.length]).toEqual([0, 0]);
  });
});

describe("an assertion about the requests", () => {
  function prepare() {
    const fake = createFakeApi();
    ask(fake, cafe);
    ask(fake, `${cafe}?expand=flags`);
    ask(fake, "/api/v2/applications/nope");
    return fake.log;
  }

  test("passes if the requests were made", () => {
    const log = prepare();
    log.assertRequested("getApplication");
    log.assertRequested("getApplication", { times: 3 });
    log.assertRequested("getApplication", { status: 404, times: 1 });
    log.assertRequested("getApplication", {
      parameters: { applicationKey: "com.launchdarkly.cafe", expand: ["flags"] },
    });
    log.assertRequested("getApplication", { parameters: { expand: undefined }, times: 2 });
    log.assertRequested("getAllIntegrationConfigurations", { times: 0 });
    log.assertNotRequested("getAllIntegrationConfigurations");
    log.assertNotRequested("getApplication", { status: 500 });
    log.assertOrder(["getApplication", "getApplication", "getApplication"]);
    createFakeApi().log.assertNotRequested();
  });

  test("fails with what was expected and what was requested", () => {
    const log = prepare();
    const seen = `
The requests were:
  1. getApplication applicationKey="com.launchdarkly.cafe" → 200
  2. getApplication applicationKey="com.launchdarkly.cafe" expand=["flags"] → 200
  3. getApplication applicationKey="nope" → 404`;
    const failures: [() => void, string][] = [
      [
        () => log.assertRequested("getAllIntegrationConfigurations", { parameters: { integrationKey: "slack" } }),
        'Expected a request of getAllIntegrationConfigurations integrationKey="slack" at least once, but there was none.',
      ],
      [
        () => log.assertRequested("getApplication", { times: 1, status: 200 }),
        "Expected a request of getApplication → 200 once, but there were 2.",
      ],
      [
        () => log.assertNotRequested("getApplication", { status: 404 }),
        "Expected no request of getApplication → 404, but there was one.",
      ],
      [() => log.assertNotRequested(), "Expected no request, but there were 3."],
      [() => log.assertOrder(["getApplication"]), "Expected exactly the requests getApplication, in this order."],
    ];
    for (const [assertion, message] of failures) {
      expect(assertion).toThrow(new RequestAssertionError(message + seen));
      expect(assertion).toThrow(expect.objectContaining({ name: "AssertionError", code: "ERR_ASSERTION" }));
    }
    expect(() => createFakeApi().log.assertRequested("getApplication")).toThrow("There was no request.");
  });

  test("lists only the latest of many requests", () => {
    const fake = createFakeApi();
    for (let index = 1; index <= 25; index++) ask(fake, `/api/v2/applications/${index}`);
    expect(() => fake.log.assertNotRequested()).toThrow(/… 5 before these\n {2}6\. getApplication applicationKey="6"/);
  });
});

describe("an assertion about the request itself", () => {
  async function prepare() {
    const fake = createFakeApi({ baseUrl: "http://localhost:8080/ld" });
    const headers = { Authorization: fake.token, "LD-API-Version": "beta", "X-Team": "shop" };
    await fake.fetch(`https://app.eu.launchdarkly.com${cafe}`, { headers });
    await fake.fetch(`http://localhost:8080/ld${cafe}`, { method: "POST", headers, body: '{"b":1,"a":[2]}' });
    return fake.log;
  }

  test("compares headers by name in any case, the URL with its host, and the body", async () => {
    const log = await prepare();
    log.assertRequested("getApplication", {
      headers: { "x-TEAM": "shop", "LD-API-Version": /^beta$/, "X-Other": undefined },
    });
    log.assertRequested("getApplication", { url: `https://app.eu.launchdarkly.com${cafe}`, times: 1 });
    log.assertRequested("getApplication", { url: /eu\.launchdarkly/ });
    log.assertNotRequested("getApplication", { url: /^https:\/\/app\.launchdarkly\.com/ });
    log.assertNotRequested("getApplication", { headers: { "x-team": "other" } });
    expect(log.latest).toMatchObject({
      method: "POST",
      url: `http://localhost:8080/ld${cafe}`,
      body: { a: [2], b: 1 },
    });
    expect(() => log.assertRequested("getApplication", { headers: { "x-team": "a" }, url: /nope/ })).toThrow(
      'Expected a request of getApplication x-team="a" url=/nope/ at least once, but there was none.',
    );
  });

  test("with a typo is an error", async () => {
    const log: { [method: string]: unknown } = { ...(await prepare()) };
    const call =
      (method: string, ...args: unknown[]) =>
      () =>
        (log[method] as (...args: unknown[]) => unknown)(...args);
    expect(call("assertRequested", "getAplication")).toThrow('assertRequested: unknown operation "getAplication".');
    expect(call("assertNotRequested", "nope")).toThrow(TypeError);
    expect(call("assertOrder", ["nope"])).toThrow(TypeError);
    expect(call("assertRequested", "getApplication", { params: {} })).toThrow(
      'assertRequested: unknown option "params".',
    );
    expect(call("assertNotRequested", "getApplication", { parameters: { applicationkey: "x" } })).toThrow(
      'assertNotRequested: unknown parameter "applicationkey". Use one of applicationKey, expand.',
    );
    await expect(call("waitFor", "nope")()).rejects.toThrow(TypeError);
    await expect(call("waitFor", "getApplication", {}, { timeoutMs: 1 })()).rejects.toThrow(
      'unknown option "timeoutMs"',
    );
  });
});

describe("waiting for a request", () => {
  test("resolves with the request, whether it is made before or after", async () => {
    const fake = createFakeApi();
    const waiting = fake.log.waitFor("getApplication", { status: 404 });
    ask(fake, cafe);
    ask(fake, "/api/v2/applications/nope");
    expect((await waiting).parameters).toEqual({ applicationKey: "nope" });
    expect((await fake.log.waitFor("getApplication")).status).toBe(200);
  });

  test("fails after the timeout, and lists the requests", async () => {
    const fake = createFakeApi();
    ask(fake, datadog);
    const waiting = fake.log.waitFor("getApplication", {}, { timeout: 1 });
    await expect(waiting).rejects.toThrow(
      /^Expected a request of getApplication within 1 ms\.\nThe requests were:\n {2}1\. getAllIntegrationConfigurations/,
    );
  });
});
