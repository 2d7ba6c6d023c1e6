import { describe, expect, test } from "vitest";
import { createLimiter, numbers } from "../fixtures/limiter.js";

describe("100,000 waiting requests", () => {
  const count = 100_000;

  /** Counts how often the limiter reads the time: once for each of its steps. */
  function counting() {
    const set = createLimiter();
    let steps = 0;
    const now = set.clock.now.bind(set.clock);
    set.clock.now = () => {
      steps += 1;
      return now();
    };
    return { ...set, steps: () => steps };
  }

  test("are permitted in order, with a few steps for each", async () => {
    const { sent, queue, leave, steps } = counting();
    await queue(count);
    await leave(200);
    expect(sent).toEqual(numbers(0, count));
    expect(steps()).toBeLessThan(6 * count);
  });

  test("can all be aborted, with a few steps for each", async () => {
    const { clock, sent, enter, queue, leave, limit, steps } = counting();
    const controllers = Array.from({ length: count }, () => new AbortController());
    await queue(1);
    await leave(200, limit(0));
    for (const { signal } of controllers) enter("waiting", { signal }).catch(() => {});
    expect(clock.pending).toBe(1);
    for (const controller of controllers) controller.abort();
    expect(clock.pending).toBe(0);
    expect(sent).toEqual(["0"]);
    expect(steps()).toBeLessThan(6 * count);
  });
});
