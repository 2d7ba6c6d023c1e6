import { inspect } from "node:util";
import { createContext, runInContext } from "node:vm";
import { describe, expect, test, vi } from "vitest";
import {
  ApiError,
  BadRequestError,
  CallError,
  createClient,
  type Fetch,
  ForbiddenError,
  isApiError,
  isMalformedResponseError,
  isNetworkError,
  isRateLimitedError,
  isTimeoutError,
  MalformedResponseError,
  NetworkError,
  NotFoundError,
  RateLimitedError,
  TimeoutError,
  UnauthorizedError,
} from "../src/index.js";
import { application } from "./fixtures/bodies.js";
import { bundle } from "./fixtures/bundle.js";
import { rejection } from "./fixtures/stub.js";
import { token } from "./fixtures/token.js";

const method = "GET";
const path = "/api/v2/applications/{applicationKey}";

/** A client that sends nothing twice. */
function connect(fetch: Fetch, timeout = 30_000) {
  return createClient({ token, fetch, timeout, retry: { attempts: 1 } });
}

const answering = (status: number, body?: object, headers?: Record<string, string>) =>
  connect(async () =>
    body
      ? Response.json(body, { status, ...(headers && { headers }) })
      : new Response(null, { status, ...(headers && { headers }) }),
  );

const get = (ld: ReturnType<typeof connect>) => ld.getApplication({ applicationKey: "shop" });

const guards = { isApiError, isRateLimitedError, isMalformedResponseError, isNetworkError, isTimeoutError };
const guardsOf = (error: unknown) =>
  Object.entries(guards)
    .filter(([, guard]) => guard(error))
    .map(([name]) => name);

describe("an error status", () => {
  test.each([
    [400, BadRequestError],
    [401, UnauthorizedError],
    [403, ForbiddenError],
    [404, NotFoundError],
    [429, RateLimitedError],
    [405, ApiError],
    [418, ApiError],
    [500, ApiError],
  ])("%i has the class that the spec gives it", async (status, type) => {
    const error = await rejection(get(answering(status, { message: "No.", code: "no", id: "1a2b" })));
    expect(error).toBeInstanceOf(type);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toBeInstanceOf(CallError);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).constructor).toBe(type);
    expect(error).toMatchObject({ name: type.name, status, code: "no", id: "1a2b", method, path, attempts: 1 });
  });

  test.each([
    [{ code: "not_found", message: "Unknown key" }, "answered 405 not_found: Unknown key."],
    [{ message: "Unknown key." }, "answered 405: Unknown key."],
    [{ code: "not_found" }, "answered 405 not_found."],
    [{ message: "" }, "answered 405."],
    [{ message: 7, code: null, id: {} }, "answered 405."],
    [[], "answered 405."],
    [undefined, "answered 405."],
  ])("says what the body %j says, and where", async (body, words) => {
    const error = await rejection(get(answering(405, body)));
    expect(error).toMatchObject({ message: `${method} ${path} ${words}` });
  });

  test.each([
    [400, "Check the parameters."],
    [401, "Check the access token."],
    [403, "Check the token's role."],
    [404, "Check the key."],
    [503, "answered 503: No."],
  ])("%i says what to do, where the spec tells: %s", async (status, words) => {
    const error = await rejection(get(answering(status, { message: "No." })));
    expect((error as Error).message).toMatch(/answered \d+: No\./);
    expect((error as Error).message.endsWith(words)).toBe(true);
  });

  test("keeps those headers that matter, and no others", async () => {
    const matter = { "content-type": "application/json", "retry-after": "3600", "x-ratelimit-global-remaining": "7" };
    const error = await rejection(get(answering(503, {}, { ...matter, "set-cookie": "a=b", server: "envoy" })));
    expect(error).toMatchObject({ headers: matter });
    expect(Object.keys((error as ApiError).headers).sort()).toEqual(Object.keys(matter).sort());
  });

  test("429 tells when to come back, whatever its headers say", async () => {
    const before = Date.now();
    const odd = [
      {},
      { "retry-after": "9".repeat(50) },
      { "x-ratelimit-reset": "9".repeat(50) },
      { "retry-after": "?" },
    ];
    for (const headers of odd) {
      const error = await rejection(get(answering(429, {}, headers)));
      if (!isRateLimitedError(error)) throw error;
      expect(error.retryAfterMs).toBeGreaterThan(0);
      expect(error.resetAt.getTime()).toBeGreaterThan(before);
      expect(JSON.parse(JSON.stringify(error))).toMatchObject({ resetAt: error.resetAt.toISOString() });
    }
  });
});

