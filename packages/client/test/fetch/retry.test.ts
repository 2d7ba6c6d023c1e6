import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fetch } from "../../src/fetch/layer.js";
import { type RetryEvent, retry } from "../../src/fetch/retry.js";
import { send } from "../../src/fetch/send.js";
import { ApiError, NetworkError, TimeoutError } from "../../src/index.js";
import { createServerClock } from "../../src/rate-limit/server-clock.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { createCall, createRequest, rejection, respond, stub } from "../fixtures/stub.js";

interface Setting {
  readonly method?: string;
  readonly attempts?: number;
  readonly maxWaitMs?: number;
  readonly random?: () => number;
}

/** The layer over a stub, with all that it does. */
function setUp(next: Parameters<typeof stub>[0], setting: Setting = {}) {
  const { method = "GET", attempts = 6, maxWaitMs = 60_000, random = () => 0 } = setting;
  const clock = new ManualClock();
  const times: number[] = [];
  const recorded = stub((request, count) => {
    times.push(clock.now());
    return next?.(request, count) ?? respond();
  });
  const events: RetryEvent[] = [];
  const onRetry = (event: RetryEvent) => events.push(event);
  const gaps = () => times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const settings = { attempts, maxWaitMs, clock, serverClock: createServerClock(clock), random };
  const send = (request: Request, signal = request.signal) =>
    retry(recorded.next, settings, createCall({ method }), signal, onRetry)(request);
  const fetch = (init?: Parameters<typeof createRequest>[0]) => send(createRequest({ method, ...init }));
  return { clock, requests: recorded.requests, events, gaps, fetch, send };
}

const broken = () => Promise.reject(new NetworkError("failed: reset", createCall()));
/** The failure of a connection, as the innermost layer reports it. undici wraps the reason. */
const failing = (message: string, code?: string): Fetch => {
  const clock = new ManualClock();
  const cause = Object.assign(new Error(message), { code });
  const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
  return send(fetch, { clock, serverClock: createServerClock(clock) }, createCall());
};
const idempotentMethods = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];

