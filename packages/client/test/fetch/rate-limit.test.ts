import { describe, expect, test } from "vitest";
import { rateLimit } from "../../src/fetch/rate-limit.js";
import { isRateLimitError, RateLimitExhaustedError, type RateLimiter } from "../../src/index.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { createCall, createRequest, path, rejection, respond, stub } from "../fixtures/stub.js";

/** A limiter that records its calls. */
function createLimiter() {
  const log: unknown[] = [];
  const limiter: RateLimiter = {
    state: { global: undefined, routes: {} },
    acquire: async (route, { retry }) => {
      log.push(["acquire", route, retry]);
      return { release: (response) => log.push(["release", response?.status]) };
    },
  };
  return { limiter, log };
}

describe("rateLimit", () => {
  test("sends a request after it has a permit for the route, and reports the response", async () => {
    const { limiter, log } = createLimiter();
    const { next } = stub(() => {
      log.push("send");
      return respond(429);
    });
    await rateLimit(next, limiter, new ManualClock(), createCall(), () => {})(createRequest());
    expect(log).toEqual([["acquire", `GET ${path}`, false], "send", ["release", 429]]);
  });

  test("says that a request is a retry if the call has sent one before", async () => {
    const { limiter, log } = createLimiter();
    await rateLimit(stub().next, limiter, new ManualClock(), createCall({ attempts: 1 }), () => {})(createRequest());
    expect(log[0]).toEqual(["acquire", `GET ${path}`, true]);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("mine");
      },
    ],
    ["rejects", () => Promise.reject(new Error("mine"))],
  ])("doesn't fail the call if the permit's release %s", async (_name, release) => {
    const limiter = { ...createLimiter().limiter, acquire: async () => ({ release }) };
    const given = respond();
    const layer = rateLimit(stub(() => given).next, limiter, new ManualClock(), createCall(), () => {});
    expect(await layer(createRequest())).toBe(given);
    await new Promise((resolve) => setImmediate(resolve)); // a rejection that nothing handled would fail the run
  });

  test("accepts a limiter without types that returns a permit or throws synchronously", async () => {
    const permit = { release: () => {} };
    const acquire = (() => permit) as unknown as RateLimiter["acquire"]; // not a promise
    const { state } = createLimiter().limiter;
    const layer = (acquire: RateLimiter["acquire"]) =>
      rateLimit(stub().next, { state, acquire }, new ManualClock(), createCall(), () => {});
    expect((await layer(acquire)(createRequest())).status).toBe(200);
    const closed = () => {
      throw new RateLimitExhaustedError(5000);
    };
    expect(await rejection(layer(closed)(createRequest()))).toMatchObject({ status: 429, retryAfterMs: 5000 });
  });

  test("releases the permit of a request that fails", async () => {
    const { limiter, log } = createLimiter();
    const { next } = stub(() => Promise.reject(new Error("reset")));
    await rejection(rateLimit(next, limiter, new ManualClock(), createCall(), () => {})(createRequest()));
    expect(log.at(-1)).toEqual(["release", undefined]);
  });

  test("rejects with a RateLimitError if the limiter is closed, and sends nothing", async () => {
    const clock = new ManualClock();
    const { next, requests } = stub();
    const limiter = { ...createLimiter().limiter, acquire: () => Promise.reject(new RateLimitExhaustedError(90_000)) };
    const error = await rejection(rateLimit(next, limiter, clock, createCall(), () => {})(createRequest()));
    if (!isRateLimitError(error)) throw error;
    expect(error).toMatchObject({ status: 429, attempts: 0, retryAfterMs: 90_000 });
    expect(error.resetAt).toEqual(new Date(clock.now() + 90_000));
    expect(error.message).toBe(
      `GET ${path} was not sent, since an earlier response asked for a longer wait than \`maxWaitMs\`. Try again in 90 s.`,
    );
    expect(requests).toEqual([]);
    const retried = rateLimit(next, limiter, clock, createCall({ attempts: 2 }), () => {});
    expect(await rejection(retried(createRequest()))).toMatchObject({
      attempts: 2,
      message: expect.stringContaining(
        "was not retried after 2 attempts, since an earlier response asked for a longer wait",
      ),
    });
  });
});
