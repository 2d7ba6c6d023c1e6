import { describe, expect, test } from "vitest";
import { createLimiter, numbers } from "../fixtures/limiter.js";

describe("a cold start", () => {
  test("is capped at four calls until the first answer", async () => {
    const { clock, sent, queue, leave, limit } = createLimiter();
    await queue(100);
    await clock.advance(3_600_000);
    expect(sent).toEqual(numbers(0, 4));
    expect(clock.pending).toBe(0);
    await leave(200, limit(99));
    expect(sent.length).toBeGreaterThan(20);
  });

  test("goes on, four at a time, where connections fail or a gateway answers in place of the API", async () => {
    const { sent, queue, leave } = createLimiter();
    await queue(100);
    await leave();
    expect(sent).toEqual(numbers(0, 5));
    await leave(502);
    expect(sent).toEqual(numbers(0, 6));
  });

  test("lets everyone out where the answer tells of no limit", async () => {
    const { sent, queue, leave } = createLimiter();
    await queue(100);
    await leave(200);
    expect(sent).toEqual(numbers(0, 100));
  });
});

describe("within a window", () => {
  test("no more calls are under way than are left, and after it no more than four until an answer", async () => {
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
    expect(sent).toEqual(numbers(0, 14));
  });

  test("calls of the window before that hang hold up those of the next for a second, and no longer", async () => {
    const { clock, sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(200, limit(50, 2000));
    await queue(4);
    await clock.advance(2000);
    enter("next");
    await clock.advance(999);
    expect(sent).not.toContain("next");
    await clock.advance(1);
    expect(sent).toContain("next");
  });

  test("an answer counts in the account's window that its call was sent in, however new its route is", async () => {
    const { clock, limiter, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    const known = limit(50);
    await leave(200, known);
    await clock.advance(10_000);
    await enter("first", { route: "GET /new" });
    await leave(200, { ...known, "x-ratelimit-global-remaining": "7" });
    expect(limiter.state.global?.remaining).toBe(7);
  });

  test("an answer that comes late, from the window before, changes nothing", async () => {
    const { clock, limiter, queue, leave, limit } = createLimiter();
    await queue(4);
    const late = limit(0);
    await clock.advance(10_000);
    await leave(200, limit(50));
    await leave(200, late);
    expect(limiter.state.global?.remaining).toBe(50);
  });
});

describe("waiting", () => {
  test("ends in the order in which the calls came, over all routes", async () => {
    const { clock, sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(200, limit(0, 1000));
    for (const [index, route] of ["GET /a", "GET /b", "GET /a", "GET /c", "GET /b"].entries())
      enter(`${index}`, { route });
    await clock.advance(1000);
    for (let index = 0; index < 4; index += 1) await leave(200, limit(50));
    expect(sent.slice(1)).toEqual(numbers(0, 5));
  });

  test("ends first for calls that have been sent before, in the order in which they came back", async () => {
    const { clock, sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(429, limit(0, 1000));
    enter("first");
    enter("second");
    enter("again", { retry: true });
    enter("again, later", { retry: true });
    await clock.advance(1000);
    for (let index = 0; index < 4; index += 1) await leave(200, limit(50));
    expect(sent.slice(1)).toEqual(["again", "again, later", "first", "second"]);
  });

  test("for one route holds up nobody on another", async () => {
    const { sent, enter, queue, leave, limit } = createLimiter();
    await queue(1);
    await leave(200, limit(50, 10_000, 0));
    await queue(3);
    await enter("other", { route: "GET /b" });
    expect(sent).toEqual(["0", "other"]);
  });

  test("is spread by up to a fiftieth, at most 250 ms, and has one timer for all", async () => {
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
      expect(sent).toHaveLength(5);
    }
  });

  test("ends at once where the signal aborts, leaves no timer, and costs nobody else their turn", async () => {
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

  test("never begins where the signal has aborted", async () => {
    const { clock, limiter, queue } = createLimiter();
    await queue(4);
    await expect(
      limiter.acquire("GET /a", { signal: AbortSignal.abort("gone"), retry: false, onWait: () => {} }),
    ).rejects.toBe("gone");
    expect(clock.pending).toBe(0);
  });
});

describe("the state of the limits", () => {
  test("is unknown at first, and then what the last answer told", async () => {
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
});
