import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Client, createClient } from "../../src/index.js";
import { LimitedServer, type LimitedServerOptions } from "../fixtures/limited-server.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { token } from "../fixtures/token.js";

/** Numbers from 0 up to 1 that come the same way in each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function setUp(options: Partial<LimitedServerOptions> & { readonly startMs?: number; readonly seed?: number }) {
  const random = numbers(options.seed ?? 1);
  const clock = new ManualClock(Date.UTC(2026, 0, 1) + (options.startMs ?? 0));
  const server = new LimitedServer(clock, {
    size: 50,
    windowMs: 10_000,
    travelMs: () => 5 + random() * 20,
    ...options,
  });
  const connect = () => createClient({ token, fetch: server.fetch, clock, random });
  return { clock, server, connect, random };
}

const call = (ld: Client, count: number) =>
  Promise.all(Array.from({ length: count }, () => ld.getAllIntegrationConfigurations({ integrationKey: "datadog" })));

describe("a client alone", () => {
  test("is never refused, and takes as many windows as it must", async () => {
    const { clock, server, connect } = setUp({ windowMs: 500 });
    const took = await clock.run(call(connect(), 500));
    expect([server.served, server.refused]).toEqual([500, 0]);
    expect(took).toBeLessThanOrEqual(1.1 * 10 * 500);
    expect(clock.pending).toBe(0);
  });

  test("is never refused where the ends that answers tell of one window lie a little apart", async () => {
    for (const [windowMs, spread] of [
      [500, 5],
      [10_000, 100],
    ] as const) {
      const random = numbers(7);
      // Later than in truth, since who comes too early is refused by rights.
      const { clock, server, connect } = setUp({ windowMs, wobbleMs: () => Math.floor(random() * spread) });
      await clock.run(call(connect(), 500));
      expect([server.served, server.refused]).toEqual([500, 0]);
    }
  });

  test("is never refused where answers tell of the limit of a route alone", async () => {
    const routes = { "integration-configurations": 50 };
    const { clock, server, connect } = setUp({ windowMs: 500, size: 1000, routes, tellsGlobal: false });
    const took = await clock.run(call(connect(), 500));
    expect([server.served, server.refused]).toEqual([500, 0]);
    expect(took).toBeLessThanOrEqual(1.1 * 10 * 500);
  });

  test("is never refused, whatever the limit, the way and the moment at which it starts", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          size: fc.integer({ min: 4, max: 120 }),
          windowMs: fc.integer({ min: 500, max: 10_000 }),
          startMs: fc.nat(20_000),
          travel: fc.integer({ min: 1, max: 60 }),
          aheadMs: fc.constantFrom(0, 0, 3_600_000, -3_600_000),
          seed: fc.nat(),
        }),
        async ({ travel, seed, ...options }) => {
          const travels = numbers(seed);
          const { clock, server, connect } = setUp({ ...options, seed, travelMs: () => 1 + travels() * travel });
          await clock.run(call(connect(), 60));
          expect([server.served, server.refused]).toEqual([60, 0]);
        },
      ),
      {
        numRuns: 60,
        examples: [
          // Calls that are sent at the end of a window and count in the next one.
          [{ size: 5, windowMs: 500, startMs: 472, travel: 33, aheadMs: 0, seed: 0 }],
          [{ size: 8, windowMs: 502, startMs: 19_989, travel: 17, aheadMs: 0, seed: 1_328_132_844 }],
        ],
      },
    );
  });

  test("keeps within the limits of routes and of the account, without one route holding up another", async () => {
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
    expect([server.served, server.refused]).toEqual([55, 0]);
    expect(ends["configurations"]).toBeLessThan(10_000);
    expect(ends["applications"]).toBeGreaterThan(20_000);
  });
});

describe("a client that shares its limit with another user", () => {
  test.each(["as a burst", "spread evenly"])(
    "is refused at most 5 % of its calls where half of each window is eaten %s",
    async (manner) => {
      const { clock, server, connect } = setUp({ windowMs: 500, startMs: 100 });
      const half = 25;
      const eat = (start: number) => {
        for (let index = 0; index < half; index += 1) {
          const wait = manner === "as a burst" ? 3 : (index * 500) / half;
          clock.setTimeout(() => server.take(), start + wait);
        }
      };
      for (let window = 0; window < 40; window += 1) eat(window * 500 - 100);
      await clock.run(call(connect(), 500));
      expect(server.served).toBe(500);
      expect(server.refused).toBeLessThanOrEqual(25);
    },
  );

  test("is refused at most 5 % of its calls where the other one is a client like itself", async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { clock, server, connect } = setUp({ windowMs: 500, seed, startMs: seed * 77 });
      await clock.run(Promise.all([call(connect(), 250), call(connect(), 250)]));
      expect(server.served).toBe(500);
      expect(server.refused).toBeLessThanOrEqual(25);
    }
  });
});

describe("a client whose clock is an hour off", () => {
  test.each([3_600_000, -3_600_000])(
    "waits for the end of the window by the server's clock, %i ms ahead",
    async (aheadMs) => {
      const { clock, server, connect } = setUp({ aheadMs });
      const took = await clock.run(call(connect(), 120));
      expect(server.refused).toBe(0);
      // Three windows, two of them waited for: each with a second of doubt, since `Date` counts whole ones, and the spread.
      expect(took).toBeGreaterThan(20_000);
      expect(took).toBeLessThan(20_000 + 2 * 1500);
    },
  );
});
