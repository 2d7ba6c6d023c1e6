import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import type { Fetch } from "../../src/fetch/layer.js";
import { timeOut } from "../../src/fetch/time-out.js";
import { TimeoutError } from "../../src/index.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { createCall, createRequest, hang, path, rejection, respond, stub } from "../fixtures/stub.js";

const deaf: Fetch = () => new Promise(() => {});

function setUp(next: Fetch, timeout = 1000) {
  const clock = new ManualClock();
  const controller = new AbortController();
  const { next: recorded, requests } = stub(next);
  const limit = { timeout, clock, controller, signal: controller.signal };
  const layer = timeOut(recorded, limit, createCall({ attempts: 2 }));
  const fetch = (request = createRequest({ signal: controller.signal })) => layer(request);
  return { clock, controller, requests, fetch };
}

describe("timeOut", () => {
  test.each([
    ["heeds its signal", hang],
    ["ignores its signal", deaf],
  ])("rejects with a TimeoutError after the timeout, for a fetch that %s", async (_name, next) => {
    const { clock, fetch, requests } = setUp(next);
    const call = rejection(fetch());
    expect(await clock.run(call)).toBe(1000);
    const error = await call;
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ timeout: 1000, attempts: 2, method: "GET", path });
    expect(requests[0]?.signal.reason).toBe(error);
    expect(clock.pending).toBe(0);
  });

  test("never times out if the timeout is Infinity", async () => {
    const { clock, fetch } = setUp(deaf, Number.POSITIVE_INFINITY);
    let ended = false;
    fetch().finally(() => {
      ended = true;
    });
    await clock.advance(86_400_000);
    expect(ended).toBe(false);
  });

  test("returns the response or rejects with the error in time, and leaves no timer", async () => {
    const good = respond();
    const success = setUp(async () => good);
    expect(await success.fetch()).toBe(good);
    expect(success.clock.pending).toBe(0);
    const failure = new Error("reset");
    const failing = setUp(() => Promise.reject(failure));
    await expect(failing.fetch()).rejects.toBe(failure);
    expect(failing.clock.pending).toBe(0);
  });

  test.each([
    ["heeds its signal", hang],
    ["ignores its signal", deaf],
  ])("rejects at once with the caller's reason, for a fetch that %s", async (_name, next) => {
    const { clock, controller, fetch, requests } = setUp(next);
    const reason = { why: "the user left" };
    const call = rejection(fetch());
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(requests[0]?.signal.reason).toBe(reason);
    expect(clock.pending).toBe(0);
  });

  test("sends nothing if the caller has aborted already", async () => {
    const { clock, controller, fetch, requests } = setUp(async () => respond());
    controller.abort("gone");
    expect(await rejection(fetch())).toBe("gone");
    expect(requests).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  test("doesn't abort an attempt that has ended", async () => {
    const { clock, fetch, requests } = setUp(async () => respond());
    await fetch();
    await clock.advance(2000);
    expect(requests[0]?.signal.aborted).toBe(false);
  });

  test("ends an attempt whose request has another signal", async () => {
    const { clock, fetch } = setUp(deaf);
    const call = rejection(fetch(createRequest()));
    expect(await clock.run(call)).toBe(1000);
    expect(await call).toBeInstanceOf(TimeoutError);
  });

  test("leaves no listener on the signal", async () => {
    const { controller, fetch } = setUp(async () => respond());
    await fetch(createRequest());
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
});
