import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLimiter, numbers } from "../fixtures/limiter.js";

describe("a cold start", () => {
  test("permits two requests until the first response", async () => {
    const { clock, sent, inFlight, queue, leave, limit } = createLimiter();
    await queue(100);
    await clock.advance(3_600_000);
    expect(sent).toEqual(numbers(0, 2));
    expect(clock.pending).toBe(0);
    for (let left = 99; left > 80; left -= 1) await leave(200, limit(left));
    expect(inFlight.length).toBeGreaterThan(20);
  });

  test("permits two at a time as long as connections fail or a gateway responds in place of the API", async () => {
    const { sent, queue, leave } = createLimiter();
    await queue(100);
    await leave();
    expect(sent).toEqual(numbers(0, 3));
    await leave(502);
    expect(sent).toEqual(numbers(0, 4));
  });

  test("permits everything if the response mentions no limit", async () => {
    const { sent, queue, leave } = createLimiter();
    await queue(100);
    await leave(200);
    expect(sent).toEqual(numbers(0, 100));
  });
});

describe("within a window", () => {
  test("no more requests are in flight than are left, and after it no more than two until a response", async () => {
    const { clock, sent, queue, leave, limit } = createLimiter();
    await queue(100);
    const { ["x-ratelimit-reset"]: reset } = limit(0);
    for (let left = 10; left > 0; left -= 1) {
      await leave(200, { "x-ratelimit-global-remaining": String(left - 1), "x-ratelimit-reset": reset });
    }
    expect(sent).toEqual(numbers(0, 10 + 0));
    await clock.advance(9999);
    expect(sent).toHaveLength(10);
    await clock.advance(1);
    expect(sent).toEqual(numbers(0, 12));
  });

  test("hanging requests of the previous window delay requests of the next by at most a second", async () => {
    const { clock, sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(200, limit(50, 2000));
    await queue(2);
    await clock.advance(2000);
    enter("next");
    await clock.advance(999);
    expect(sent).not.toContain("next");
    await clock.advance(1);
    expect(sent).toContain("next");
  });

  test("a response counts in the account's window that its request was sent in, even if its route is new", async () => {
    const { clock, limiter, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    const known = limit(50);
    await leave(200, known);
    await clock.advance(10_000);
    await enter("first", { route: "GET /new" });
    await leave(200, { ...known, "x-ratelimit-global-remaining": "7" });
    expect(limiter.state.global?.remaining).toBe(7);
  });

  test("a late response from the previous window changes nothing", async () => {
    const { clock, limiter, queue, leave, limit } = createLimiter();
    await queue(2);
    const late = limit(0);
    await clock.advance(10_000);
    await leave(200, limit(50));
    await leave(200, late);
    expect(limiter.state.global?.remaining).toBe(50);
  });
});

describe("waiting", () => {
  test("ends in the order in which requests asked, over all routes", async () => {
    const { clock, sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(200, limit(0, 1000));
    for (const [index, route] of ["GET /a", "GET /b", "GET /a", "GET /c", "GET /b"].entries())
      enter(`${index}`, { route });
    await clock.advance(1000);
    for (let index = 0; index < 4; index += 1) await leave(200, limit(50));
    expect(sent.slice(1)).toEqual(numbers(0, 5));
  });

  test("ends first for retries, in the order in which they asked", async () => {
    const { clock, sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(429, limit(0, 1000));
    enter("first");
    enter("second");
    enter("retry", { retry: true });
    enter("later retry", { retry: true });
    await clock.advance(1000);
    for (let index = 0; index < 4; index += 1) await leave(200, limit(50));
    expect(sent.slice(1)).toEqual(["retry", "later retry", "first", "second"]);
  });

  test("for one route doesn't delay requests of another", async () => {
    const { sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(200, limit(50, 10_000, 0));
    await queue(3);
    await enter("other", { route: "GET /b" });
    expect(sent).toEqual(["0", "other"]);
  });

  test("is prolonged by up to 2 %, at most 250 ms, and has one timer for all", async () => {
    for (const [inMs, spread] of [
      [1000, 20],
      [10_000, 200],
      [50_000, 250],
    ] as const) {
      const { clock, sent, queue, leave, limit } = createLimiter({ random: () => 1 });
      await queue(1);
      await leave(200, limit(0, inMs));
      await queue(50);
      expect(clock.pending).toBe(1);
      await clock.advance(inMs + spread - 1);
      expect(sent).toHaveLength(1);
      await clock.advance(1);
      expect(sent).toHaveLength(3);
    }
  });

  test("ends at once when the signal aborts, leaves no timer, and doesn't delay other requests", async () => {
    const { clock, limiter, sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(200, limit(0, 1000));
    const controller = new AbortController();
    const gone = limiter.acquire("GET /a", { signal: controller.signal, retry: false, onWait: () => {} });
    expect(clock.pending).toBe(1);
    controller.abort("the user left");
    await expect(gone).rejects.toBe("the user left");
    expect(clock.pending).toBe(0);

    const another = new AbortController();
    const left = Promise.resolve(limiter.acquire("GET /a", { signal: another.signal, retry: false, onWait: () => {} }));
    const stayed = enter("stayed");
    another.abort("gone too");
    await expect(left).rejects.toBe("gone too");
    await clock.advance(1000);
    await stayed;
    expect(sent).toEqual(["0", "stayed"]);
    expect(clock.pending).toBe(0);
  });

  test("never starts if the signal has aborted", async () => {
    const { clock, limiter, queue } = createLimiter();
    await queue(4);
    await expect(
      limiter.acquire("GET /a", { signal: AbortSignal.abort("gone"), retry: false, onWait: () => {} }),
    ).rejects.toBe("gone");
    expect(clock.pending).toBe(0);
  });
});

describe("the state of the limits", () => {
  test("is unknown at first, and then what the last response reported", async () => {
    const { clock, limiter, queue, leave, limit } = createLimiter();
    expect(limiter.state).toEqual({ global: undefined, routes: {} });
    await queue(1);
    const resetAt = new Date(clock.now() + 4000);
    await leave(200, limit(49, 4000, 9));
    expect(limiter.state).toEqual({
      global: { remaining: 49, resetAt },
      routes: { "GET /a": { remaining: 9, resetAt } },
    });
  });

  test("is unknown again once the window is over", async () => {
    const { clock, limiter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(200, limit(49, 4000, 9));
    await clock.advance(3999);
    expect(limiter.state.global?.remaining).toBe(49);
    await clock.advance(1);
    expect(limiter.state).toEqual({ global: undefined, routes: {} });
  });
});

describe("the order of permits", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("ask" as const), route: fc.constantFrom("GET /a", "GET /b"), retry: fc.boolean() }),
    fc.record({ kind: fc.constant("finish" as const), left: fc.nat(5) }),
    fc.record({ kind: fc.constant("wait" as const), ms: fc.nat(12_000) }),
  );

  test("is that of a model: per route first come, first served, with retries before all others", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { clock, sent, inFlight, enter, leave, limit } = createLimiter();
        const waiting: { name: string; route: string; retry: boolean }[] = [];
        for (const [index, action] of steps.entries()) {
          const before = sent.length;
          if (action.kind === "ask") {
            waiting.push({ name: String(index), route: action.route, retry: action.retry });
            enter(String(index), action).catch(() => {});
            await clock.advance(0);
          }
          if (action.kind === "finish" && inFlight.length > 0) await leave(200, limit(action.left, 5000));
          if (action.kind === "wait") await clock.advance(action.ms);
          for (const name of sent.slice(before)) {
            const permitted = waiting.find((one) => one.name === name);
            const ahead = waiting.filter(({ route }) => route === permitted?.route);
            expect(name).toBe((ahead.find(({ retry }) => retry) ?? ahead[0])?.name);
            waiting.splice(
              waiting.findIndex((one) => one.name === name),
              1,
            );
          }
        }
        // No request waits forever: with responses and time, each is permitted.
        for (let rounds = 0; rounds < 200 && waiting.length > 0; rounds += 1) {
          while (inFlight.length > 0) await leave(200, limit(5, 5000));
          await clock.advance(6000);
          waiting.splice(0, waiting.length, ...waiting.filter(({ name }) => !sent.includes(name)));
        }
        expect(waiting).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
