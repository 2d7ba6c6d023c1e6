import { describe, expect, test } from "vitest";
import { createClient, type Hooks } from "../src/index.js";
import { application, collection } from "./fixtures/bodies.js";
import { ManualClock } from "./fixtures/manual-clock.js";
import { rejection } from "./fixtures/stub.js";
import { token } from "./fixtures/token.js";

const parameters = { applicationKey: "shop" };

describe("createClient", () => {
  test.each([0, -1, Number.NaN])("refuses the timeout %d", (timeout) => {
    expect(() => createClient({ token, timeout })).toThrow(TypeError);
  });

  test("sends nothing until a method is called, and then what the spec has", async () => {
    const sent: [string, RequestInit][] = [];
    const fetch = async (url: string, init: RequestInit) => {
      sent.push([url, init]);
      return Response.json(collection);
    };
    const ld = createClient({ token, fetch });
    expect(sent).toEqual([]);
    expect(await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" })).toEqual(collection);
    const [[url, { method, headers, redirect }] = ["", {}]] = sent;
    expect(url).toBe("https://app.launchdarkly.com/api/v2/integration-configurations/keys/datadog");
    expect({ method, headers, redirect }).toEqual({
      method: "GET",
      headers: { authorization: token, "LD-API-Version": "beta" },
      redirect: "manual",
    });
  });

  test("gives methods that work when they are taken off the client", async () => {
    const { getApplication, GET } = createClient({ token, fetch: async () => Response.json(application) });
    expect(await getApplication(parameters)).toEqual(application);
    const path = "/api/v2/applications/{applicationKey}";
    expect(await GET(path, { params: { path: parameters } })).toMatchObject({ data: application });
  });

  test("keeps the secrets and windows of two clients apart", async () => {
    const tokens: unknown[] = [];
    const fetch = async (_url: string, { headers }: RequestInit) => {
      tokens.push(new Headers(headers).get("authorization"));
      return Response.json(application, {
        headers: { "x-ratelimit-global-remaining": "0", "x-ratelimit-reset": "9999999999999" },
      });
    };
    const one = createClient({ token: "api-one", fetch });
    const other = createClient({ token: "api-other", fetch });
    await one.getApplication(parameters);
    expect(other.rateLimit.global).toBeUndefined();
    await other.getApplication(parameters);
    expect(tokens).toEqual(["api-one", "api-other"]);
  });

  test("takes timeout, attempts and signal of a call before its own", async () => {
    const clock = new ManualClock();
    let count = 0;
    const fetch = async () => {
      count += 1;
      return new Response(null, { status: 503 });
    };
    const ld = createClient({ token, clock, fetch, random: () => 0, retry: { attempts: 2 } });
    const call = rejection(ld.getApplication(parameters, { attempts: 4 }));
    await clock.run(call);
    expect(await call).toMatchObject({ status: 503, attempts: 4 });
    expect(count).toBe(4);
    const hanging = createClient({ token, clock, fetch: () => new Promise(() => {}) });
    const late = rejection(hanging.getApplication(parameters, { timeout: 70 }));
    expect(await clock.run(late)).toBe(70);
    expect(await late).toMatchObject({ name: "TimeoutError", timeoutMs: 70 });
    expect(clock.pending).toBe(0);
  });

  test("counts the time of an attempt without the waits before it", async () => {
    const clock = new ManualClock();
    let count = 0;
    const fetch = async () => {
      count += 1;
      return count < 3
        ? new Response(null, { status: 429, headers: { "retry-after": "20" } })
        : Response.json(application);
    };
    const ld = createClient({ token, clock, fetch, timeout: 1000 });
    const call = ld.getApplication(parameters);
    expect(await clock.run(call)).toBeGreaterThanOrEqual(40_000);
    expect(await call).toEqual(application);
  });

  test("ends a call at once where its signal aborts, in a wait for the limit too, with no timer left", async () => {
    const clock = new ManualClock();
    const headers = { "x-ratelimit-global-remaining": "0", "x-ratelimit-reset": String(clock.now() + 9000) };
    const ld = createClient({ token, clock, fetch: async () => Response.json(application, { headers }) });
    await ld.getApplication(parameters);
    const controller = new AbortController();
    const call = rejection(ld.getApplication(parameters, { signal: controller.signal }));
    await clock.advance(100);
    expect(clock.pending).toBe(1);
    controller.abort();
    expect(await call).toMatchObject({ name: "AbortError" });
    expect(clock.pending).toBe(0);
  });

  test("tells what it knows of the windows", async () => {
    const clock = new ManualClock();
    const resetAt = new Date(clock.now() + 9000);
    const headers = {
      "x-ratelimit-global-remaining": "17",
      "x-ratelimit-route-remaining": "4",
      "x-ratelimit-reset": String(resetAt.getTime()),
    };
    const ld = createClient({ token, clock, fetch: async () => Response.json(application, { headers }) });
    expect(ld.rateLimit).toEqual({ global: undefined, routes: {} });
    await ld.getApplication(parameters);
    expect(ld.rateLimit).toEqual({
      global: { remaining: 17, resetAt },
      routes: { "GET /api/v2/applications/{applicationKey}": { remaining: 4, resetAt } },
    });
  });
});

describe("hooks", () => {
  test("are told of requests, answers, retries and waits, in their order", async () => {
    const clock = new ManualClock();
    const told: unknown[][] = [];
    const hooks: Hooks = {
      request: ({ attempt, url }) => told.push(["request", attempt, url]),
      response: ({ attempt, status }) => told.push(["response", attempt, status]),
      retry: ({ attempt, reason, waitMs }) => told.push(["retry", attempt, reason, waitMs]),
      wait: ({ method, path }) => told.push(["wait", method, path]),
    };
    let count = 0;
    const fetch = async () => {
      count += 1;
      return count === 1
        ? new Response(null, { status: 429, headers: { "retry-after": "3" } })
        : Response.json(application);
    };
    const ld = createClient({ token, clock, hooks, fetch, random: () => 0 });
    const first = ld.getApplication(parameters);
    await clock.advance(0);
    const second = ld.getApplication(parameters);
    await clock.run(Promise.all([first, second]));
    const url = "https://app.launchdarkly.com/api/v2/applications/shop";
    expect(told.slice(0, 4)).toEqual([
      ["request", 1, url],
      ["response", 1, 429],
      ["retry", 1, 429, 3000],
      ["wait", "GET", "/api/v2/applications/{applicationKey}"],
    ]);
    expect(told.filter(([name]) => name === "response").map(([, , status]) => status)).toEqual([429, 200, 200]);
  });

  test("aren't told of a request that is refused for its token", async () => {
    const told: unknown[] = [];
    const hooks: Hooks = { request: (event) => told.push(event) };
    const ld = createClient({ token: "sdk-5f8c", hooks, fetch: async () => Response.json(application) });
    await expect(ld.getApplication(parameters)).rejects.toThrow("is an SDK or mobile key");
    expect(told).toEqual([]);
  });

  test("let a call fail with what they throw, and the next one go on", async () => {
    const failure = new Error("mine");
    let failing = true;
    const hooks: Hooks = {
      request: () => {
        if (failing) throw failure;
      },
    };
    const ld = createClient({ token, hooks, fetch: async () => Response.json(application) });
    for (let count = 0; count < 10; count += 1) await expect(ld.getApplication(parameters)).rejects.toBe(failure);
    failing = false;
    await expect(ld.getApplication(parameters)).resolves.toEqual(application);
  });
});

test("calls that share a signal bring no warning of a leak", async () => {
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.name);
  process.on("warning", listen);
  const { signal } = new AbortController();
  const ld = createClient({ token, fetch: async () => Response.json(application) });
  await Promise.all(Array.from({ length: 60 }, () => ld.getApplication(parameters, { signal })));
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", listen);
  expect(warnings).toEqual([]);
});
