import { describe, expect, test } from "vitest";
import {
  ApiError,
  BadRequestError,
  CallError,
  createClient,
  ForbiddenError,
  isRateLimitError,
  NotFoundError,
  RateLimitError,
  UnauthorizedError,
} from "../../src/index.js";
import { connect, get, method, path, respondingWith } from "../fixtures/connect.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { rejection } from "../fixtures/stub.js";
import { token } from "../fixtures/token.js";

describe("an error status", () => {
  test.each([
    [400, BadRequestError],
    [401, UnauthorizedError],
    [403, ForbiddenError],
    [404, NotFoundError],
    [429, RateLimitError],
    [499, ApiError],
    [418, ApiError],
    [599, ApiError],
  ])("%i has its class", async (status, type) => {
    const error = await rejection(get(respondingWith(status, { message: "No.", code: "no", id: "1a2b" })));
    expect(error).toBeInstanceOf(type);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toBeInstanceOf(CallError);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).constructor).toBe(type);
    expect(error).toMatchObject({ name: type.name, status, code: "no", id: "1a2b", method, path, attempts: 1 });
  });

  test.each([
    [{ code: "not_found", message: "Unknown key" }, "failed with 499 not_found: Unknown key."],
    [{ message: "Unknown key." }, "failed with 499: Unknown key."],
    [{ code: "not_found" }, "failed with 499 not_found."],
    [{ message: "No way!" }, "failed with 499: No way!"],
    [{ message: "" }, "failed with 499."],
    [{ message: 7, code: null, id: {} }, "failed with 499."],
    [[], "failed with 499."],
    [undefined, "failed with 499."],
  ])("quotes the body %j", async (body, words) => {
    const error = await rejection(get(respondingWith(499, body)));
    expect(error).toMatchObject({ message: `${method} ${path} ${words}` });
  });

  test.each([
    [400, "Check the parameters."],
    [401, "Check the access token."],
    [403, "Check the token's role."],
    [404, "Check the key."],
    [499, "failed with 499: No."],
    [503, "failed with 503: No. Try again later."],
  ])("%i ends with advice, if there is any: %s", async (status, words) => {
    const error = await rejection(get(respondingWith(status, { message: "No." })));
    expect((error as Error).message).toMatch(/failed with \d+: No\./);
    expect((error as Error).message.endsWith(words)).toBe(true);
  });

  test.each([
    ['{"message":"No.","conflicts":["a"]}', { message: "No.", conflicts: ["a"] }],
    ["<html>", "<html>"],
    ["", undefined],
  ])("has the body %j, which its JSON doesn't contain", async (body, parsed) => {
    const error = await rejection(get(connect(async () => new Response(body, { status: 409 }))));
    expect((error as ApiError).body).toEqual(parsed);
    expect(JSON.parse(JSON.stringify(error))).not.toHaveProperty("body");
  });

  test("with a Location header is not taken for a redirect", async () => {
    const error = await rejection(get(respondingWith(409, { message: "It exists." }, { location: "/api/v2/other" })));
    expect((error as Error).message).toContain("failed with 409: It exists.");
  });

  test("names the number of attempts, if there were several", async () => {
    const clock = new ManualClock();
    const fetch = async () => Response.json({ message: "Slow down", code: "rate_limited" }, { status: 429 });
    const ld = createClient({ token, clock, fetch, retry: { attempts: 3 } });
    const failed = rejection(ld.getApplication({ applicationKey: "shop" }));
    await clock.run(failed);
    const message = `${method} ${path} failed with 429 rate_limited after 3 attempts: Slow down. Try again in 10 s.`;
    expect(await failed).toMatchObject({ attempts: 3, message });
  });

  test.each([404, 429, 500])("%i takes only code, id and message from the body", async (status) => {
    const names = [
      "method",
      "path",
      "status",
      "attempts",
      "headers",
      "retryAfterMs",
      "resetAt",
      "advice",
      "name",
      "stack",
    ];
    const entries = [...names, "cause", "toJSON", "parameters", "__proto__"].map((name) => `"${name}":"EVIL"`);
    const error = await rejection(get(respondingWith(status, JSON.parse(`{${entries.join()},"message":"No."}`))));
    expect(error).toMatchObject({ method, path, status, attempts: 1 });
    expect(JSON.stringify(error) + (error as Error).stack).not.toContain("EVIL");
  });

  test("keeps the headers about limits, time and content only", async () => {
    const matter = { "content-type": "application/json", "retry-after": "3600", "x-ratelimit-global-remaining": "7" };
    const error = await rejection(get(respondingWith(503, {}, { ...matter, "set-cookie": "a=b", server: "envoy" })));
    expect(error).toMatchObject({ headers: matter });
    expect(Object.keys((error as ApiError).headers).sort()).toEqual(Object.keys(matter).sort());
  });

  test("429 says when to try again, whatever its headers are", async () => {
    const before = Date.now();
    const odd = [
      {},
      { "retry-after": "9".repeat(50) },
      { "x-ratelimit-reset": "9".repeat(50) },
      { "retry-after": "?" },
    ];
    for (const headers of odd) {
      const error = await rejection(get(respondingWith(429, {}, headers)));
      if (!isRateLimitError(error)) throw error;
      expect(error.retryAfterMs).toBeGreaterThan(0);
      expect(error.resetAt.getTime()).toBeGreaterThan(before);
      expect(JSON.parse(JSON.stringify(error))).toMatchObject({ resetAt: error.resetAt.toISOString() });
    }
  });
});
