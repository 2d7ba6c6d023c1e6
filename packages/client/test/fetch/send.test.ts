import { describe, expect, onTestFinished, test } from "vitest";
import type { Call, Fetch } from "../../src/fetch/layer.js";
import { send } from "../../src/fetch/send.js";
import { isNetworkError } from "../../src/index.js";
import { createServerClock } from "../../src/rate-limit/server-clock.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { createCall, createRequest, path, rejection, respond } from "../fixtures/stub.js";

function setUp(fetch?: Fetch, changes?: Partial<Call>) {
  const clock = new ManualClock();
  return send(fetch, { clock, serverClock: createServerClock(clock) }, createCall(changes));
}

/** A response whose body ends with an error. */
function cut(status: number): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"key":'));
      controller.error(new Error("other side closed"));
    },
  });
  return new Response(body, { status, headers: { "retry-after": "7" } });
}

describe("send", () => {
  test("returns a response whose body has arrived, with its status, URL and headers", async () => {
    const given = Object.defineProperty(respond(201, { "x-request-id": "1a2b" }, '{"key":"shop"}'), "url", {
      value: "https://ld.acme.com/created",
    });
    const response = await setUp(async () => given)(createRequest());
    expect(given.bodyUsed).toBe(true);
    expect([response.status, response.url, response.headers.get("x-request-id")]).toEqual([
      201,
      "https://ld.acme.com/created",
      "1a2b",
    ]);
    expect(await response.json()).toEqual({ key: "shop" });
  });

  test("returns bytes unchanged", async () => {
    const bytes = new Uint8Array([0, 255, 128, 13, 10]);
    const response = await setUp(async () => new Response(bytes))(createRequest());
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  test.each([204, 205, 304])("returns a %i, which has no body", async (status) => {
    expect((await setUp(async () => new Response(null, { status }))(createRequest())).status).toBe(status);
  });

  test("looks up globalThis.fetch at each request", async () => {
    const real = globalThis.fetch;
    onTestFinished(() => {
      globalThis.fetch = real;
    });
    const layer = setUp();
    for (const status of [201, 202]) {
      globalThis.fetch = async () => respond(status);
      expect((await layer(createRequest())).status).toBe(status);
    }
  });

  test("rejects with a NetworkError if the body of a success is incomplete", async () => {
    const error = await rejection(setUp(async () => cut(200))(createRequest()));
    expect(error).toMatchObject({ name: "NetworkError", message: `GET ${path} failed: other side closed` });
  });

  test("returns an error response whose body is incomplete, since its status and headers say enough", async () => {
    const response = await setUp(async () => cut(503))(createRequest());
    expect([response.status, response.headers.get("retry-after"), await response.text()]).toEqual([503, "7", ""]);
  });

  test("redacts the token in everything except the body of a success", async () => {
    const redact = (text: string) => text.replaceAll("hunter2", "[token]");
    const echo = (status: number) => async () =>
      new Response('{"token":"hunter\\u0032"}', {
        status,
        statusText: "Not hunter2",
        headers: { "x-echo": "hunter2" },
      });
    const failed = await setUp(echo(401), { redact })(createRequest());
    expect([failed.statusText, failed.headers.get("x-echo"), await failed.text()]).toEqual([
      "Not [token]",
      "[token]",
      '{"token":"[token]"}',
    ]);
    const succeeded = await setUp(echo(200), { redact })(createRequest());
    expect([succeeded.headers.get("x-echo"), await succeeded.json()]).toEqual(["[token]", { token: "hunter2" }]);
  });
});

describe("the error of a connection", () => {
  const fail = async (thrown: unknown) => {
    const error = await rejection(setUp(() => Promise.reject(thrown))(createRequest()));
    if (!isNetworkError(error)) throw error;
    return error;
  };

  test("has the innermost cause's message, and the causes with their codes", async () => {
    const inner = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    const error = await fail(new TypeError("fetch failed", { cause: inner }));
    expect(error.message).toBe(`GET ${path} failed: read ECONNRESET`);
    expect(error.cause).toMatchObject({
      message: "fetch failed",
      cause: { message: "read ECONNRESET", code: "ECONNRESET" },
    });
  });

  test("has the code of a cause without a message, as when several addresses were tried", async () => {
    const inner = Object.assign(new AggregateError([], ""), { code: "ECONNREFUSED" });
    const error = await fail(new TypeError("fetch failed", { cause: inner }));
    expect(error.message).toMatch(/failed: ECONNREFUSED$/);
  });

  test("is created even if the causes are circular", async () => {
    const error: Error = new Error("round");
    error.cause = error;
    expect((await fail(error)).message).toMatch(/round$/);
  });

  test.each([
    ["a string", "a string"],
    [undefined, "undefined"],
    [null, "null"],
    [7, "7"],
  ])("says what was thrown: %j", async (thrown, words) => {
    expect((await fail(thrown)).message).toBe(`GET ${path} failed: ${words}`);
  });
});
