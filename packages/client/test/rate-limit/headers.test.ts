import { describe, expect, test } from "vitest";
import { readLimitHeaders, retryAfter } from "../../src/rate-limit/headers.js";
import { respond } from "../fixtures/stub.js";

const limits = (remaining: string, reset: string) =>
  readLimitHeaders(new Headers({ "X-Ratelimit-Global-Remaining": remaining, "X-Ratelimit-Reset": reset }));

describe("readLimitHeaders", () => {
  test("reads the requests left for the account and for the route, and when the window ends", () => {
    const headers = {
      "X-Ratelimit-Global-Remaining": "0",
      "X-Ratelimit-Route-Remaining": "17",
      "X-Ratelimit-Reset": "1767225600123",
    };
    expect(readLimitHeaders(new Headers(headers))).toEqual({ global: 0, route: 17, reset: 1767225600123 });
  });

  test("treats missing and malformed headers as unknown", () => {
    expect(readLimitHeaders(new Headers())).toEqual({ global: undefined, route: undefined, reset: undefined });
    for (const odd of ["", "-1", "1.5", "1e9", "NaN", "soon", "0x10", "1, 2"]) {
      expect(limits(odd, odd)).toMatchObject({ global: undefined, reset: undefined });
    }
  });
});

describe("retryAfter", () => {
  test("is undefined unless the response is a 429 or has Retry-After", () => {
    expect(retryAfter(respond(200), 0)).toBeUndefined();
    expect(retryAfter(respond(503), 0)).toBeUndefined();
    expect(retryAfter(respond(503, { "x-ratelimit-reset": "9000" }), 0)).toBeUndefined();
  });

  test.each(["1".repeat(30), "9".repeat(400)])(
    "is a delay that a Date can represent, even if a header says %s",
    (number) => {
      for (const headers of [{ "retry-after": number }, { "x-ratelimit-reset": number }]) {
        const wait = retryAfter(respond(429, headers), 0) ?? 0;
        expect(new Date(Date.now() + wait).getTime()).not.toBeNaN();
        expect(wait).toBeGreaterThan(3_600_000);
      }
    },
  );
});
