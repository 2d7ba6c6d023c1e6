import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ManualClock } from "../fixtures/manual-clock.js";
import { retrying } from "../fixtures/retrying.js";
import { answer, outgoing } from "../fixtures/stub.js";

describe("retry", () => {
  test("backs off from 200 ms to 10 s with full jitter", async () => {
    const longest = retrying(() => answer(503), { attempts: 9, random: () => 1 });
    await longest.clock.run(longest.layer(outgoing()));
    expect(longest.gaps()).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
    const shortest = retrying(() => answer(503), { attempts: 4, random: () => 0 });
    await shortest.clock.run(shortest.layer(outgoing()));
    expect(shortest.gaps()).toEqual([0, 0, 0]);
  });

  test("never backs off for longer than the cap", async () => {
    const { clock, layer, gaps } = retrying(() => answer(503), { maxWaitMs: 500, random: () => 1 });
    await clock.run(layer(outgoing()));
    expect(gaps()).toEqual([200, 400, 500, 500, 500]);
  });

  test("waits for what is asked at the least, and up to a tenth and a second longer", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (seconds, share) => {
          const { clock, layer, gaps } = retrying(
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
    ["seconds twice, as where a proxy adds its own", 429, { "retry-after": "7, 7" }, 7000],
    ["a reset of 0", 429, { "x-ratelimit-reset": "0" }, 10_000],
    ["a reset that is no number", 429, { "x-ratelimit-reset": "soon" }, 10_000],
    ["nothing", 429, {}, 10_000],
  ])("waits right where an answer tells %s", async (_name, status, headers, wait) => {
    const { clock, layer, gaps, events } = retrying((_request, count) =>
      count === 1 ? answer(status, headers) : answer(),
    );
    await clock.run(layer(outgoing()));
    expect(gaps()).toEqual([wait]);
    expect(events).toEqual([{ method: "GET", path: outgoing().path, attempt: 1, waitMs: wait, reason: status }]);
  });

  test("hands an answer on at once that asks for a wait beyond the cap", async () => {
    for (const headers of [{ "retry-after": "61" }, { "x-ratelimit-reset": String(start + 60_001) }]) {
      const { clock, layer, requests } = retrying(() => answer(429, headers));
      expect(await layer(outgoing())).toMatchObject({ attempts: 1, response: { status: 429 } });
      expect([requests.length, clock.pending]).toEqual([1, 0]);
    }
  });

  test("waits where the wait is the cap to the millisecond", async () => {
    const { clock, layer, gaps } = retrying((_request, count) =>
      count === 1 ? answer(503, { "retry-after": "60" }) : answer(),
    );
    await clock.run(layer(outgoing()));
    expect(gaps()).toEqual([60_000]);
  });
});
