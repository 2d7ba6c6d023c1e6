import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sleep, systemClock } from "../src/clock.js";
import { ManualClock } from "./fixtures/manual-clock.js";
import { rejection } from "./fixtures/stub.js";

describe("the machine's clock", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("is seen through timers that are faked after it was made", () => {
    const called: string[] = [];
    systemClock.setTimeout(() => called.push("a"), 50);
    systemClock.clearTimeout(systemClock.setTimeout(() => called.push("b"), 50));
    expect(systemClock.now()).toBe(1000);
    vi.advanceTimersByTime(50);
    expect([called, systemClock.now()]).toEqual([["a"], 1050]);
  });

  test.each([2 ** 31, 2 ** 40, Number.POSITIVE_INFINITY])("doesn't fire at once where the wait is %d ms", (ms) => {
    let fired = false;
    systemClock.setTimeout(() => {
      fired = true;
    }, ms);
    vi.advanceTimersByTime(86_400_000);
    expect(fired).toBe(false);
  });
});

describe("sleep", () => {
  test("ends after its time", async () => {
    const clock = new ManualClock();
    const nap = sleep(clock, 250, new AbortController().signal);
    expect(await clock.run(nap)).toBe(250);
    expect(clock.pending).toBe(0);
  });

  test("ends at once where the signal aborts, or never begins, and leaves no timer", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const nap = rejection(sleep(clock, 250, controller.signal));
    expect(clock.pending).toBe(1);
    controller.abort("up");
    expect(await nap).toBe("up");
    expect(await rejection(sleep(clock, 250, controller.signal))).toBe("up");
    expect(clock.pending).toBe(0);
  });

  test("takes no notice of a signal that aborts later", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const nap = sleep(clock, 250, controller.signal);
    await clock.run(nap);
    controller.abort();
    await expect(nap).resolves.toBeUndefined();
  });
});
