import { describe, expect, it } from "vitest";
import { inTurn } from "../../start/in-turn.ts";

describe("a task in turn", () => {
  it("runs once more after a run in which it was asked for, however often", async () => {
    const ends: (() => void)[] = [];
    const runs = inTurn(() => new Promise((resolve) => ends.push(resolve)));
    runs.request();
    runs.request();
    runs.request();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await expect.poll(() => ends.length).toBe(2);
    ends[1]?.();
    await runs.idle();
    expect(ends).toHaveLength(2);
    runs.request();
    expect(ends).toHaveLength(3);
    ends[2]?.();
    await runs.idle();
  });
});
