import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { TimeoutError } from "../../src/index.js";
import { timeOut } from "../../src/transport/time-out.js";
import type { Answer } from "../../src/transport/transport.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { answer, outgoing, rejection, stub } from "../fixtures/stub.js";

const hang = () => new Promise<Answer>(() => {});

describe("timeOut", () => {
  test("ends an attempt after its time, with the limit in the error, and tells what is below", async () => {
    const clock = new ManualClock();
    const { next, requests } = stub(hang);
    const call = timeOut(next, 30_000, clock)(outgoing());
    const error = rejection(call);
    await clock.advance(29_999);
    expect(requests[0]?.controller?.signal.aborted).toBe(false);
    await clock.advance(1);
    expect(await error).toBeInstanceOf(TimeoutError);
    expect(await error).toMatchObject({
      timeoutMs: 30_000,
      method: "GET",
      path: outgoing().path,
      cause: { message: "timeout" },
    });
    expect(requests[0]?.controller?.signal.reason).toBe(await error);
    expect(clock.pending).toBe(0);
  });

  test("takes the time of the call before that of the client", async () => {
    const clock = new ManualClock();
    const error = rejection(timeOut(stub(hang).next, 30_000, clock)(outgoing({ timeout: 50 })));
    expect(await clock.run(error)).toBe(50);
    expect(await error).toMatchObject({ timeoutMs: 50 });
  });

  test("never ends an attempt whose time is Infinity", async () => {
    const clock = new ManualClock();
    let settled = false;
    const end = () => {
      settled = true;
    };
    timeOut(stub(hang).next, Number.POSITIVE_INFINITY, clock)(outgoing()).then(end, end);
    await clock.advance(2 ** 40);
    expect(settled).toBe(false);
  });

  test("leaves no timer behind an answer or a failure, and hands both on", async () => {
    const clock = new ManualClock();
    const good = answer();
    await expect(timeOut(stub(() => good).next, 1000, clock)(outgoing())).resolves.toBe(good);
    const failure = new Error("reset");
    const failing = stub(() => Promise.reject(failure));
    await expect(timeOut(failing.next, 1000, clock)(outgoing())).rejects.toBe(failure);
    expect(clock.pending).toBe(0);
  });

  test("ends at once with the signal's reason, even where what is below doesn't heed the signal", async () => {
    const clock = new ManualClock();
    const { next, requests } = stub(hang);
    const controller = new AbortController();
    const reason = { why: "the user left" };
    const call = rejection(timeOut(next, 1000, clock)(outgoing({ signal: controller.signal })));
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(requests[0]?.controller?.signal.reason).toBe(reason);
    expect(clock.pending).toBe(0);
  });

  test("sends nothing where the signal has aborted already", async () => {
    const clock = new ManualClock();
    const { next, requests } = stub();
    const call = timeOut(next, 1000, clock)(outgoing({ signal: AbortSignal.abort("gone") }));
    expect(await rejection(call)).toBe("gone");
    expect(requests).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  test("doesn't abort what is below after it has answered", async () => {
    const clock = new ManualClock();
    const { next, requests } = stub();
    const controller = new AbortController();
    await timeOut(next, 1000, clock)(outgoing({ signal: controller.signal }));
    controller.abort();
    await clock.advance(2000);
    expect(requests[0]?.controller?.signal.aborted).toBe(false);
  });

  test("leaves no listener on a signal whose calls have all ended", async () => {
    const { signal } = new AbortController();
    const ends: (() => void)[] = [];
    const layer = timeOut(
      stub(() => new Promise((resolve) => ends.push(() => resolve(answer())))).next,
      1000,
      new ManualClock(),
    );
    const calls = [layer(outgoing({ signal })), layer(outgoing({ signal }))];
    for (const [index, end] of ends.entries()) {
      expect(getEventListeners(signal, "abort")).toHaveLength(1);
      end();
      await calls[index];
    }
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("ends a call whose signal aborts while it begins, and what is below", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const { next, requests } = stub(() => {
      controller.abort("at once");
      return hang();
    });
    expect(await rejection(timeOut(next, 1000, clock)(outgoing({ signal: controller.signal })))).toBe("at once");
    expect(requests[0]?.controller?.signal.aborted).toBe(true);
    expect(clock.pending).toBe(0);
  });

  test("puts one listener on a signal that many calls share, and ends them all", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const layer = timeOut(stub(hang).next, 1000, clock);
    const calls = Array.from({ length: 50 }, () => rejection(layer(outgoing({ signal: controller.signal }))));
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    controller.abort("stop");
    expect(new Set(await Promise.all(calls))).toEqual(new Set(["stop"]));
    expect(clock.pending).toBe(0);
  });
});

describe("attempts that begin in the same turn", () => {
  /** Below is what heeds its signal, as fetch does. */
  const setUp = () => {
    const clock = new ManualClock();
    const { next, requests } = stub(
      ({ controller }) =>
        new Promise((_resolve, reject) => {
          controller?.signal.addEventListener("abort", () => reject(new Error("aborted")));
        }),
    );
    const layer = timeOut(next, 1000, clock);
    const controllers = () => new Set(requests.map(({ controller }) => controller)).size;
    return { clock, layer, controllers };
  };

  test("share a signal, and each ends with an error of its own", async () => {
    const { clock, layer, controllers } = setUp();
    const calls = [layer(outgoing({ method: "GET" })), layer(outgoing({ method: "DELETE" }))].map(rejection);
    expect(controllers()).toBe(1);
    await clock.advance(1000);
    expect(await Promise.all(calls)).toMatchObject([
      { name: "TimeoutError", method: "GET" },
      { name: "TimeoutError", method: "DELETE" },
    ]);
    expect(clock.pending).toBe(0);
  });

  test.each([
    ["a limit of its own", { timeout: 999 }],
    ["a signal of the caller's", { signal: new AbortController().signal }],
  ])("share nothing with one that has %s", async (_name, changes) => {
    const { clock, layer, controllers } = setUp();
    const first = rejection(layer(outgoing()));
    const second = rejection(layer(outgoing(changes)));
    expect(controllers()).toBe(2);
    await clock.advance(1000);
    expect(await Promise.all([first, second])).toMatchObject([{ timeoutMs: 1000 }, { name: "TimeoutError" }]);
  });

  test("share nothing with one of a later turn, even where the clock stands still", async () => {
    const { clock, layer, controllers } = setUp();
    const standing = clock.now();
    clock.now = () => standing;
    const first = rejection(layer(outgoing()));
    await clock.advance(900);
    let ended = false;
    const second = rejection(layer(outgoing())).then(() => {
      ended = true;
    });
    expect(controllers()).toBe(2);
    await clock.advance(100);
    expect(await first).toBeInstanceOf(TimeoutError);
    expect(ended).toBe(false);
    await clock.run(second);
  });

  test("are not ended by one that fails, or whose caller ends it", async () => {
    const clock = new ManualClock();
    const { next, requests } = stub((_request, count) => (count === 2 ? Promise.reject(new Error("reset")) : hang()));
    const layer = timeOut(next, 1000, clock);
    const hangs = rejection(layer(outgoing()));
    const fails = rejection(layer(outgoing()));
    const caller = new AbortController();
    const ended = rejection(layer(outgoing({ signal: caller.signal })));
    caller.abort("the user left");
    expect(await ended).toBe("the user left");
    expect(await fails).toMatchObject({ message: "reset" });
    expect(requests[0]?.controller?.signal.aborted).toBe(false);
    expect(await clock.run(hangs)).toBe(1000);
  });

  test("are ten to a signal at the most, since Node warns of many listeners", () => {
    const { layer, controllers } = setUp();
    for (let count = 0; count < 21; count += 1) rejection(layer(outgoing()));
    expect(controllers()).toBe(3);
  });
});