describe("what is retried", () => {
  test.each([408, 429, 500, 502, 503, 504])("a response with %i", async (status) => {
    const { clock, fetch, requests } = setUp((_request, count) => respond(count < 3 ? status : 200));
    const call = fetch();
    await clock.run(call);
    expect((await call).status).toBe(200);
    expect(requests).toHaveLength(3);
  });

  test.each([200, 204, 301, 302, 400, 401, 403, 404, 405, 409, 410, 422, 501, 505])(
    "not a response with %i",
    async (status) => {
      const { clock, fetch, requests } = setUp(() => respond(status));
      expect((await fetch()).status).toBe(status);
      expect([requests.length, clock.pending]).toEqual([1, 0]);
    },
  );

  test.each(idempotentMethods)("a %s after a failed connection", async (method) => {
    const { clock, fetch, requests } = setUp((_request, count) => (count < 3 ? broken() : respond()), { method });
    await clock.run(fetch());
    expect(requests).toHaveLength(3);
  });

  test.each(["POST", "PATCH"])("a %s only after a 429, or if the connection was never made", async (method) => {
    const retried: Fetch[] = [
      async () => respond(429),
      failing("connect ECONNREFUSED 127.0.0.1:4", "ECONNREFUSED"),
      failing("", "ECONNREFUSED"),
      failing("getaddrinfo ENOTFOUND ld.acme.com", "ENOTFOUND"),
      failing("getaddrinfo EAI_AGAIN ld.acme.com", "EAI_AGAIN"),
      failing("Connect Timeout Error (attempted address: ld.acme.com:443)", "UND_ERR_CONNECT_TIMEOUT"),
    ];
    for (const first of retried) {
      const next: Parameters<typeof stub>[0] = (request, count) => (count === 1 ? first(request) : respond());
      const { clock, fetch, requests } = setUp(next, { method });
      await clock.run(fetch());
      expect(requests).toHaveLength(2);
    }
    for (const failure of [
      failing("econnrefused reset", "ECONNRESET"),
      failing("other side closed", "UND_ERR_SOCKET"),
    ]) {
      const { fetch, requests } = setUp(failure, { method });
      await expect(fetch()).rejects.toMatchObject({ name: "NetworkError" });
      expect(requests).toHaveLength(1);
    }
    for (const status of [408, 500, 502, 503, 504]) {
      const { fetch, requests } = setUp(() => respond(status), { method });
      expect((await fetch()).status).toBe(status);
      expect(requests).toHaveLength(1);
    }
  });

  test.each([
    ["a timeout", new TimeoutError({ ...createCall(), timeout: 1 })],
    ["another error of the client", new ApiError({ ...createCall(), status: 500 })],
    ["an error of the caller's token function", new TypeError("mine")],
    ["a reason to abort", "thrown"],
  ])("not %s", async (_name, failure) => {
    const { fetch, requests } = setUp(() => Promise.reject(failure));
    await expect(fetch()).rejects.toBe(failure);
    expect(requests).toHaveLength(1);
  });

  test("with a new request that has the original's headers, referrer policy and extensions, and the call's signal", async () => {
    const { clock, send, requests } = setUp((_request, count) => respond(count < 3 ? 429 : 200), { method: "POST" });
    const init = { method: "POST", body: "{}", headers: { "x-team": "a" }, referrerPolicy: "no-referrer" } as const;
    const request = Object.assign(createRequest(init), { next: { revalidate: 60 } });
    const controller = new AbortController();
    await clock.run(send(request, controller.signal));
    expect(new Set([request, ...requests]).size).toBe(4);
    controller.abort();
    for (const sent of requests) {
      const { url, method, redirect, referrerPolicy } = request;
      expect(sent).toMatchObject({ url, method, redirect, referrerPolicy, next: { revalidate: 60 } });
      expect(sent.headers.get("x-team")).toBe("a");
      expect(sent.signal.aborted).toBe(true);
    }
    expect(request.signal.aborted).toBe(false);
  });

  test("a request with a body, which each attempt sends in full", async () => {
    const bodies: string[] = [];
    const { clock, fetch } = setUp(
      async (request, count) => {
        bodies.push(await request.text());
        return respond(count < 3 ? 503 : 200);
      },
      { method: "PUT" },
    );
    await clock.run(fetch({ body: '{"key":"shop"}' }));
    expect(bodies).toEqual(Array(3).fill('{"key":"shop"}'));
  });
});

describe("attempts", () => {
  test("are limited, and the caller gets the last response or error", async () => {
    const responses = setUp(() => respond(503), { attempts: 4 });
    const call = responses.fetch();
    await responses.clock.run(call);
    expect((await call).status).toBe(503);
    expect(responses.requests).toHaveLength(4);

    const failures = setUp(broken, { attempts: 4 });
    const error = rejection(failures.fetch());
    await failures.clock.run(error);
    expect(await error).toMatchObject({ name: "NetworkError" });
    expect([failures.requests.length, failures.clock.pending]).toEqual([4, 0]);
  });

  test.each([
    [1, 1],
    [2, 2],
    [2.5, 3],
  ])("of %d mean %i requests", async (attempts, count) => {
    const { clock, fetch, requests } = setUp(() => respond(503), { attempts });
    await clock.run(fetch());
    expect(requests).toHaveLength(count);
  });

  test("are reported if another one follows", async () => {
    const { clock, fetch, events } = setUp((_request, count) => (count === 1 ? broken() : respond(503)), {
      attempts: 3,
    });
    await clock.run(fetch());
    expect(events.map(({ attempt, reason }) => [attempt, reason])).toEqual([
      [1, "NetworkError"],
      [2, 503],
    ]);
  });
});

