import { describe, expect, test } from "vitest";
import { askedWait, readLimitHeaders } from "../../src/rate-limit/headers.js";
import { answer } from "../fixtures/stub.js";

const limits = (remaining: string, reset: string) =>
  readLimitHeaders(new Headers({ "X-Ratelimit-Global-Remaining": remaining, "X-Ratelimit-Reset": reset }));

describe("readLimitHeaders", () => {
  test("reads what is left of the account's window and of the route's, and when it ends", () => {
    const headers = {
      "X-Ratelimit-Global-Remaining": "0",
      "X-Ratelimit-Route-Remaining": "17",
      "X-Ratelimit-Reset": "1767225600123",
    };
    expect(readLimitHeaders(new Headers(headers))).toEqual({ global: 0, route: 17, reset: 1767225600123 });
  });

  test("takes what is missing or no number for unknown", () => {
    expect(readLimitHeaders(new Headers())).toEqual({ global: undefined, route: undefined, reset: undefined });
    for (const odd of ["", "-1", "1.5", "1e9", "NaN", "soon", "0x10", "1, 2"]) {
      expect(limits(odd, odd)).toMatchObject({ global: undefined, reset: undefined });
    }
  });
});

describe("askedWait", () => {
  test("asks for nothing where an answer is no refusal and has no Retry-After", () => {
    expect(askedWait(answer(200).response, 0)).toBeUndefined();
    expect(askedWait(answer(503).response, 0)).toBeUndefined();
    expect(askedWait(answer(503, { "x-ratelimit-reset": "9000" }).response, 0)).toBeUndefined();
  });

  test.each(["1".repeat(30), "9".repeat(400)])(
    "tells a wait that a date can hold, where a header says %s",
    (number) => {
      for (const headers of [{ "retry-after": number }, { "x-ratelimit-reset": number }]) {
        const wait = askedWait(answer(429, headers).response, 0) ?? 0;
        expect(new Date(Date.now() + wait).getTime()).not.toBeNaN();
        expect(wait).toBeGreaterThan(3_600_000);
      }
    },
  );
});
