import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Client, createClient } from "../../src/index.js";
import { LimitedServer, type LimitedServerOptions } from "../fixtures/limited-server.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { token } from "../fixtures/token.js";

/** Creates a pseudorandom function: like `Math.random`, but with the same numbers in each run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function setUp(options: Partial<LimitedServerOptions> & { readonly startMs?: number; readonly seed?: number }) {
  const random = createRandom(options.seed ?? 1);
  const clock = new ManualClock(Date.UTC(2026, 0, 1) + (options.startMs ?? 0));
  const server = new LimitedServer(clock, {
    size: 50,
    windowMs: 10_000,
    latencyMs: () => 5 + random() * 20,
    ...options,
  });
  const connect = () => createClient({ token, fetch: server.fetch, clock, random });
  return { clock, server, connect, random };
}

const call = (ld: Client, count: number) =>
  Promise.all(Array.from({ length: count }, () => ld.getAllIntegrationConfigurations({ integrationKey: "datadog" })));

describe("a client alone", () => {
  test("gets no 429, and uses every window in full", async () => {
    const { clock, server, connect } = setUp({ windowMs: 500 });
    const took = await clock.run(call(connect(), 500));
    expect([server.accepted, server.rejected]).toEqual([500, 0]);
    expect(took).toBeLessThanOrEqual(1.1 * 10 * 500);
    expect(clock.pending).toBe(0);
  });

  test("gets no 429 if responses report slightly different ends of a window", async () => {
    for (const [windowMs, spread] of [
      [500, 5],
      [10_000, 100],
    ] as const) {
      const random = createRandom(7);
      // Never earlier than the real end: a request that is sent too early gets a 429.
      const { clock, server, connect } = setUp({ windowMs, endJitterMs: () => Math.floor(random() * spread) });
      await clock.run(call(connect(), 500));
      expect([server.accepted, server.rejected]).toEqual([500, 0]);
    }
  });

  test("gets no 429 if responses report only the route's limit", async () => {
    const routes = { "integration-configurations": 50 };
    const { clock, server, connect } = setUp({ windowMs: 500, size: 1000, routes, reportsGlobal: false });
    const took = await clock.run(call(connect(), 500));
    expect([server.accepted, server.rejected]).toEqual([500, 0]);
    expect(took).toBeLessThanOrEqual(1.1 * 10 * 500);
  });

  test("gets no 429, whatever the limit, the latency and the time at which it starts", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          size: fc.integer({ min: 4, max: 120 }),
          windowMs: fc.integer({ min: 500, max: 10_000 }),
          startMs: fc.nat(20_000),
          maxLatencyMs: fc.integer({ min: 1, max: 60 }),
          aheadMs: fc.constantFrom(0, 0, 3_600_000, -3_600_000),
          seed: fc.nat(),
        }),
        async ({ maxLatencyMs, seed, ...options }) => {
          const latency = createRandom(seed);
          const { clock, server, connect } = setUp({ ...options, seed, latencyMs: () => 1 + latency() * maxLatencyMs });
          await clock.run(call(connect(), 60));
          expect([server.accepted, server.rejected]).toEqual([60, 0]);
        },
      ),
      {
        numRuns: 60,
        examples: [
          // Calls that are sent at the end of a window and count in the next one.
          [{ size: 5, windowMs: 500, startMs: 472, maxLatencyMs: 33, aheadMs: 0, seed: 0 }],
          [{ size: 8, windowMs: 502, startMs: 19_989, maxLatencyMs: 17, aheadMs: 0, seed: 1_328_132_844 }],
        ],
      },
    );
  });

  test("stays within the limits of a route and of the account, and one route doesn't delay another", async () => {
    const { clock, server, connect } = setUp({ size: 40, routes: { "/applications/": 10 } });
    const ld = connect();
    const started = clock.now();
    const ends: Record<string, number> = {};
    const applications = Array.from({ length: 30 }, () =>
      ld.GET("/api/v2/applications/{applicationKey}", { params: { path: { applicationKey: "shop" } } }),
    );
    const slow = Promise.all(applications).then(() => {
      ends["applications"] = clock.now() - started;
    });
    const fast = call(ld, 25).then(() => {
      ends["configurations"] = clock.now() - started;
    });
    await clock.run(Promise.all([slow, fast]));
    expect([server.accepted, server.rejected]).toEqual([55, 0]);
    expect(ends["configurations"]).toBeLessThan(10_000);
    expect(ends["applications"]).toBeGreaterThan(20_000);
  });
});

describe("a client that shares its limit with another user", () => {
  test.each(["at the start of each window", "evenly"])(
    "gets at most 5 % 429s if another user takes half of each window %s",
    async (when) => {
      const { clock, server, connect } = setUp({ windowMs: 500, startMs: 100 });
      const half = 25;
      const takeHalf = (start: number) => {
        for (let index = 0; index < half; index += 1) {
          const wait = when !== "evenly" ? 3 : (index * 500) / half;
          clock.setTimeout(() => server.take(), start + wait);
        }
      };
      for (let window = 0; window < 40; window += 1) takeHalf(window * 500 - 100);
      await clock.run(call(connect(), 500));
      expect(server.accepted).toBe(500);
      expect(server.rejected).toBeLessThanOrEqual(25);
    },
  );

  test("gets at most 5 % 429s if the other user is a client like itself", async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { clock, server, connect } = setUp({ windowMs: 500, seed, startMs: seed * 77 });
      await clock.run(Promise.all([call(connect(), 250), call(connect(), 250)]));
      expect(server.accepted).toBe(500);
      expect(server.rejected).toBeLessThanOrEqual(25);
    }
  });
});

describe("a client whose clock is an hour off", () => {
  test.each([3_600_000, -3_600_000])(
    "waits for the end of the window by the server's clock, %i ms ahead",
    async (aheadMs) => {
      const { clock, server, connect } = setUp({ aheadMs });
      const took = await clock.run(call(connect(), 120));
      expect(server.rejected).toBe(0);
      // Two waits for a window. Each may be a second too long, since `Date` is in whole seconds, and has jitter.
      expect(took).toBeGreaterThan(20_000);
      expect(took).toBeLessThan(20_000 + 2 * 1500);
    },
  );
});
