import { describe, expect, test } from "vitest";
import { createPacer, type Ticket } from "../../src/rate-limit/pacer.js";
import { createServerClock } from "../../src/rate-limit/server-clock.js";
import { ManualClock } from "../fixtures/manual-clock.js";

const nothing = () => {};

function setUp({ maxWaitMs = 60_000, random = (): number => 0 } = {}) {
  const clock = new ManualClock();
  const pacer = createPacer({ clock, serverClock: createServerClock(clock), random }, maxWaitMs);
  const sent: string[] = [];
  const tickets: Ticket[] = [];
  /** Lets a call ask for leave; its name is noted when it gets it. */
  const enter = async (name: string, { route = "GET /a", signal, again = false }: Call = {}) => {
    const ticket = await pacer.enter(route, signal, again, nothing);
    sent.push(name);
    tickets.push(ticket);
  };
  /** Ends the call that has been under way for the longest. */
  const leave = async (status?: number, headers: Readonly<Record<string, string>> = {}) => {
    const ticket = tickets.shift();
    if (!ticket) throw new Error("No call is under way.");
    pacer.leave(ticket, status === undefined ? undefined : new Response(null, { status, headers }));
    await clock.advance(0);
  };
  /** The headers of an answer. */
  const limit = (remaining: number, inMs = 10_000, route?: number) => ({
    "x-ratelimit-global-remaining": String(remaining),
    "x-ratelimit-reset": String(clock.now() + inMs),
    ...(route === undefined ? {} : { "x-ratelimit-route-remaining": String(route) }),
  });
  /** Asks for many calls at once, named by their number. */
  const queue = async (count: number, call?: Call) => {
    for (let index = 0; index < count; index += 1) enter(String(index), call).catch(nothing);
    await clock.advance(0);
  };
  return { clock, pacer, sent, tickets, enter, leave, limit, queue };
}

interface Call {
  readonly route?: string;
  readonly signal?: AbortSignal;
  readonly again?: boolean;
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => String(from + index));

describe("a cold start", () => {
  test("is capped at four calls until the first answer", async () => {
    const { clock, sent, queue, leave, limit } = setUp();
    await queue(100);
    await clock.advance(3_600_000);
    expect(sent).toEqual(numbers(0, 4));
    expect(clock.pending).toBe(0);
    await leave(200, limit(99));
    expect(sent.length).toBeGreaterThan(20);
  });

  test("goes on, four at a time, where connections fail or a gateway answers in place of the API", async () => {
    const { sent, queue, leave } = setUp();
    await queue(100);
    await leave();
    expect(sent).toEqual(numbers(0, 5));
    await leave(502);
    expect(sent).toEqual(numbers(0, 6));
  });

  test("lets everyone out where the answer tells of no limit", async () => {
    const { sent, queue, leave } = setUp();
    await queue(100);
    await leave(200);
    expect(sent).toEqual(numbers(0, 100));
  });
});

