import { describe, expect, test } from "vitest";
import { ApiError, CallError, NetworkError, TimeoutError } from "../../src/index.js";
import { createServerClock } from "../../src/rate-limit/server-clock.js";
import { exchange } from "../../src/transport/exchange.js";
import { retry } from "../../src/transport/retry.js";
import type { Outgoing } from "../../src/transport/transport.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { retrying } from "../fixtures/retrying.js";
import { answer, outgoing, rejection, stub } from "../fixtures/stub.js";

const broken = (cause?: unknown) => new NetworkError("got no whole answer", outgoing(), { cause });
/** What becomes of a fetch that fails: the reason is a cause of what undici throws. */
const failing = (message: string, code?: string) => {
  const cause = Object.assign(new Error(message), { code });
  const clock = new ManualClock();
  const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
  return (request: Outgoing) => exchange(fetch, clock, createServerClock(clock))(request);
};
const fail = (error: unknown) => () => Promise.reject(error);
const idempotent = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"];

describe("retry", () => {
  test.each([408, 429, 500, 502, 503, 504])("sends a call again that was answered with %i", async (status) => {
    const { clock, layer, requests } = retrying((_request, count) => answer(count < 3 ? status : 200));
    const call = layer(outgoing());
    await clock.run(call);
    expect(await call).toMatchObject({ response: { status: 200 }, attempts: 3 });
    expect(requests.map(({ attempt }) => attempt)).toEqual([undefined, 2, 3]);
  });

  test.each([200, 204, 301, 302, 400, 401, 403, 404, 405, 409, 410, 422, 501, 505])(
    "hands a %i on at once",
    async (status) => {
      const { clock, layer, requests } = retrying(() => answer(status));
      expect(await layer(outgoing())).toMatchObject({ response: { status }, attempts: 1 });
      expect([requests.length, clock.pending]).toEqual([1, 0]);
    },
  );

  test.each(idempotent)("sends a %s again after a failed connection", async (method) => {
    const { clock, layer } = retrying((_request, count) => (count < 3 ? Promise.reject(broken()) : answer()));
    const call = layer(outgoing({ method }));
    await clock.run(call);
    expect((await call).attempts).toBe(3);
  });

  test.each(["POST", "PATCH"])(
    "sends a %s again after a 429 only, or where the connection was never made",
    async (method) => {
      const again = [
        () => answer(429),
        failing("connect ECONNREFUSED 127.0.0.1:4"),
        failing("", "ECONNREFUSED"),
        failing("getaddrinfo ENOTFOUND ld.acme.com"),
        failing("getaddrinfo EAI_AGAIN ld.acme.com"),
        failing(
          "Connect Timeout Error (attempted address: ld.acme.com:443, timeout: 10000ms)",
          "UND_ERR_CONNECT_TIMEOUT",
        ),
      ];
      for (const first of again) {
        const { clock, layer } = retrying((request, count) => (count === 1 ? first(request) : answer()));
        const call = layer(outgoing({ method }));
        await clock.run(call);
        expect((await call).attempts).toBe(2);
      }
      const once = [failing("read ECONNRESET", "ECONNRESET"), failing("other side closed", "UND_ERR_SOCKET")];
      for (const failure of once) {
        const { layer, requests } = retrying(failure);
        await expect(layer(outgoing({ method }))).rejects.toMatchObject({ name: "NetworkError", attempts: 1 });
        expect(requests).toHaveLength(1);
      }
      for (const status of [408, 500, 502, 503, 504]) {
        const { layer } = retrying(() => answer(status));
        expect((await layer(outgoing({ method }))).attempts).toBe(1);
      }
    },
  );

  test("gives up after its attempts, with their number in the answer and in the error", async () => {
    const answers = retrying(() => answer(503), { attempts: 4 });
    const call = answers.layer(outgoing());
    await answers.clock.run(call);
    expect(await call).toMatchObject({ attempts: 4, response: { status: 503 } });

    const failures = retrying(() => Promise.reject(broken()), { attempts: 4 });
    const error = rejection(failures.layer(outgoing()));
    await failures.clock.run(error);
    expect(await error).toMatchObject({ name: "NetworkError", attempts: 4 });
    expect([failures.requests.length, failures.clock.pending]).toEqual([4, 0]);
  });

  test.each([
    [1, 1],
    [0, 1],
    [-1, 1],
    [Number.NaN, 1],
    [2, 2],
    [2.5, 3],
  ])("sends %d attempts as %i", async (attempts, count) => {
    const { clock, layer, requests } = retrying(() => answer(503), { attempts });
    await clock.run(layer(outgoing()));
    expect(requests).toHaveLength(count);
  });

  test("takes the attempts of the call before those of the client", async () => {
    const { clock, layer, requests } = retrying(() => answer(503), { attempts: 2 });
    await clock.run(layer(outgoing({ attempts: 5 })));
    expect(requests).toHaveLength(5);
  });

  test.each([
    ["a timeout", new TimeoutError({ ...outgoing(), timeoutMs: 1 })],
    ["an error of the API", new ApiError({ ...outgoing(), headers: {}, status: 500 })],
    ["an error of the caller's own", new TypeError("mine")],
    ["whatever a hook throws", "thrown"],
  ])("doesn't send a call again after %s", async (_name, failure) => {
    const { layer, requests } = retrying(fail(failure));
    await expect(layer(outgoing())).rejects.toBe(failure);
    expect(requests).toHaveLength(1);
    if (failure instanceof CallError) expect(failure.attempts).toBe(1);
  });

  test("hands a refusal on at once that is the answer to another call, whatever it asks for", async () => {
    const { layer, events, requests } = retrying(() => ({ ...answer(429, { "retry-after": "7" }), attempts: 0 }));
    expect(await layer(outgoing())).toMatchObject({ attempts: 0, response: { status: 429 } });
    expect([requests.length, events]).toEqual([1, []]);
  });

  test("tells of each attempt that is followed by another, and of no other", async () => {
    const { clock, layer, events } = retrying(
      (_request, count) => (count === 1 ? Promise.reject(broken()) : answer(503)),
      {
        attempts: 3,
      },
    );
    await clock.run(layer(outgoing()));
    expect(events.map(({ attempt, reason }) => [attempt, reason])).toEqual([
      [1, "NetworkError"],
      [2, 503],
    ]);
  });

  test("ends at once, with no timer left, where the signal aborts during a wait", async () => {
    const { clock, layer, requests } = retrying(() => answer(503, { "retry-after": "30" }));
    const controller = new AbortController();
    const error = rejection(layer(outgoing({ signal: controller.signal })));
    await clock.advance(1000);
    expect(clock.pending).toBe(1);
    controller.abort("the user left");
    expect(await error).toBe("the user left");
    expect([requests.length, clock.pending]).toEqual([1, 0]);
  });

  test("doesn't begin to wait where a hook has aborted", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const hooks = { retry: () => controller.abort("enough") };
    const serverClock = createServerClock(clock);
    const { next } = stub(() => answer(503));
    const layer = retry(next, { attempts: 3, maxWaitMs: 60_000 }, { clock, serverClock, random: () => 0 }, hooks);
    expect(await rejection(layer(outgoing({ signal: controller.signal })))).toBe("enough");
    expect(clock.pending).toBe(0);
  });
});
