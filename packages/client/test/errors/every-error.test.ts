import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { connect, get, method, path, respondingWith } from "../fixtures/connect.js";
import { rejection } from "../fixtures/stub.js";

describe("every error", () => {
  const errors: readonly [string, () => Promise<unknown>][] = [
    ["NotFoundError", () => get(respondingWith(404, { message: "Unknown key", code: "not_found", id: "1a2b" }))],
    ["RateLimitError", () => get(respondingWith(429))],
    ["MalformedResponseError", () => get(connect(async () => new Response("<html>")))],
    [
      "NetworkError",
      () => get(connect(() => Promise.reject(new TypeError("fetch failed", { cause: new Error("ECONNRESET") })))),
    ],
    ["TimeoutError", () => get(connect(() => new Promise(() => {}), 1))],
  ];

  test.each(errors)("%s can be cloned, and keeps its fields in JSON", async (name, fail) => {
    const error = await rejection(fail());
    const clone: unknown = structuredClone(error);
    expect(clone).toMatchObject({ message: (error as Error).message, stack: (error as Error).stack });
    const plain: unknown = JSON.parse(JSON.stringify(error));
    expect(plain).toMatchObject({ name, message: (error as Error).message, method, path, attempts: 1 });
    expect(plain).not.toHaveProperty("stack");
    expect(inspect(error)).toContain(`${name}: ${method} ${path} `);
  });

  test.each(errors)("%s has a stack that leads to the caller", async (_name, fail) => {
    const error = await rejection(fail());
    expect(String((error as Error).stack)).toContain("every-error.test");
  });
});
