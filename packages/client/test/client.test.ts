import { getEventListeners } from "node:events";
import type { Middleware } from "openapi-fetch";
import { describe, expect, test } from "vitest";
import {
  type ClientOptions,
  createClient,
  createRateLimiter,
  type Fetch,
  type Hooks,
  isNetworkError,
} from "../src/index.js";
import { application, collection } from "./fixtures/bodies.js";
import { LimitedServer } from "./fixtures/limited-server.js";
import { ManualClock } from "./fixtures/manual-clock.js";
import { hang, rejection } from "./fixtures/stub.js";
import { token } from "./fixtures/token.js";

const parameters = { applicationKey: "shop" };

describe("createClient", () => {
  test.each([0, -1, Number.NaN])("rejects the timeout %d", (timeout) => {
    expect(() => createClient({ token, timeout })).toThrow(TypeError);
  });

  test("sends nothing until a method is called", async () => {
    const sent: Request[] = [];
    const fetch = async (request: Request) => {
      sent.push(request);
      return Response.json(collection);
    };
    const ld = createClient({ token, fetch });
    expect(sent).toEqual([]);
    expect(await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" })).toEqual(collection);
    expect(sent[0]).toMatchObject({
      method: "GET",
      url: "https://app.launchdarkly.com/api/v2/integration-configurations/keys/datadog",
      redirect: "manual",
    });
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({ authorization: token, "ld-api-version": "beta" });
  });

  test("returns methods that work without the client object", async () => {
    const { getApplication, GET } = createClient({ token, fetch: async () => Response.json(application) });
    expect(await getApplication(parameters)).toEqual(application);
    const path = "/api/v2/applications/{applicationKey}";
    expect(await GET(path, { params: { path: parameters } })).toMatchObject({ data: application });
  });

  test("keeps the tokens and rate limits of two clients apart", async () => {
    const tokens: unknown[] = [];
    const fetch = async ({ headers }: Request) => {
      tokens.push(headers.get("authorization"));
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

  test("prefers the timeout and attempts of a call to its own", async () => {
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
    expect(await late).toMatchObject({ name: "TimeoutError", timeout: 70 });
    expect(clock.pending).toBe(0);
  });

  test("doesn't count waits towards the timeout", async () => {
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

  test("rejects at once when the signal aborts, even during a wait for the rate limit, and leaves no timer", async () => {
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

  test("has the rate limits that responses have reported", async () => {
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
  test("are called for attempts, retries and waits, in their order", async () => {
    const clock = new ManualClock();
    const events: unknown[][] = [];
    const hooks: Hooks = {
      attempt: ({ attempt, status, url }) => events.push(["attempt", attempt, status, url]),
      retry: ({ attempt, reason, delayMs }) => events.push(["retry", attempt, reason, delayMs]),
      wait: ({ method, path }) => events.push(["wait", method, path]),
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
    expect(events.slice(0, 3)).toEqual([
      ["attempt", 1, 429, url],
      ["retry", 1, 429, 3000],
      ["wait", "GET", "/api/v2/applications/{applicationKey}"],
    ]);
    const attempts = events.filter(([name]) => name === "attempt");
    expect(attempts.map(([, , status]) => status)).toEqual([429, 200, 200]);
  });

  test("aren't called for a request that isn't sent because of its token", async () => {
    const events: unknown[] = [];
    const hooks: Hooks = { attempt: (event) => events.push(event) };
    const ld = createClient({ token: "sdk-5f8c", hooks, fetch: async () => Response.json(application) });
    await expect(ld.getApplication(parameters)).rejects.toThrow("is an SDK key or mobile key");
    expect(events).toEqual([]);
  });

  test("that throw or reject don't fail a call", async () => {
    const hooks: Hooks = {
      attempt: () => {
        throw new Error("mine");
      },
      wait: async () => Promise.reject(new Error("mine too")),
    };
    const ld = createClient({ token, hooks, fetch: async () => Response.json(application) });
    const calls = Array.from({ length: 10 }, () => ld.getApplication(parameters));
    expect(await Promise.all(calls)).toHaveLength(10);
  });
});

describe("options", () => {
  test.each([
    [{ tokn: "api-1" }, "Unknown option: tokn. The options are token, region,"],
    [{ retry: { retries: 3 } }, "Unknown option: retry.retries. The options are attempts, maxWaitMs."],
    [{ hooks: { request: () => {} } }, "Unknown option: hooks.request. The options are attempt, retry, wait."],
    [{ timeout: 0 }, "The option timeout must be a number above 0, not 0."],
    [{ timeout: "5" }, "The option timeout must be a number above 0, not string."],
    [{ retry: { attempts: Number.NaN } }, "The option retry.attempts must be a whole number above 0, not NaN."],
    [{ retry: { attempts: 1.5 } }, "The option retry.attempts must be a whole number above 0, not 1.5."],
    [{ retry: 3 }, "The option retry must be an object, not 3."],
    [{ retry: null }, "The option retry must be an object, not null."],
    [{ hooks: { attempt: 1 } }, "The option hooks.attempt must be a function, not 1."],
    [{ validate: true }, "The option validate must be a function, not boolean."],
    [{ fetch: "x" }, "The option fetch must be a function, not string."],
    [{ random: 0.5 }, "The option random must be a function, not 0.5."],
    [{ clock: 7 }, "The option clock must be an object, not 7."],
    [{ rateLimiter: 7 }, "The option rateLimiter must be an object, not 7."],
    [{ rateLimiter: {} }, "The option rateLimiter.acquire must be a function, not undefined."],
    [{ retry: { maxWaitMs: -1 } }, "The option retry.maxWaitMs must be a number above 0, not -1."],
  ])("are checked: %j", (options, message) => {
    const given = { token, ...options } as ClientOptions; // as a caller without types would
    expect(() => createClient(given)).toThrow(TypeError);
    expect(() => createClient(given)).toThrow(message);
  });

  test.each([undefined, null, "api-1"])("can't be %j", (options) => {
    const create = createClient as (options: unknown) => unknown;
    expect(() => create(options)).toThrow("createClient takes an object with options.");
  });

  test.each([{ timeout: 0 }, { timeout: Number.NaN }, { attempts: 0 }, { attempts: 0.5 }])(
    "of a call are checked before anything is sent: %j",
    async (options) => {
      let sent = 0;
      const ld = createClient({ token, fetch: async () => Response.json(++sent) });
      await expect(ld.getApplication(parameters, options)).rejects.toThrow(/must be a (whole )?number above 0/);
      expect(sent).toBe(0);
    },
  );
});

/** A client whose requests are recorded. */
function record(options: Partial<ClientOptions> = {}) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return Response.json(application);
  };
  return { ld: createClient({ token, fetch, ...options }), requests };
}

describe("what reaches fetch", () => {
  const path = "/api/v2/applications/{applicationKey}";

  test("the headers of the client and of the call, where the call's win and neither replaces the token", async () => {
    const { ld, requests } = record({ headers: { "x-team": "a", "x-app": "shop", authorization: "mine" } });
    await ld.getApplication(parameters, { headers: { "x-team": "b" } });
    await ld.GET(path, { params: { path: parameters }, headers: new Headers({ "x-team": "b" }) });
    for (const { headers } of requests) {
      expect(Object.fromEntries(headers)).toEqual({
        authorization: token,
        "ld-api-version": "beta",
        "x-app": "shop",
        "x-team": "b",
      });
    }
    expect(requests).toHaveLength(2);
  });

  test("members of RequestInit, and those that a framework adds", async () => {
    const { ld, requests } = record();
    const extension = { next: { revalidate: 60, tags: ["apps"] } };
    const options = { cache: "no-store", priority: "low", keepalive: true, ...extension } as const;
    await ld.getApplication(parameters, options);
    await ld.GET(path, { params: { path: parameters }, ...options });
    for (const request of requests) expect(request).toMatchObject({ cache: "no-store", keepalive: true, ...extension });
    expect(requests).toHaveLength(2);
  });

  test("a header that replaces the spec's, of the client or of a call", async () => {
    const { ld, requests } = record({ headers: { "LD-API-Version": "20240415" } });
    await ld.getApplication(parameters);
    await ld.getApplication(parameters, { headers: { "LD-API-Version": "20220603" } });
    await ld.GET(path, { params: { path: parameters }, headers: { "LD-API-Version": null } });
    expect(requests.map(({ headers }) => headers.get("ld-api-version"))).toEqual(["20240415", "20220603", null]);
  });

  test("only the redirect mode manual, whatever a caller without types passes", async () => {
    const { ld, requests } = record();
    await ld.getApplication(parameters, { cache: "default", ...{ redirect: "follow" } });
    await ld.GET(path, { params: { path: parameters }, redirect: "error" });
    expect(requests.map(({ redirect }) => redirect)).toEqual(["manual", "manual"]);
  });

  test("no token if a call passes a base URL of another origin", async () => {
    const { ld, requests } = record();
    const call = ld.GET(path, { params: { path: parameters }, baseUrl: "https://evil.com" });
    await expect(call).rejects.toThrow(/would be sent to https:\/\/evil\.com\/.*Create a client with that baseUrl\./);
    expect(requests).toEqual([]);
  });

  test("a body once, if a serializer returns a stream", async () => {
    const bodies = ["of text", "of a stream"].map((name) => ({
      name,
      bodySerializer: () => (name === "of text" ? name : new Blob([name]).stream()),
    }));
    const clock = new ManualClock();
    let count = 0;
    const fetch = async () => {
      count += 1;
      return new Response(null, { status: 429 });
    };
    const ld = createClient({ token, clock, fetch, retry: { attempts: 3 } });
    const counts: number[] = [];
    for (const { bodySerializer } of bodies) {
      count = 0;
      const init = { params: { path: parameters }, body: {}, bodySerializer, duplex: "half" };
      // No operation of the spec has a body, so the call goes without types.
      const call = (ld.request as (...call: unknown[]) => Promise<unknown>)("post", path, init);
      await clock.run(call);
      counts.push(count);
    }
    expect(counts).toEqual([3, 1]);
  });

  test("the values of placeholders with a style", async () => {
    const { ld, requests } = record();
    const get = ld.request as (...call: unknown[]) => Promise<unknown>; // no path of the spec has a style
    await get("get", "/api/v2/teams/{.team}/{;id}/{keys*}", { params: { path: { team: "a", id: 5, keys: "b" } } });
    expect(requests[0]?.url).toBe("https://app.launchdarkly.com/api/v2/teams/.a/;id=5/b");
    const call = get("get", "/api/v2/teams/{.team}", { params: { path: {} } });
    await expect(call).rejects.toThrow("the path parameter team is missing");
  });

  test("no validator unless the response is read as JSON", async () => {
    const statuses: number[] = [];
    const validate = (_operation: object, status: number) => {
      statuses.push(status);
      return undefined;
    };
    const { ld } = record({ validate });
    const init = { params: { path: parameters } };
    expect((await ld.GET(path, { ...init, parseAs: "text" })).data).toBe(JSON.stringify(application));
    expect((await ld.GET(path, { ...init, parseAs: "stream" })).data).toBeInstanceOf(ReadableStream);
    expect(statuses).toEqual([]);
    expect((await ld.GET(path, init)).data).toEqual(application);
    expect(statuses).toEqual([200]);
  });

  test("nothing if a call has a fetch of its own, which gets the request instead", async () => {
    const { ld, requests } = record();
    const fetch = async () => Response.json({ ...application, name: "From another fetch" });
    const { data } = await ld.GET(path, { params: { path: parameters }, fetch });
    expect(data?.name).toBe("From another fetch");
    expect(requests).toEqual([]);
  });
});

describe("a token function that never returns", () => {
  test("ends by the timeout or the caller's signal, and blocks no other call", async () => {
    const clock = new ManualClock();
    let isHanging = true;
    const ld = createClient({
      ...{ token: () => (isHanging ? new Promise<string>(() => {}) : token), clock, timeout: 100 },
      fetch: async () => Response.json(application),
    });
    const controller = new AbortController();
    const calls = [1, 2, 3].map(() => rejection(ld.getApplication(parameters)));
    const aborted = rejection(ld.getApplication(parameters, { signal: controller.signal }));
    controller.abort("enough");
    expect(await aborted).toBe("enough");
    isHanging = false;
    expect(await ld.getApplication(parameters)).toEqual(application);
    expect(await clock.run(Promise.all(calls))).toBe(100);
    for (const call of calls) expect(await call).toMatchObject({ name: "TimeoutError", attempts: 0 });
    expect(clock.pending).toBe(0);
  });
});

describe("a signal that calls share", () => {
  test("gets no listeners, and Node doesn't warn of a leak", async () => {
    const warnings: string[] = [];
    const listen = (warning: Error) => warnings.push(warning.name);
    process.on("warning", listen);
    const { signal } = new AbortController();
    const { ld } = record();
    const calls = Array.from({ length: 2000 }, () => ld.getApplication(parameters, { signal }));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    await Promise.all(calls);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });

  test("aborts all of them, including those that wait", async () => {
    const controller = new AbortController();
    const ld = createClient({ token, fetch: () => new Promise(() => {}) });
    const calls = Array.from({ length: 20 }, () => ld.getApplication(parameters, { signal: controller.signal }));
    const results = Promise.allSettled(calls);
    controller.abort("enough");
    expect(await results).toEqual(Array(20).fill({ status: "rejected", reason: "enough" }));
  });
});

describe("middleware of openapi-fetch", () => {
  test("adds headers, replaces responses, and sees errors, once per call", async () => {
    const clock = new ManualClock();
    let count = 0;
    const fetch = async ({ headers }: Request) => {
      count += 1;
      if (headers.get("x-fail")) throw new TypeError("fetch failed");
      return count < 3 ? new Response(null, { status: 503 }) : Response.json({ name: headers.get("x-trace") });
    };
    const ld = createClient({ token, clock, fetch, random: () => 0 });
    const seen: string[] = [];
    const middleware: Middleware = {
      onRequest: ({ request, schemaPath }) => {
        seen.push(`request ${schemaPath} ${request.headers.has("authorization")}`);
        request.headers.set("x-trace", "1a2b");
      },
      onResponse: ({ response, request }) => {
        seen.push(`response ${response.status} ${request.headers.has("authorization")}`);
      },
      onError: ({ error }) => {
        seen.push(String(isNetworkError(error) && error.attempts));
      },
    };
    ld.use(middleware);
    const call = ld.getApplication(parameters);
    await clock.run(call);
    expect((await call).name).toBe("1a2b");
    expect(seen).toEqual(["request /api/v2/applications/{applicationKey} false", "response 200 false"]);
    const failing = rejection(ld.getApplication(parameters, { headers: { "x-fail": "1" } }));
    await clock.run(failing);
    expect(seen.at(-1)).toBe("6");
    ld.eject(middleware);
    await ld.getApplication(parameters);
    expect(seen).toHaveLength(4);
  });

  test("can respond from a cache, without a request", async () => {
    const { ld, requests } = record();
    ld.use({ onRequest: () => Response.json({ ...application, name: "Cached" }) });
    expect((await ld.getApplication(parameters)).name).toBe("Cached");
    expect(requests).toEqual([]);
  });

  test.each([
    ["from the original", (request: Request) => new Request(request, { headers: { "x-new": "1" } })],
    ["from its URL", ({ url, method, headers }: Request) => new Request(url, { method, headers })],
  ])("can replace the request by one %s; the call's timeout and signal still apply", async (_name, replace) => {
    const clock = new ManualClock();
    const signals: AbortSignal[] = [];
    const fetch: Fetch = (request) => {
      signals.push(request.signal);
      return hang(request);
    };
    const ld = createClient({ token, clock, fetch });
    ld.use({ onRequest: ({ request }) => replace(request) });
    const call = rejection(ld.getApplication(parameters, { timeout: 70 }));
    expect(await clock.run(call)).toBe(70);
    expect(await call).toMatchObject({ name: "TimeoutError" });
    const controller = new AbortController();
    const aborted = rejection(ld.getApplication(parameters, { signal: controller.signal }));
    await clock.advance(0);
    controller.abort("enough");
    expect(await aborted).toBe("enough");
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  test("rejects a call whose request it sends to another origin, without the token", async () => {
    const { ld, requests } = record();
    ld.use({ onRequest: ({ request }) => new Request("https://evil.com/", request) });
    await expect(ld.getApplication(parameters)).rejects.toThrow("would be sent to https://evil.com/, but belongs to");
    expect(requests).toEqual([]);
  });

  test("fails a call with its own error, even with a SyntaxError", async () => {
    const { ld } = record();
    ld.use({ onResponse: () => JSON.parse("{bad") });
    expect(await rejection(ld.getApplication(parameters))).toBeInstanceOf(SyntaxError);
  });

  test("can replace a response, whose status an error names", async () => {
    const { ld } = record();
    ld.use({ onResponse: () => new Response("<h1>", { status: 203, headers: { "content-type": "text/html" } }) });
    const error = await rejection(ld.getApplication(parameters));
    expect(error).toMatchObject({ name: "MalformedResponseError", status: 203 });
    expect(String(error)).toContain("with a body that is not JSON");
  });
});

describe("a rate limiter that clients share", () => {
  test("keeps all of them together within the account's limit, without a 429", async () => {
    const clock = new ManualClock();
    const server = new LimitedServer(clock, { size: 50, windowMs: 500, latencyMs: () => 3 });
    const rateLimiter = createRateLimiter({ clock });
    const clients = Array.from({ length: 10 }, () => createClient({ token, fetch: server.fetch, clock, rateLimiter }));
    const calls = clients.flatMap((ld) => Array.from({ length: 50 }, () => ld.getApplication(parameters)));
    const took = await clock.run(Promise.all(calls));
    expect([server.accepted, server.rejected]).toEqual([500, 0]);
    expect(took).toBeLessThanOrEqual(1.1 * 10 * 500);
    expect(clients[0]?.rateLimit).toEqual(clients[9]?.rateLimit);
  });
});
