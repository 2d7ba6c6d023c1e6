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

  test("puts one listener on a signal that many calls share, and ends them all", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    let listeners = 0;
    const add = controller.signal.addEventListener.bind(controller.signal);
    controller.signal.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
      listeners += 1;
      add(type, listener);
    };
    const layer = timeOut(stub(hang).next, 1000, clock);
    const calls = Array.from({ length: 50 }, () => rejection(layer(outgoing({ signal: controller.signal }))));
    controller.abort("stop");
    expect(new Set(await Promise.all(calls))).toEqual(new Set(["stop"]));
    expect(listeners).toBe(1);
    expect(clock.pending).toBe(0);
  });
});
