import { describe, expect, test } from "vitest";
import { isNetworkError } from "../../src/index.js";
import { connect, get, method, path } from "../fixtures/connect.js";
import { rejection } from "../fixtures/stub.js";

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
