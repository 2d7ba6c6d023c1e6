import { describe, expect, test } from "vitest";
import { numbers, pacing } from "../fixtures/pacing.js";

describe("100,000 calls that wait", () => {
  const count = 100_000;

  /** How often the pacer looks at the time: once for each step that it takes. */
  function counting() {
    const set = pacing();
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
