import { describe, expect, test } from "vitest";
import { pacing } from "../fixtures/pacing.js";

describe("a refusal", () => {
  test("pauses the calls of all routes until the window ends", async () => {
    const { clock, sent, enter, queue, leave, limit } = pacing();
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
    const { clock, sent, enter, queue, leave } = pacing();
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
    const { clock, sent, enter, queue, leave } = pacing();
    await queue(1);
    await leave(429);
    enter("a", { route: "GET /b" });
    await clock.advance(9999);
    expect(sent).toEqual(["0"]);
    await clock.advance(1);
    expect(sent).toEqual(["0", "a"]);
  });

  test("of one route pauses that route alone", async () => {
    const { clock, sent, enter, queue, leave, limit } = pacing();
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
    const { clock, sent, enter, queue, leave, limit } = pacing();
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
      const { clock, sent, pacer, enter, queue, leave, limit } = pacing({ maxWaitMs: 5000 });
      await queue(1);
      await leave(status, limit(0, inMs));
      enter("a");
      expect(pacer.state.global?.resetAt.getTime()).toBe(clock.now() + 5000);
      await clock.advance(5000);
      expect(sent).toEqual(["0", "a"]);
    }
  });
});
