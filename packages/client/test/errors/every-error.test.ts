import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { answering, connect, get, method, path } from "../fixtures/connect.js";
import { rejection } from "../fixtures/stub.js";

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
    expect(first).toContain("every-error.test");
  });

  test("names its caller through Promise.all", async () => {
    expect((await rejection(inAll())) as Error).toMatchObject({ stack: expect.stringContaining("inAll") });
  });
});
