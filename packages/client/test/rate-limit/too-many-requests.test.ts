import { describe, expect, test } from "vitest";
import { createClient, type RateLimitError } from "../../src/index.js";
import { createLimiter } from "../fixtures/limiter.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { token } from "../fixtures/token.js";

describe("a 429", () => {
  test("pauses all routes until the window ends", async () => {
    const { clock, sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(429, limit(0, 3000));
    enter("a");
    enter("b", { route: "GET /b" });
    await clock.advance(2999);
    expect(sent).toEqual(["0"]);
    await clock.advance(1);
    expect(sent).toEqual(["0", "a", "b"]);
  });

  test("with Retry-After, as of the limit by IP address, pauses all routes for that long", async () => {
    const { clock, sent, enter, queue, leave } = createLimiter();
    await queue(1);
    await leave(429, { "retry-after": "7" });
    enter("a");
    enter("b", { route: "GET /b" });
    await clock.advance(6999);
    expect(sent).toEqual(["0"]);
    await clock.advance(1);
    expect(sent).toEqual(["0", "a", "b"]);
  });

  test("without headers pauses all routes for the length of a window", async () => {
    const { clock, sent, enter, queue, leave } = createLimiter();
    await queue(1);
    await leave(429);
    enter("a", { route: "GET /b" });
    await clock.advance(9999);
    expect(sent).toEqual(["0"]);
    await clock.advance(1);
    expect(sent).toEqual(["0", "a"]);
  });

  test("of one route pauses that route only", async () => {
    const { clock, sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(429, limit(17, 3000, 0));
    enter("a");
    await enter("b", { route: "GET /b" });
    await clock.advance(2999);
    expect(sent).toEqual(["0", "b"]);
    await clock.advance(1);
    expect(sent).toEqual(["0", "b", "a"]);
  });

  test("whose reset time is in the past pauses all routes briefly", async () => {
    const { clock, sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(429, limit(0, -5000));
    enter("a");
    await clock.advance(49);
    expect(sent).toEqual(["0"]);
    await clock.advance(1);
    expect(sent).toEqual(["0", "a"]);
  });
});

describe("a response whose window ends absurdly late", () => {
  test("delays requests by maxWaitMs at most", async () => {
    for (const inMs of [3_600_000, 1e15]) {
      const { clock, sent, limiter, enter, queue, leave, limit } = createLimiter({ maxWaitMs: 5000 });
      await queue(1);
      await leave(200, limit(0, inMs));
      enter("a");
      expect(limiter.state.global?.resetAt.getTime()).toBe(clock.now() + 5000);
      await clock.advance(5000);
      expect(sent).toEqual(["0", "a"]);
    }
  });
});

describe("a 429 that asks for more than maxWaitMs", () => {
  const setUp = (headers: (now: number) => Readonly<Record<string, string>>) => {
    const clock = new ManualClock();
    let sent = 0;
    const fetch = async () => {
      sent += 1;
      return Response.json({}, { status: 429, headers: headers(clock.now()) });
    };
    const ld = createClient({ token, fetch, clock, random: () => 0 });
    /** Calls of one route after another. @returns their errors, and how long it took until the last of them */
    const fail = async (count: number) => {
      const calls = Array.from({ length: count }, (_, index) =>
        index % 2 === 0
          ? ld.getApplication({ applicationKey: "shop" })
          : ld.getAllIntegrationConfigurations({ integrationKey: "datadog" }),
      );
      const errors = Promise.all(calls.map((call) => call.catch((error: RateLimitError) => error)));
      return { waited: await clock.run(errors), errors: (await errors) as RateLimitError[] }; // no call succeeds
    };
    return { clock, fail, sent: () => sent };
  };

  test.each([
    ["Retry-After in seconds", () => ({ "retry-after": "3600" })],
    ["a date", (now: number) => ({ "retry-after": new Date(now + 3_600_000).toUTCString() })],
    ["the reset", (now: number) => ({ "x-ratelimit-reset": String(now + 3_600_000) })],
  ])("fails all waiting calls at once, with the time to wait from %s", async (_name, headers) => {
    const { fail, sent } = setUp(headers);
    const { errors, waited } = await fail(100);
    expect([sent(), waited]).toEqual([2, 0]);
    expect(errors.map(({ attempts }) => attempts).sort()).toEqual([...Array(98).fill(0), ...Array(2).fill(1)]);
    for (const { name, retryAfterMs } of errors) expect([name, retryAfterMs]).toEqual(["RateLimitError", 3_600_000]);
  });

  test("counts the attempts of a call", async () => {
    const clock = new ManualClock();
    let count = 0;
    const fetch = async () => {
      count += 1;
      return Response.json(
        {},
        { status: count === 1 ? 503 : 429, headers: { "retry-after": count === 1 ? "2" : "99" } },
      );
    };
    const ld = createClient({ token, fetch, clock, random: () => 0 });
    const first = ld.getApplication({ applicationKey: "a" }).catch((error: RateLimitError) => error);
    await clock.advance(1000);
    const second = ld.getApplication({ applicationKey: "b" }).catch((error: RateLimitError) => error);
    await clock.run(Promise.all([first, second]));
    expect([await first, await second]).toMatchObject([
      { status: 429, attempts: 1 },
      { status: 429, attempts: 1 },
    ]);
    expect(count).toBe(2);
  });

  test("of one route doesn't fail calls of another", async () => {
    const { clock, sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(429, limit(50, 3_600_000, 0));
    await enter("b", { route: "GET /b" });
    await clock.advance(0);
    expect(sent).toEqual(["0", "b"]);
  });

  test("fails new calls, too, until maxWaitMs is over", async () => {
    const { clock, fail, sent } = setUp(() => ({ "retry-after": "3600" }));
    await fail(1);
    await clock.advance(59_999);
    expect(await fail(3)).toMatchObject({ waited: 0, errors: [{ attempts: 0 }, { attempts: 0 }, { attempts: 0 }] });
    expect(sent()).toBe(1);
    await clock.advance(1);
    expect(await fail(1)).toMatchObject({ waited: 0, errors: [{ attempts: 1 }] });
    expect(sent()).toBe(2);
  });
});
