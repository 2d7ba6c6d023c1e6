import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createQuota, type Quota, type WindowObservation } from "../../src/rate-limit/quota.js";

const never = Number.POSITIVE_INFINITY;
const create = () => createQuota();

/** Creates the report of a response; by default, one whose request was accepted. */
const observation = (
  changes: Pick<WindowObservation, "window" | "remaining" | "end"> & Partial<WindowObservation>,
) => ({
  accepted: true,
  endAt: changes.end,
  ...changes,
});

/** A server with consecutive windows, and the requests and responses on their way. */
class Simulation {
  readonly model = create();
  now = 1_000_000;
  rejected = 0;
  readonly #size: number;
  readonly #windowMs: number;
  #window = 0;
  #used = 0;
  readonly #sent: { readonly window: number }[] = [];
  readonly #received: {
    readonly window: number;
    readonly accepted: boolean;
    readonly remaining: number;
    readonly end: number;
  }[] = [];

  constructor(size: number, windowMs: number) {
    this.#size = size;
    this.#windowMs = windowMs;
  }

  get inFlight(): number {
    return this.#sent.length + this.#received.length;
  }

  send(): void {
    if (this.model.delay(this.now) === 0) this.#sent.push({ window: this.model.enter() });
  }

  /** Makes one of the requests arrive, and counts it. */
  arrive(index: number): void {
    const [call] = this.#sent.splice(index % Math.max(1, this.#sent.length), 1);
    if (!call) return;
    const window = Math.floor(this.now / this.#windowMs);
    if (window !== this.#window) {
      this.#window = window;
      this.#used = 0;
    }
    const accepted = this.#used < this.#size;
    if (accepted) this.#used += 1;
    else this.rejected += 1;
    this.#received.push({ ...call, accepted, remaining: this.#size - this.#used, end: (window + 1) * this.#windowMs });
  }

  /** Receives one of the responses, in any order. */
  receive(index: number): void {
    const [response] = this.#received.splice(index % Math.max(1, this.#received.length), 1);
    if (!response) return;
    this.model.leave();
    this.model.observe({ ...response, endAt: Math.max(response.end, this.now + 50) });
  }
}

/** Sends a request and finishes it. */
function pass(model: Quota): number {
  const window = model.enter();
  model.leave();
  return window;
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: "send" } as const) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("arrive" as const), index: fc.nat(50) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("receive" as const), index: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.nat(400) }) },
);

describe("Window", () => {
  test("never permits more than the server has left, regardless of the order of requests and responses", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 30 }), fc.array(step, { maxLength: 300 }), (size, steps) => {
        const world = new Simulation(size, 1_000_000_000); // one window: no call is counted in another than it was sent in
        for (const action of steps) {
          if (action.kind === "send") world.send();
          if (action.kind === "arrive") world.arrive(action.index);
          if (action.kind === "receive") world.receive(action.index);
          if (action.kind === "wait") world.now += action.ms;
        }
        expect(world.rejected).toBe(0);
        expect(world.inFlight).toBeLessThanOrEqual(size);
      }),
      { numRuns: 300 },
    );
  });

  test("always permits requests again: with time, or with the responses in flight", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.array(step, { maxLength: 200 }), (size, steps) => {
        const world = new Simulation(size, 2000);
        for (const action of steps) {
          if (action.kind === "send") world.send();
          if (action.kind === "arrive") world.arrive(action.index);
          if (action.kind === "receive") world.receive(action.index);
          if (action.kind === "wait") world.now += action.ms;
        }
        for (let rounds = 0; rounds < 100 && world.inFlight > 0; rounds += 1) {
          world.arrive(0);
          world.receive(0);
        }
        const delay = world.model.delay(world.now);
        expect(delay).toBeLessThanOrEqual(2050);
        expect(world.model.delay(world.now + delay)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test("reserves what others used of the previous window", () => {
    const model = create();
    model.observe(observation({ window: pass(model), remaining: 99, end: 1000 }));
    model.observe(observation({ window: pass(model), remaining: 49, end: 1000 })); // others used 49
    expect(model.delay(1000)).toBe(0);
    model.observe(observation({ window: pass(model), remaining: 99, end: 2000 }));
    let sent = 0;
    for (; sent < 100 && model.delay(1001) === 0; sent += 1) {
      model.observe(observation({ window: pass(model), remaining: 98 - sent, end: 2000 }));
    }
    expect(sent).toBe(50);
    expect(model.delay(1001)).toBe(999);
  });

  /** Sends as many requests as the model permits, against a server that accepts some of them. @returns how many were sent */
  function fill(model: Quota, now: number, end: number, accepts: number): number {
    let sent = 0;
    for (; sent < 100 && model.delay(now) === 0; sent += 1) {
      const accepted = sent < accepts;
      const remaining = accepted ? 50 : 0;
      const window = pass(model);
      model.observe(observation({ window, accepted, remaining, end }));
    }
    return sent;
  }

  test("sends no more after 429s than was accepted before, and then grows by 1, 2, 4", () => {
    const model = create();
    fill(model, 0, 1000, 10);
    const counts = [1000, 2000, 3000, 4000].map((now) => fill(model, now, now + 1000, never));
    expect(counts).toEqual([10, 11, 13, 17]);
  });

  test("keeps the limit for the next window if none was accepted", () => {
    const model = create();
    fill(model, 0, 1000, 0);
    expect(fill(model, 1000, 2000, never)).toBeGreaterThan(20);
  });

  test("stays closed until the latest of the given times", () => {
    const model = create();
    model.pause(500);
    model.pause(300);
    expect([model.delay(0), model.delay(499), model.delay(500)]).toEqual([500, 1, 0]);
  });
});