describe("a guard", () => {
  const fails = {
    ApiError: () => get(answering(404)),
    RateLimitedError: () => get(answering(429)),
    MalformedResponseError: () => get(connect(async () => new Response("<html>"))),
    NetworkError: () => get(connect(() => Promise.reject(new TypeError("fetch failed")))),
    TimeoutError: () => get(connect(() => new Promise(() => {}), 1)),
  };

  test("knows its own errors, and no others", async () => {
    expect(guardsOf(await rejection(fails.ApiError()))).toEqual(["isApiError"]);
    expect(guardsOf(await rejection(fails.RateLimitedError()))).toEqual(["isApiError", "isRateLimitedError"]);
    expect(guardsOf(await rejection(fails.MalformedResponseError()))).toEqual(["isMalformedResponseError"]);
    expect(guardsOf(await rejection(fails.NetworkError()))).toEqual(["isNetworkError"]);
    expect(guardsOf(await rejection(fails.TimeoutError()))).toEqual(["isTimeoutError"]);
    const others = [
      undefined,
      null,
      "ApiError",
      404,
      {},
      new Error("x"),
      { name: "ApiError", status: 404 },
      Symbol("a"),
    ];
    for (const other of others) expect(guardsOf(other)).toEqual([]);
  });

  test("knows the errors of another copy of the package", async () => {
    vi.resetModules();
    const copy: typeof import("../src/index.js") = await import("../src/index.js");
    expect(copy.ApiError).not.toBe(ApiError);
    const fetch = async () => new Response(null, { status: 404 });
    const error = await rejection(copy.createClient({ token, fetch }).getApplication({ applicationKey: "shop" }));
    expect(error).not.toBeInstanceOf(ApiError);
    expect(guardsOf(error)).toEqual(["isApiError"]);
  });

  test("knows the errors of another realm", async () => {
    const realm = createContext({ URL, AbortController, setTimeout, clearTimeout });
    runInContext(await bundle("iife"), realm);
    const { createClient: create, ApiError: Theirs } = runInContext(
      "client",
      realm,
    ) as typeof import("../src/index.js"); // the bundle's name
    for (const [status, guard] of [
      [404, ["isApiError"]],
      [429, ["isApiError", "isRateLimitedError"]],
      [200, ["isMalformedResponseError"]],
    ] as const) {
      const fetch = async () => new Response(null, { status });
      const error = await rejection(
        create({ token, fetch, retry: { attempts: 1 } }).getApplication({ applicationKey: "shop" }),
      );
      expect(error).not.toBeInstanceOf(Error);
      if (status !== 200) expect(error).toBeInstanceOf(Theirs);
      expect(guardsOf(error)).toEqual(guard);
    }
  });
});

describe("every error", () => {
  const errors: readonly [string, () => Promise<unknown>][] = [
    ["NotFoundError", () => get(answering(404, { message: "Unknown key", code: "not_found", id: "1a2b" }))],
    ["RateLimitedError", () => get(answering(429))],
    ["MalformedResponseError", () => get(connect(async () => new Response("<html>")))],
    [
      "NetworkError",
      () => get(connect(() => Promise.reject(new TypeError("fetch failed", { cause: new Error("ECONNRESET") })))),
    ],
    ["TimeoutError", () => get(connect(() => new Promise(() => {}), 1))],
  ];

  test.each(errors)("%s can be cloned, and is useful as JSON", async (name, fail) => {
    const error = await rejection(fail());
    const clone: unknown = structuredClone(error);
    expect(clone).toMatchObject({ message: (error as Error).message, stack: (error as Error).stack });
    const plain: unknown = JSON.parse(JSON.stringify(error));
    expect(plain).toMatchObject({ name, message: (error as Error).message, method, path, attempts: 1 });
    expect(plain).not.toHaveProperty("stack");
    expect(inspect(error)).toContain(`${name}: ${method} ${path} `);
  });

  test.each(errors)("%s has a stack that begins at the caller's line", async (_name, fail) => {
    const error = await rejection(fail());
    const frames = String((error as Error).stack)
      .split("\n    at ")
      .slice(1);
    expect(frames.length).toBeGreaterThan(0);
    expect(frames.length).toBeLessThan(10);
    for (const frame of frames) expect(frame).not.toMatch(/[\\/]src[\\/]/);
  });

  async function byMethod() {
    await get(answering(404));
  }
  async function withResponse() {
    await get(answering(404)).withResponse();
  }
  async function byPath() {
    const ld = connect(() => Promise.reject(new Error("reset")));
    await ld.GET(path, { params: { path: { applicationKey: "shop" } } });
  }
  async function inAll() {
    await Promise.all([get(answering(404))]);
  }
  test.each([byMethod, withResponse, byPath])("names its caller first: $name", async (caller) => {
    const error = await rejection(caller());
    const [, first = ""] = String((error as Error).stack).split("\n    at ");
    expect(first).toContain(caller.name);
    expect(first).toContain("errors.test");
  });

  test("names its caller through Promise.all", async () => {
    expect((await rejection(inAll())) as Error).toMatchObject({ stack: expect.stringContaining("inAll") });
  });
});

