import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createClient } from "../../src/index.js";
import { createServerClock, type ServerClock } from "../../src/rate-limit/server-clock.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { token } from "../fixtures/token.js";

const hour = 3_600_000;

/** One exchange with a server whose clock is some milliseconds ahead. */
async function exchange(clock: ManualClock, server: ServerClock, ahead: number, there: number, back: number) {
  const sentAt = clock.now();
  await clock.advance(there);
  const date = new Date(clock.now() + ahead).toUTCString(); // whole seconds
  await clock.advance(back);
  server.observe(new Headers({ date }), sentAt);
}

describe("ServerClock", () => {
  test("is the client's clock before any answer, and after answers that tell no time", () => {
    const clock = new ManualClock();
    const server = createServerClock(clock);
    expect(server.now()).toBe(clock.now());
    server.observe(new Headers(), clock.now());
    server.observe(new Headers({ date: "yesterday" }), clock.now());
    expect(server.now()).toBe(clock.now());
  });

  test("takes clocks for equal that may be", async () => {
    const clock = new ManualClock(Date.UTC(2026, 0, 1) + 730);
    const server = createServerClock(clock);
    await exchange(clock, server, 0, 20, 30);
    expect(server.now()).toBe(clock.now());
  });

  test.each([hour, -hour, 5000, -5000])(
    "finds a clock that is %i ms ahead, within a second and the way back",
    async (ahead) => {
      const clock = new ManualClock();
      const server = createServerClock(clock);
      await exchange(clock, server, ahead, 40, 60);
      const error = clock.now() + ahead - server.now();
      expect(error).toBeGreaterThanOrEqual(0);
      expect(error).toBeLessThanOrEqual(1060);
    },
  );

  test("is never late, whatever the difference, and the better the more answers have come", async () => {
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

  test("starts anew where one of the clocks is set", async () => {
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
  "a wait until a date is reckoned by the server's clock where %i tells of no limits",
  async (status) => {
    const clock = new ManualClock();
    let sent = 0;
    const fetch = async () => {
      const now = clock.now() - 2500;
      const headers = { date: new Date(now).toUTCString(), "retry-after": new Date(now + 8000).toUTCString() };
      sent += 1;
      return sent === 1 ? new Response("", { status, headers }) : Response.json({ key: "shop" });
    };
    // The time that the token takes is not the answer's.
    const slow = () => new Promise<string>((resolve) => clock.setTimeout(() => resolve(token), 3000));
    const ld = createClient({ token: slow, fetch, clock, random: () => 0 });
    expect(await clock.run(ld.getApplication({ applicationKey: "shop" }))).toBe(3000 + 8000 + 3000);
  },
);
