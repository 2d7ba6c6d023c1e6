import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createClient } from "../../src/index.js";
import { createServerClock, type ServerClock } from "../../src/rate-limit/server-clock.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { token } from "../fixtures/token.js";

const hour = 3_600_000;

/** A request to a server whose clock is some milliseconds ahead, and its response. */
async function exchange(clock: ManualClock, server: ServerClock, ahead: number, there: number, back: number) {
  const sentAt = clock.now();
  await clock.advance(there);
  const date = new Date(clock.now() + ahead).toUTCString(); // whole seconds
  await clock.advance(back);
  server.observe(new Headers({ date }), sentAt);
}

describe("ServerClock", () => {
  test("agrees with the client's clock until a response has a date", () => {
    const clock = new ManualClock();
    const server = createServerClock(clock);
    expect(server.now()).toBe(clock.now());
    server.observe(new Headers(), clock.now());
    server.observe(new Headers({ date: "yesterday" }), clock.now());
    expect(server.now()).toBe(clock.now());
  });

  test("assumes that the clocks agree until a response contradicts that", async () => {
    const clock = new ManualClock(Date.UTC(2026, 0, 1) + 730);
    const server = createServerClock(clock);
    await exchange(clock, server, 0, 20, 30);
    expect(server.now()).toBe(clock.now());
  });

  test.each([hour, -hour, 5000, -5000])(
    "is right to within a second and the response's latency if the server is %i ms ahead",
    async (ahead) => {
      const clock = new ManualClock();
      const server = createServerClock(clock);
      await exchange(clock, server, ahead, 40, 60);
      const error = clock.now() + ahead - server.now();
      expect(error).toBeGreaterThanOrEqual(0);
      expect(error).toBeLessThanOrEqual(1060);
    },
  );

  test("is never ahead of the server, whatever the difference, and never gets worse with more responses", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -2 * hour, max: 2 * hour }),
        fc.array(fc.record({ there: fc.nat(300), back: fc.nat(300), pause: fc.nat(1500) }), {
          minLength: 1,
          maxLength: 12,
        }),
        async (ahead, exchanges) => {
          const clock = new ManualClock();
          const server = createServerClock(clock);
          let worst = Number.POSITIVE_INFINITY;
          for (const { there, back, pause } of exchanges) {
            await exchange(clock, server, ahead, there, back);
            await clock.advance(pause);
            const error = Math.abs(clock.now() + ahead - server.now());
            expect(error).toBeLessThanOrEqual(Math.min(worst, 1000 + there + back));
            if (Math.abs(ahead) > 2000) {
              expect(clock.now() + ahead).toBeGreaterThanOrEqual(server.now());
              worst = error;
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test("starts over if one of the clocks is set", async () => {
    const clock = new ManualClock();
    const server = createServerClock(clock);
    await exchange(clock, server, hour, 10, 10);
    await exchange(clock, server, -hour, 10, 10);
    const error = clock.now() - hour - server.now();
    expect(error).toBeGreaterThanOrEqual(0);
    expect(error).toBeLessThanOrEqual(1010);
  });
});

test.each([429, 503])(
  "a %i with Retry-After as a date and no limit headers is retried at that time by the server's clock",
  async (status) => {
    const clock = new ManualClock();
    let sent = 0;
    const fetch = async () => {
      const now = clock.now() - 2500;
      const headers = { date: new Date(now).toUTCString(), "retry-after": new Date(now + 8000).toUTCString() };
      sent += 1;
      return sent === 1 ? new Response("", { status, headers }) : Response.json({ key: "shop" });
    };
    // Time spent on the token doesn't count as the response's latency.
    const slow = () => new Promise<string>((resolve) => clock.setTimeout(() => resolve(token), 3000));
    const ld = createClient({ token: slow, fetch, clock, random: () => 0 });
    expect(await clock.run(ld.getApplication({ applicationKey: "shop" }))).toBe(3000 + 8000 + 3000);
  },
);