describe("the delay", () => {
  test("is random, with an upper bound that doubles from 200 ms to 10 s", async () => {
    const longest = setUp(() => respond(503), { attempts: 9, random: () => 1 });
    await longest.clock.run(longest.fetch());
    expect(longest.gaps()).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
    const shortest = setUp(() => respond(503), { attempts: 4, random: () => 0 });
    await shortest.clock.run(shortest.fetch());
    expect(shortest.gaps()).toEqual([0, 0, 0]);
  });

  test("is never longer than maxWaitMs", async () => {
    const { clock, fetch, gaps } = setUp(() => respond(503), { maxWaitMs: 500, random: () => 1 });
    await clock.run(fetch());
    expect(gaps()).toEqual([200, 400, 500, 500, 500]);
  });

  test("is what the response asks for, plus up to 10 % and at most 1 s", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (seconds, share) => {
          const { clock, fetch, gaps } = setUp(
            (_request, count) => (count === 1 ? respond(429, { "retry-after": String(seconds) }) : respond()),
            { random: () => share },
          );
          await clock.run(fetch());
          const [gap = 0] = gaps();
          expect(gap).toBeGreaterThanOrEqual(seconds * 1000);
          expect(gap).toBeLessThanOrEqual(Math.ceil(seconds * 1000 + Math.min(1000, seconds * 100)));
        },
      ),
      { numRuns: 60 },
    );
  });

  const start = new ManualClock().now();
  test.each([
    ["Retry-After in seconds", 503, { "retry-after": "7" }, 7000],
    ["Retry-After: 0", 429, { "retry-after": "0" }, 50],
    ["Retry-After with a fraction", 429, { "retry-after": "1.5" }, 1500],
    ["Retry-After as a date", 503, { "retry-after": new Date(start + 7000).toUTCString() }, 7000],
    ["a date in the past", 429, { "retry-after": new Date(start - 7000).toUTCString() }, 50],
    ["a malformed Retry-After", 429, { "retry-after": "soon", "x-ratelimit-reset": String(start + 3000) }, 3000],
    ["Retry-After and a reset time", 429, { "retry-after": "7", "x-ratelimit-reset": String(start + 3000) }, 7000],
    ["a reset time", 429, { "x-ratelimit-reset": String(start + 3000) }, 3000],
    ["a reset time in the past", 429, { "x-ratelimit-reset": String(start - 3000) }, 50],
    ["Retry-After twice, from a proxy", 429, { "retry-after": "7, 7" }, 7000],
    ["a reset time of 0", 429, { "x-ratelimit-reset": "0" }, 10_000],
    ["a malformed reset time", 429, { "x-ratelimit-reset": "soon" }, 10_000],
    ["no header", 429, {}, 10_000],
  ])("is right for %s", async (_name, status, headers, delayMs) => {
    const { clock, fetch, gaps, events } = setUp((_request, count) =>
      count === 1 ? respond(status, headers) : respond(),
    );
    await clock.run(fetch());
    expect(gaps()).toEqual([delayMs]);
    expect(events).toEqual([{ method: "GET", path: createCall().path, attempt: 1, delayMs, reason: status }]);
  });

  test("ends the call if it is longer than maxWaitMs", async () => {
    for (const headers of [{ "retry-after": "61" }, { "x-ratelimit-reset": String(start + 60_001) }]) {
      const { clock, fetch, requests } = setUp(() => respond(429, headers));
      expect((await fetch()).status).toBe(429);
      expect([requests.length, clock.pending]).toEqual([1, 0]);
    }
  });

  test("may be as long as maxWaitMs", async () => {
    const { clock, fetch, gaps } = setUp((_request, count) =>
      count === 1 ? respond(503, { "retry-after": "60" }) : respond(),
    );
    await clock.run(fetch());
    expect(gaps()).toEqual([60_000]);
  });

  test("ends at once when the caller aborts, and leaves no timer", async () => {
    const { clock, fetch, requests } = setUp(() => respond(503, { "retry-after": "30" }));
    const controller = new AbortController();
    const error = rejection(fetch({ signal: controller.signal }));
    await clock.advance(1000);
    expect(clock.pending).toBe(1);
    controller.abort("the user left");
    expect(await error).toBe("the user left");
    expect([requests.length, clock.pending]).toEqual([1, 0]);
  });

  test("doesn't start if the caller has aborted", async () => {
    const controller = new AbortController();
    const { clock, fetch } = setUp(() => {
      controller.abort("enough");
      return respond(503);
    });
    expect(await rejection(fetch({ signal: controller.signal }))).toBe("enough");
    expect(clock.pending).toBe(0);
  });
});