describe("within a window", () => {
  test("no more calls are under way than are left, and after it no more than four until an answer", async () => {
    const { clock, sent, queue, leave, limit } = setUp();
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
    const { clock, sent, enter, queue, leave, limit } = setUp();
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

  test("an answer that comes late, from the window before, changes nothing", async () => {
    const { clock, pacer, queue, leave, limit } = setUp();
    await queue(4);
    const late = limit(0);
    await clock.advance(10_000);
    await leave(200, limit(50));
    await leave(200, late);
    expect(pacer.state.global?.remaining).toBe(50);
  });
});

describe("waiting", () => {
  test("ends in the order in which the calls came, over all routes", async () => {
    const { clock, sent, enter, queue, leave, limit } = setUp();
    await queue(1);
    await leave(200, limit(0, 1000));
    for (const [index, route] of ["GET /a", "GET /b", "GET /a", "GET /c", "GET /b"].entries())
      enter(`${index}`, { route });
    await clock.advance(1000);
    for (let index = 0; index < 4; index += 1) await leave(200, limit(50));
    expect(sent.slice(1)).toEqual(numbers(0, 5));
  });

  test("ends first for a call that has been sent before", async () => {
    const { clock, sent, enter, queue, leave, limit } = setUp();
    await queue(1);
    await leave(429, limit(0, 1000));
    enter("first");
    enter("second");
    enter("again", { again: true });
    await clock.advance(1000);
    expect(sent.slice(1)).toEqual(["again", "first", "second"]);
  });

  test("for one route holds up nobody on another", async () => {
    const { sent, enter, queue, leave, limit } = setUp();
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
      const { clock, sent, queue, leave, limit } = setUp({ random: () => 1 });
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
    const { clock, pacer, sent, enter, queue, leave, limit } = setUp();
    await queue(1);
    await leave(200, limit(0, 1000));
    const controller = new AbortController();
    const gone = pacer.enter("GET /a", controller.signal, false, nothing);
    expect(clock.pending).toBe(1);
    controller.abort("the user left");
    await expect(gone).rejects.toBe("the user left");
    expect(clock.pending).toBe(0);

    const another = new AbortController();
    const left = Promise.resolve(pacer.enter("GET /a", another.signal, false, nothing));
    const stayed = enter("stayed");
    another.abort("gone too");
    await expect(left).rejects.toBe("gone too");
    await clock.advance(1000);
    await stayed;
    expect(sent).toEqual(["0", "stayed"]);
    expect(clock.pending).toBe(0);
  });

  test("never begins where the signal has aborted", async () => {
    const { clock, pacer, queue } = setUp();
    await queue(4);
    await expect(pacer.enter("GET /a", AbortSignal.abort("gone"), false, nothing)).rejects.toBe("gone");
    expect(clock.pending).toBe(0);
  });
});

describe("a refusal", () => {
  test("pauses the calls of all routes until the window ends", async () => {
    const { clock, sent, enter, queue, leave, limit } = setUp();
    await queue(1);
    await leave(429, limit(0, 3000));
    enter("a");
    enter("b", { route: "GET /b" });
    await clock.advance(2999);
    expect(sent).toEqual(["0"]);
    await clock.advance(1);
    expect(sent).toEqual(["0", "a", "b"]);
  });

  test("by IP address pauses all for as long as Retry-After says", async () => {
    const { clock, sent, enter, queue, leave } = setUp();
    await queue(1);
    await leave(429, { "retry-after": "7" });
    enter("a");
    enter("b", { route: "GET /b" });
    await clock.advance(6999);
    expect(sent).toEqual(["0"]);
    await clock.advance(1);
    expect(sent).toEqual(["0", "a", "b"]);
  });

  test("with no header at all pauses all for the length of a window", async () => {
    const { clock, sent, enter, queue, leave } = setUp();
    await queue(1);
    await leave(429);
    enter("a", { route: "GET /b" });
    await clock.advance(9999);
    expect(sent).toEqual(["0"]);
    await clock.advance(1);
    expect(sent).toEqual(["0", "a"]);
  });

  test("of one route pauses that route alone", async () => {
    const { clock, sent, enter, queue, leave, limit } = setUp();
    await queue(1);
    await leave(429, limit(17, 3000, 0));
    enter("a");
    await enter("b", { route: "GET /b" });
    await clock.advance(2999);
    expect(sent).toEqual(["0", "b"]);
    await clock.advance(1);
    expect(sent).toEqual(["0", "b", "a"]);
  });

  test("whose reset lies in the past pauses all a little, but not for nothing", async () => {
    const { clock, sent, enter, queue, leave, limit } = setUp();
    await queue(1);
    await leave(429, limit(0, -5000));
    enter("a");
    await clock.advance(49);
    expect(sent).toEqual(["0"]);
    await clock.advance(1);
    expect(sent).toEqual(["0", "a"]);
  });
});

describe("an answer whose window ends absurdly late", () => {
  test.each([
    ["a refusal", 429],
    ["a success", 200],
  ])("holds calls up for no longer than the longest wait, where it is %s", async (_name, status) => {
    for (const inMs of [3_600_000, 1e15]) {
      const { clock, sent, pacer, enter, queue, leave, limit } = setUp({ maxWaitMs: 5000 });
      await queue(1);
      await leave(status, limit(0, inMs));
      enter("a");
      expect(pacer.state.global?.resetAt.getTime()).toBe(clock.now() + 5000);
      await clock.advance(5000);
      expect(sent).toEqual(["0", "a"]);
    }
  });
});

describe("100,000 calls that wait", () => {
  const count = 100_000;

  /** How often the pacer looks at the time: once for each step that it takes. */
  function counting() {
    const set = setUp();
    let looks = 0;
    const now = set.clock.now.bind(set.clock);
    set.clock.now = () => {
      looks += 1;
      return now();
    };
    return { ...set, looks: () => looks };
  }

  test("are let out in order, with a few steps for each", async () => {
    const { sent, queue, leave, looks } = counting();
    await queue(count);
    await leave(200);
    expect(sent).toEqual(numbers(0, count));
    expect(looks()).toBeLessThan(4 * count);
  });

  test("can all be aborted by the signal that they share, with a few steps for each", async () => {
    const { clock, sent, queue, leave, limit, looks } = counting();
    const controller = new AbortController();
    await queue(1);
    await leave(200, limit(0));
    await queue(count, { signal: controller.signal });
    expect(clock.pending).toBe(1);
    controller.abort();
    expect(clock.pending).toBe(0);
    expect(sent).toEqual(["0"]);
    expect(looks()).toBeLessThan(6 * count);
  });
});

describe("the state of the limits", () => {
  test("is unknown at first, and then what the last answer told", async () => {
    const { clock, pacer, queue, leave, limit } = setUp();
    expect(pacer.state).toEqual({ global: undefined, routes: {} });
    await queue(1);
    const resetAt = new Date(clock.now() + 4000);
    await leave(200, limit(49, 4000, 9));
    expect(pacer.state).toEqual({
      global: { remaining: 49, resetAt },
      routes: { "GET /a": { remaining: 9, resetAt } },
    });
  });
});