describe("a connection's error", () => {
  const connecting = async (error: unknown) => {
    const found = await rejection(get(connect(() => Promise.reject(error))));
    if (!isNetworkError(found)) throw found;
    return found;
  };

  test("has what the innermost cause says in its message, and the causes with their codes", async () => {
    const inner = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    const error = await connecting(new TypeError("fetch failed", { cause: inner }));
    expect(error.message).toBe(`${method} ${path} got no whole answer: read ECONNRESET`);
    expect(error.cause).toMatchObject({
      message: "fetch failed",
      cause: { message: "read ECONNRESET", code: "ECONNRESET" },
    });
  });

  test("has the code where the cause has no words, as where several addresses were tried", async () => {
    const inner = Object.assign(new AggregateError([], ""), { code: "ECONNREFUSED" });
    const error = await connecting(new TypeError("fetch failed", { cause: inner }));
    expect(error.message).toMatch(/got no whole answer: ECONNREFUSED$/);
  });

  test("ends where causes go round in a circle", async () => {
    const error: Error = new Error("round");
    error.cause = error;
    expect((await connecting(error)).message).toMatch(/round$/);
  });

  test.each([
    ["a string", "a string"],
    [undefined, "undefined"],
    [null, "null"],
    [7, "7"],
  ])("says what was thrown, where that is %j", async (thrown, words) => {
    expect((await connecting(thrown)).message).toBe(`${method} ${path} got no whole answer: ${words}`);
  });
});

describe("an answer", () => {
  test("hands on properties and enum values that the spec doesn't know", async () => {
    const body = { ...application, kind: "toaster", snowflake: { setup: [null, 1.5, "é"] }, __proto__: undefined };
    const text = `{"__proto__":{"polluted":true},${JSON.stringify(body).slice(1)}`;
    const ld = connect(async () => new Response(text, { headers: { "content-type": "application/json" } }));
    const data = await get(ld);
    expect(JSON.stringify(data)).toBe(text);
    expect({}).not.toHaveProperty("polluted");
  });

  test.each(["application/json; charset=utf-8", "APPLICATION/JSON", "application/vnd.ld+json", "text/json"])(
    "of type %s is JSON",
    async (type) => {
      const ld = connect(async () => new Response(JSON.stringify(application), { headers: { "content-type": type } }));
      expect(await get(ld)).toEqual(application);
    },
  );

  test.each(["text/html", "text/plain", "application/jsonp", "application/xml", "notjson", ""])(
    "of type %j is malformed, and the error names the type",
    async (type) => {
      const ld = connect(async () => new Response(JSON.stringify(application), { headers: { "content-type": type } }));
      const error = await rejection(get(ld));
      expect(error).toBeInstanceOf(MalformedResponseError);
      expect(error).toMatchObject({
        status: 200,
        message: expect.stringContaining(`with ${type || "no content type"} instead of JSON`),
      });
    },
  );

  test.each([
    ["", "with no body instead of JSON"],
    ['{"key":"com.acme', "with JSON that is broken or cut off"],
    ["null", "with JSON that is no object"],
    ["[]", "with JSON that is no object"],
    ['"text"', "with JSON that is no object"],
  ])("%j is malformed, and the error says how", async (body, words) => {
    const ld = connect(async () => new Response(body, { headers: { "content-type": "application/json" } }));
    const message = expect.stringContaining(`answered 200 ${words}`);
    expect(await rejection(get(ld))).toMatchObject({ name: "MalformedResponseError", message });
  });

  test("comes with the response, where the caller wants it", async () => {
    const ld = connect(async () => Response.json(application, { headers: { "x-request-id": "1a2b" } }));
    const { data, response } = await get(ld).withResponse();
    expect(data).toEqual(application);
    expect([response.status, response.headers.get("x-request-id")]).toEqual([200, "1a2b"]);
  });
});

test("NetworkError and TimeoutError are what their guards say", () => {
  expect(isNetworkError(new NetworkError("failed", { method, path }))).toBe(true);
  expect(isTimeoutError(new TimeoutError({ method, path, timeoutMs: 1 }))).toBe(true);
});
