import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ApiError, CallError, NetworkError, type RetryEvent, TimeoutError } from "../../src/index.js";
import { createServerClock } from "../../src/rate-limit/server-clock.js";
import { exchange } from "../../src/transport/exchange.js";
import { retry } from "../../src/transport/retry.js";
import type { Answer, Outgoing } from "../../src/transport/transport.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { answer, outgoing, rejection, stub } from "../fixtures/stub.js";

interface Setting {
  readonly attempts?: number;
  readonly maxWaitMs?: number;
  readonly random?: () => number;
}

function setUp(
  reply: (request: Outgoing, count: number) => Answer | Promise<Answer>,
  { attempts = 6, maxWaitMs = 60_000, random = () => 0 }: Setting = {},
) {
  const clock = new ManualClock();
  const serverClock = createServerClock(clock);
  const times: number[] = [];
  const { next, requests } = stub((request, count) => {
    times.push(clock.now());
    return reply(request, count);
  });
  const events: RetryEvent[] = [];
  const hooks = { retry: (event: RetryEvent) => events.push(event) };
  const layer = retry(next, { attempts, maxWaitMs }, { clock, serverClock, random }, hooks);
  /** How long each attempt came after the one before. */
  const gaps = () => times.slice(1).map((time, index) => time - (times[index] ?? 0));
  return { clock, serverClock, requests, events, layer, gaps };
}

const broken = (cause?: unknown) => new NetworkError("got no whole answer", outgoing(), { cause });
/** What becomes of a fetch that fails: the reason is a cause of what undici throws. */
const failing = (message: string, code?: string) => {
  const cause = Object.assign(new Error(message), { code });
  const clock = new ManualClock();
  const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
  return (request: Outgoing) => exchange(fetch, clock, createServerClock(clock))(request);
};
const fail = (error: unknown) => () => Promise.reject(error);
const idempotent = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"];

