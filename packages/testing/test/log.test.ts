import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createFakeApi, createManualClock, RequestAssertionError } from "../src/index.js";
import { ask, cafe, datadog } from "./ask.js";

describe("the log", () => {
  test("has each request with its operation, parameters, status and time", () => {
    const clock = createManualClock(1000);
    const fake = createFakeApi({ clock });
    ask(fake, `${cafe}?expand=flags&secret=1`);
    clock.advance(5);
    ask(fake, "/nowhere?a=b", { method: "POST" });
    fake.faults.add({ kind: "reset" });
    ask(fake, datadog);
    const path = "/api/v2/applications/com.launchdarkly.cafe";
    expect(fake.log.entries).toEqual([
      {
        at: 1000,
        method: "GET",
        path,
        operationId: "getApplication",
        parameters: { applicationKey: "com.launchdarkly.cafe", expand: ["flags"] },
        status: 200,
        faults: [],
      },
      { at: 1005, method: "POST", path: "/nowhere", parameters: {}, status: 404, faults: [] },
      {
        at: 1005,
        method: "GET",
        path: datadog,
        operationId: "getAllIntegrationConfigurations",
        parameters: { integrationKey: "datadog" },
        faults: ["reset"],
      },
    ]);
    expect(fake.log.latest?.faults).toEqual(["reset"]);
  });

  test("holds no token, in whatever way it is looked at", () => {
    const fake = createFakeApi({ token: "api-secret" });
    ask(fake, `${cafe}?token=api-secret`);
    ask(fake, cafe, { headers: { authorization: "Bearer api-secret" } });
    expect(inspect(fake.log, { depth: 9, showHidden: true, getters: true })).not.toContain("api-secret");
    expect(() => fake.log.assertNotRequested()).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("api-secret") }),
    );
  });

  test("keeps the latest ten thousand requests, and counts all", () => {
    const fake = createFakeApi();
    for (let index = 0; index < 20_001; index++) ask(fake, `/api/v2/applications/${index}`);
    expect(fake.log.count).toBe(20_001);
    expect(fake.log.entries).toHaveLength(10_000);
    expect(fake.log.entries[0]?.parameters).toEqual({ applicationKey: "10001" });
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

  test("holds where the requests were made", () => {
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

  test("fails as an assertion that says what was expected and what was seen instead", () => {
    const log = prepare();
    const seen = `
Requested were:
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
        "Expected a request of getApplication → 200 once, but it came 2 times.",
      ],
      [
        () => log.assertNotRequested("getApplication", { status: 404 }),
        "Expected no request of getApplication → 404, but it came once.",
      ],
      [() => log.assertNotRequested(), "Expected no request, but it came 3 times."],
      [() => log.assertOrder(["getApplication"]), "Expected the requests getApplication, in this order and no others."],
    ];
    for (const [assertion, message] of failures) {
      expect(assertion).toThrow(new RequestAssertionError(message + seen));
      expect(assertion).toThrow(expect.objectContaining({ name: "AssertionError", code: "ERR_ASSERTION" }));
    }
    expect(() => createFakeApi().log.assertRequested("getApplication")).toThrow("There was no request.");
  });

  test("shows of many requests the latest", () => {
    const fake = createFakeApi();
    for (let index = 1; index <= 25; index++) ask(fake, `/api/v2/applications/${index}`);
    expect(() => fake.log.assertNotRequested()).toThrow(/… 5 before these\n {2}6\. getApplication applicationKey="6"/);
  });
});
