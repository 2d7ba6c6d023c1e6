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

  test("uses fake timers that are installed later", () => {
    const called: string[] = [];
    systemClock.setTimeout(() => called.push("a"), 50);
    systemClock.clearTimeout(systemClock.setTimeout(() => called.push("b"), 50));
    expect(systemClock.now()).toBe(1000);
    vi.advanceTimersByTime(50);
    expect([called, systemClock.now()]).toEqual([["a"], 1050]);
  });

  test.each([2 ** 31, 2 ** 40, Number.POSITIVE_INFINITY])("doesn't fire a timer of %d ms at once", (ms) => {
    let fired = false;
    systemClock.setTimeout(() => {
      fired = true;
    }, ms);
    vi.advanceTimersByTime(86_400_000);
    expect(fired).toBe(false);
  });
});

describe("sleep", () => {
  test("resolves after the delay", async () => {
    const clock = new ManualClock();
    const pending = sleep(clock, 250, new AbortController().signal);
    expect(await clock.run(pending)).toBe(250);
    expect(clock.pending).toBe(0);
  });

  test("rejects when the signal aborts or if it has aborted, and leaves no timer", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const pending = rejection(sleep(clock, 250, controller.signal));
    expect(clock.pending).toBe(1);
    controller.abort("up");
    expect(await pending).toBe("up");
    expect(await rejection(sleep(clock, 250, controller.signal))).toBe("up");
    expect(clock.pending).toBe(0);
  });

  test("ignores a signal that aborts later", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const pending = sleep(clock, 250, controller.signal);
    await clock.run(pending);
    controller.abort();
    await expect(pending).resolves.toBeUndefined();
  });
});
