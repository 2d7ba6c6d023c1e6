import { createContext, runInContext } from "node:vm";
import { describe, expect, test, vi } from "vitest";
import {
  ApiError,
  CallError,
  isApiError,
  isCallError,
  isMalformedResponseError,
  isNetworkError,
  isRateLimitError,
  isTimeoutError,
  NetworkError,
  TimeoutError,
} from "../../src/index.js";
import { bundle } from "../fixtures/bundle.js";
import { connect, get, method, path, respondingWith } from "../fixtures/connect.js";
import { rejection } from "../fixtures/stub.js";
import { token } from "../fixtures/token.js";

const guards = {
  isCallError,
  isApiError,
  isRateLimitError,
  isMalformedResponseError,
  isNetworkError,
  isTimeoutError,
};
const guardsOf = (error: unknown) =>
  Object.entries(guards)
    .filter(([, guard]) => guard(error))
    .map(([name]) => name);

describe("a guard", () => {
  const fails = {
    ApiError: () => get(respondingWith(404)),
    RateLimitError: () => get(respondingWith(429)),
    MalformedResponseError: () => get(connect(async () => new Response("<html>"))),
    NetworkError: () => get(connect(() => Promise.reject(new TypeError("fetch failed")))),
    TimeoutError: () => get(connect(() => new Promise(() => {}), 1)),
  };

  test("recognizes its own errors only", async () => {
    expect(guardsOf(await rejection(fails.ApiError()))).toEqual(["isCallError", "isApiError"]);
    expect(guardsOf(await rejection(fails.RateLimitError()))).toEqual([
      "isCallError",
      "isApiError",
      "isRateLimitError",
    ]);
    expect(guardsOf(await rejection(fails.MalformedResponseError()))).toEqual([
      "isCallError",
      "isMalformedResponseError",
    ]);
    expect(guardsOf(await rejection(fails.NetworkError()))).toEqual(["isCallError", "isNetworkError"]);
    expect(guardsOf(await rejection(fails.TimeoutError()))).toEqual(["isCallError", "isTimeoutError"]);
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

  test("recognizes errors of another copy of the package", async () => {
    vi.resetModules();
    const copy: typeof import("../../src/index.js") = await import("../../src/index.js");
    expect(copy.ApiError).not.toBe(ApiError);
    const fetch = async () => new Response(null, { status: 404 });
    const error = await rejection(copy.createClient({ token, fetch }).getApplication({ applicationKey: "shop" }));
    expect(error).not.toBeInstanceOf(ApiError);
    expect(guardsOf(error)).toEqual(["isCallError", "isApiError"]);
  });

  test("recognizes errors of another realm", async () => {
    const realm = createContext({
      URL,
      AbortController,
      Request,
      Response,
      Headers,
      ReadableStream,
      FormData,
      setTimeout,
      clearTimeout,
    });
    runInContext(await bundle("iife"), realm);
    const { createClient: create, ApiError: Theirs } = runInContext(
      "client",
      realm,
    ) as typeof import("../../src/index.js"); // the bundle's name
    for (const [status, guard] of [
      [404, ["isCallError", "isApiError"]],
      [429, ["isCallError", "isApiError", "isRateLimitError"]],
      [204, ["isCallError", "isMalformedResponseError"]],
    ] as const) {
      const fetch = async () => new Response(null, { status });
      const error = await rejection(
        create({ token, fetch, retry: { attempts: 1 } }).getApplication({ applicationKey: "shop" }),
      );
      expect(error).not.toBeInstanceOf(Error);
      if (status !== 204) expect(error).toBeInstanceOf(Theirs);
      expect(guardsOf(error)).toEqual(guard);
    }
  });
});

test("guards recognize a CallError, NetworkError and TimeoutError that a caller creates", () => {
  expect(guardsOf(new CallError("failed", { method, path }))).toEqual(["isCallError"]);
  expect(isNetworkError(new NetworkError("failed", { method, path }))).toBe(true);
  expect(isTimeoutError(new TimeoutError({ method, path, timeout: 1 }))).toBe(true);
});