describe("retry", () => {
  test.each([408, 429, 500, 502, 503, 504])("sends a call again that was answered with %i", async (status) => {
    const { clock, layer, requests } = setUp((_request, count) => answer(count < 3 ? status : 200));
    const call = layer(outgoing());
    await clock.run(call);
    expect(await call).toMatchObject({ response: { status: 200 }, attempts: 3 });
    expect(requests.map(({ attempt }) => attempt)).toEqual([undefined, 2, 3]);
  });

  test.each([200, 204, 301, 302, 400, 401, 403, 404, 405, 409, 410, 422, 501, 505])(
    "hands a %i on at once",
    async (status) => {
      const { clock, layer, requests } = setUp(() => answer(status));
      expect(await layer(outgoing())).toMatchObject({ response: { status }, attempts: 1 });
      expect([requests.length, clock.pending]).toEqual([1, 0]);
    },
  );

  test.each(idempotent)("sends a %s again after a failed connection", async (method) => {
    const { clock, layer } = setUp((_request, count) => (count < 3 ? Promise.reject(broken()) : answer()));
    const call = layer(outgoing({ method }));
    await clock.run(call);
    expect((await call).attempts).toBe(3);
  });

  test.each(["POST", "PATCH"])(
    "sends a %s again after a 429 only, or where the connection was never made",
    async (method) => {
      const again = [
        () => answer(429),
        failing("connect ECONNREFUSED 127.0.0.1:4"),
        failing("", "ECONNREFUSED"),
        failing("getaddrinfo ENOTFOUND ld.acme.com"),
        failing("getaddrinfo EAI_AGAIN ld.acme.com"),
        failing(
          "Connect Timeout Error (attempted address: ld.acme.com:443, timeout: 10000ms)",
          "UND_ERR_CONNECT_TIMEOUT",
        ),
      ];
      for (const first of again) {
        const { clock, layer } = setUp((request, count) => (count === 1 ? first(request) : answer()));
        const call = layer(outgoing({ method }));
        await clock.run(call);
        expect((await call).attempts).toBe(2);
      }
      const once = [failing("read ECONNRESET", "ECONNRESET"), failing("other side closed", "UND_ERR_SOCKET")];
      for (const failure of once) {
        const { layer, requests } = setUp(failure);
        await expect(layer(outgoing({ method }))).rejects.toMatchObject({ name: "NetworkError", attempts: 1 });
        expect(requests).toHaveLength(1);
      }
      for (const status of [408, 500, 502, 503, 504]) {
        const { layer } = setUp(() => answer(status));
        expect((await layer(outgoing({ method }))).attempts).toBe(1);
      }
    },
  );

  test("gives up after its attempts, with their number in the answer and in the error", async () => {
    const answers = setUp(() => answer(503), { attempts: 4 });
    const call = answers.layer(outgoing());
    await answers.clock.run(call);
    expect(await call).toMatchObject({ attempts: 4, response: { status: 503 } });

    const failures = setUp(() => Promise.reject(broken()), { attempts: 4 });
    const error = rejection(failures.layer(outgoing()));
    await failures.clock.run(error);
    expect(await error).toMatchObject({ name: "NetworkError", attempts: 4 });
    expect([failures.requests.length, failures.clock.pending]).toEqual([4, 0]);
  });

  test.each([
    [1, 1],
    [0, 1],
    [-1, 1],
    [Number.NaN, 1],
    [2, 2],
    [2.5, 3],
  ])("sends %d attempts as %i", async (attempts, count) => {
    const { clock, layer, requests } = setUp(() => answer(503), { attempts });
    await clock.run(layer(outgoing()));
    expect(requests).toHaveLength(count);
  });

  test("takes the attempts of the call before those of the client", async () => {
    const { clock, layer, requests } = setUp(() => answer(503), { attempts: 2 });
    await clock.run(layer(outgoing({ attempts: 5 })));
    expect(requests).toHaveLength(5);
  });

  test.each([
    ["a timeout", new TimeoutError({ ...outgoing(), timeoutMs: 1 })],
    ["an error of the API", new ApiError({ ...outgoing(), headers: {}, status: 500 })],
    ["an error of the caller's own", new TypeError("mine")],
    ["whatever a hook throws", "thrown"],
  ])("doesn't send a call again after %s", async (_name, failure) => {
    const { layer, requests } = setUp(fail(failure));
    await expect(layer(outgoing())).rejects.toBe(failure);
    expect(requests).toHaveLength(1);
    if (failure instanceof CallError) expect(failure.attempts).toBe(1);
  });

  test("backs off from 200 ms to 10 s with full jitter", async () => {
    const longest = setUp(() => answer(503), { attempts: 9, random: () => 1 });
    await longest.clock.run(longest.layer(outgoing()));
    expect(longest.gaps()).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
    const shortest = setUp(() => answer(503), { attempts: 4, random: () => 0 });
    await shortest.clock.run(shortest.layer(outgoing()));
    expect(shortest.gaps()).toEqual([0, 0, 0]);
  });

  test("never backs off for longer than the cap", async () => {
    const { clock, layer, gaps } = setUp(() => answer(503), { maxWaitMs: 500, random: () => 1 });
    await clock.run(layer(outgoing()));
    expect(gaps()).toEqual([200, 400, 500, 500, 500]);
  });

  test("waits for what is asked at the least, and up to a tenth and a second longer", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (seconds, share) => {
          const { clock, layer, gaps } = setUp(
            (_request, count) => (count === 1 ? answer(429, { "retry-after": String(seconds) }) : answer()),
            { random: () => share },
          );
          await clock.run(layer(outgoing()));
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
    ["seconds", 503, { "retry-after": "7" }, 7000],
    ["no seconds at all", 429, { "retry-after": "0" }, 50],
    ["seconds with a fraction", 429, { "retry-after": "1.5" }, 1500],
    ["a date", 503, { "retry-after": new Date(start + 7000).toUTCString() }, 7000],
    ["a date in the past", 429, { "retry-after": new Date(start - 7000).toUTCString() }, 50],
    ["a date for want of a number", 429, { "retry-after": "soon", "x-ratelimit-reset": String(start + 3000) }, 3000],
    ["Retry-After before the reset", 429, { "retry-after": "7", "x-ratelimit-reset": String(start + 3000) }, 7000],
    ["the reset in milliseconds", 429, { "x-ratelimit-reset": String(start + 3000) }, 3000],
    ["a reset in the past", 429, { "x-ratelimit-reset": String(start - 3000) }, 50],
    ["a reset that is no number", 429, { "x-ratelimit-reset": "soon" }, 10_000],
    ["nothing", 429, {}, 10_000],
  ])("waits right where an answer tells %s", async (_name, status, headers, wait) => {
    const { clock, layer, gaps, events } = setUp((_request, count) =>
      count === 1 ? answer(status, headers) : answer(),
    );
    await clock.run(layer(outgoing()));
    expect(gaps()).toEqual([wait]);
    expect(events).toEqual([{ method: "GET", path: outgoing().path, attempt: 1, waitMs: wait, reason: status }]);
  });

  test("hands an answer on at once that asks for a wait beyond the cap", async () => {
    for (const headers of [{ "retry-after": "61" }, { "x-ratelimit-reset": String(start + 60_001) }]) {
      const { clock, layer, requests } = setUp(() => answer(429, headers));
      expect(await layer(outgoing())).toMatchObject({ attempts: 1, response: { status: 429 } });
      expect([requests.length, clock.pending]).toEqual([1, 0]);
    }
  });

  test("waits where the wait is the cap to the millisecond", async () => {
    const { clock, layer, gaps } = setUp((_request, count) =>
      count === 1 ? answer(503, { "retry-after": "60" }) : answer(),
    );
    await clock.run(layer(outgoing()));
    expect(gaps()).toEqual([60_000]);
  });

  test("tells of each attempt that is followed by another, and of no other", async () => {
    const { clock, layer, events } = setUp(
      (_request, count) => (count === 1 ? Promise.reject(broken()) : answer(503)),
      {
        attempts: 3,
      },
    );
    await clock.run(layer(outgoing()));
    expect(events.map(({ attempt, reason }) => [attempt, reason])).toEqual([
      [1, "NetworkError"],
      [2, 503],
    ]);
  });

  test("ends at once, with no timer left, where the signal aborts during a wait", async () => {
    const { clock, layer, requests } = setUp(() => answer(503, { "retry-after": "30" }));
    const controller = new AbortController();
    const error = rejection(layer(outgoing({ signal: controller.signal })));
    await clock.advance(1000);
    expect(clock.pending).toBe(1);
    controller.abort("the user left");
    expect(await error).toBe("the user left");
    expect([requests.length, clock.pending]).toEqual([1, 0]);
  });

  test("doesn't begin to wait where a hook has aborted", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const hooks = { retry: () => controller.abort("enough") };
    const serverClock = createServerClock(clock);
    const { next } = stub(() => answer(503));
    const layer = retry(next, { attempts: 3, maxWaitMs: 60_000 }, { clock, serverClock, random: () => 0 }, hooks);
    expect(await rejection(layer(outgoing({ signal: controller.signal })))).toBe("enough");
    expect(clock.pending).toBe(0);
  });
});
