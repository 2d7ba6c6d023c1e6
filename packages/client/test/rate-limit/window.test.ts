import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createWindow, type Window } from "../../src/rate-limit/window.js";

/** A server with one window after another, and calls that are on their way to it and back. */
class World {
  readonly model = createWindow();
  now = 1_000_000;
  refused = 0;
  readonly #size: number;
  readonly #windowMs: number;
  #window = 0;
  #used = 0;
  readonly #there: { readonly ticket: number }[] = [];
  readonly #back: { readonly ticket: number; readonly remaining: number; readonly reset: number }[] = [];

  constructor(size: number, windowMs: number) {
    this.#size = size;
    this.#windowMs = windowMs;
  }

  get underWay(): number {
    return this.#there.length + this.#back.length;
  }

  send(): void {
    if (this.model.delay(this.now) === 0) this.#there.push({ ticket: this.model.enter() });
  }

  /** One of the calls that are on their way arrives, and is counted. */
  arrive(index: number): void {
    const [call] = this.#there.splice(index % Math.max(1, this.#there.length), 1);
    if (!call) return;
    const window = Math.floor(this.now / this.#windowMs);
    if (window !== this.#window) {
      this.#window = window;
      this.#used = 0;
    }
    if (this.#used < this.#size) this.#used += 1;
    else this.refused += 1;
    this.#back.push({ ...call, remaining: this.#size - this.#used, reset: (window + 1) * this.#windowMs });
  }

  /** One of the answers comes back, in whatever order. */
  comeBack(index: number): void {
    const [answer] = this.#back.splice(index % Math.max(1, this.#back.length), 1);
    if (!answer) return;
    this.model.leave();
    this.model.observe(answer.ticket, answer.remaining, answer.reset, Math.max(answer.reset, this.now + 50));
  }
}

/** Sends a call and ends it. */
function passThrough(model: Window): number {
  const window = model.enter();
  model.leave();
  return window;
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: "send" } as const) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("arrive" as const), index: fc.nat(50) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("comeBack" as const), index: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.nat(400) }) },
);

describe("Window", () => {
  test("never lets out more than the server has left, in whatever order calls and answers arrive", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 30 }), fc.array(step, { maxLength: 300 }), (size, steps) => {
        const world = new World(size, 1_000_000_000); // one window: no call is counted in another than it was sent in
        for (const action of steps) {
          if (action.kind === "send") world.send();
          if (action.kind === "arrive") world.arrive(action.index);
          if (action.kind === "comeBack") world.comeBack(action.index);
          if (action.kind === "wait") world.now += action.ms;
        }
        expect(world.refused).toBe(0);
        expect(world.underWay).toBeLessThanOrEqual(Math.max(4, size));
      }),
      { numRuns: 300 },
    );
  });

  test("always opens again: with time, or with the answers that are under way", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.array(step, { maxLength: 200 }), (size, steps) => {
        const world = new World(size, 2000);
        for (const action of steps) {
          if (action.kind === "send") world.send();
          if (action.kind === "arrive") world.arrive(action.index);
          if (action.kind === "comeBack") world.comeBack(action.index);
          if (action.kind === "wait") world.now += action.ms;
        }
        for (let rounds = 0; rounds < 100 && world.underWay > 0; rounds += 1) {
          world.arrive(0);
          world.comeBack(0);
        }
        const delay = world.model.delay(world.now);
        expect(delay).toBeLessThanOrEqual(2050);
        expect(world.model.delay(world.now + delay)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test("keeps back what other users took of the window before", () => {
    const model = createWindow();
    model.observe(passThrough(model), 99, 1000, 1000);
    model.observe(passThrough(model), 49, 1000, 1000); // others took 49
    expect(model.delay(1000)).toBe(0);
    model.observe(passThrough(model), 99, 2000, 2000);
    let sent = 0;
    for (; model.delay(1001) === 0; sent += 1) {
      model.observe(passThrough(model), 98 - sent, 2000, 2000);
    }
    expect(sent).toBe(50);
    expect(model.delay(1001)).toBe(999);
  });

  test("stays closed until the latest of the times that it was closed for", () => {
    const model = createWindow();
    model.close(500);
    model.close(300);
    expect([model.delay(0), model.delay(499), model.delay(500)]).toEqual([500, 1, 0]);
  });
});
