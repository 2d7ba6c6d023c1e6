import { createClient } from "@ld-rest/client";
import { describe, expect, test } from "vitest";
import { createFakeApi, createManualClock, fixtures, type RateLimitOptions } from "../src/index.js";
import { ask, cafe, datadog } from "./ask.js";

const start = 1_700_000_000_000;

function limited(rateLimit: RateLimitOptions) {
  const clock = createManualClock(start);
  return { clock, fake: createFakeApi({ clock, rateLimit }) };
}

describe("the limits of the account", () => {
  test("are in the headers of every response, including errors", () => {
    const { fake } = limited({ global: 10 });
    const remaining = (path: string, headers = {}) =>
      ask(fake, path, { headers }).headers["x-ratelimit-global-remaining"];
    expect(remaining(cafe)).toBe("9");
    expect(remaining("/api/v2/applications/nope")).toBe("8");
    expect(remaining(cafe, { "ld-api-version": undefined })).toBe("7");
    expect(remaining(`${cafe}?expand=nope`)).toBe("6");
    expect(remaining("/nowhere"), "what is not modelled").toBe("6");
  });

  test("are reported to callers without a valid token, whose requests don't count", () => {
    const { fake } = limited({ global: 10 });
    for (const _ of [1, 2]) {
      const { status, headers } = ask(fake, cafe, { headers: { authorization: undefined } });
      expect([status, headers["x-ratelimit-global-remaining"]]).toEqual([401, "10"]);
    }
  });

  test("lead to 429 once exceeded, until the end of the window, which begins with the first request", async () => {
    const { fake, clock } = limited({ global: 2 });
    ask(fake, cafe);
    await clock.advance(4000);
    ask(fake, datadog);
    const { status, headers, body } = ask(fake, cafe);
    expect(status).toBe(429);
    expect(body).toEqual({ ...fixtures.rateLimited, id: expect.any(String) });
    expect(headers).toMatchObject({ "x-ratelimit-global-remaining": "0", "x-ratelimit-reset": String(start + 10_000) });
    expect(headers).not.toHaveProperty("retry-after");
    await clock.advance(5999);
    expect(ask(fake, cafe).status).toBe(429);
    await clock.advance(1);
    expect(ask(fake, cafe)).toMatchObject({ status: 200, headers: { "x-ratelimit-reset": String(start + 20_000) } });
  });

  test("can be set for one operation, besides the global one", () => {
    const { fake } = limited({ global: 5, routes: { getApplication: 1 } });
    expect(ask(fake, cafe).headers).toMatchObject({
      "x-ratelimit-global-remaining": "4",
      "x-ratelimit-route-remaining": "0",
    });
    expect(ask(fake, cafe).status).toBe(429);
    const other = ask(fake, datadog);
    expect(other.status).toBe(200);
    expect(other.headers).not.toHaveProperty("x-ratelimit-route-remaining");
    expect(other.headers["x-ratelimit-global-remaining"]).toBe("3");
  });

  test("have windows of the length windowMs", async () => {
    const { fake, clock } = limited({ global: 1, windowMs: 500 });
    expect(ask(fake, cafe).headers["x-ratelimit-reset"]).toBe(String(start + 500));
    expect(ask(fake, cafe).status).toBe(429);
    await clock.advance(500);
    expect(ask(fake, cafe).status).toBe(200);
  });

  test("begin a new window if the clock is set back", () => {
    let time = start;
    const fake = createFakeApi({
      clock: { ...createManualClock(), now: () => time },
      rateLimit: { global: 1, address: 2 },
    });
    ask(fake, cafe);
    time -= 60_000;
    expect(ask(fake, cafe)).toMatchObject({ status: 200, headers: { "x-ratelimit-reset": String(time + 10_000) } });
    expect(ask(fake, cafe).status).toBe(429);
  });

  test("are never exceeded by default", () => {
    const fake = createFakeApi();
    const statuses = Array.from({ length: 2000 }, () => ask(fake, cafe).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

describe("the limit by address", () => {
  test("gives 429 with Retry-After in whole seconds, for that address only, whatever the token", async () => {
    const { fake, clock } = limited({ address: 1 });
    expect(ask(fake, cafe, { address: "10.0.0.1" }).status).toBe(200);
    await clock.advance(2500);
    const { status, headers } = ask(fake, cafe, { address: "10.0.0.1", headers: { authorization: undefined } });
    expect(status).toBe(429);
    expect(headers["retry-after"]).toBe("8");
    expect(headers).not.toHaveProperty("x-ratelimit-reset");
    expect(ask(fake, cafe, { address: "10.0.0.2" }).status).toBe(200);
    await clock.advance(8000);
    expect(ask(fake, cafe, { address: "10.0.0.1" }).status).toBe(200);
  });
});

describe("invalid limits", () => {
  test.each<[RateLimitOptions, string]>([
    [{ global: 0 }, "rateLimit: global must be a whole number above 0, not 0."],
    [{ address: 1.5 }, "rateLimit: address must be"],
    [{ windowMs: Number.NaN }, "rateLimit: windowMs must be"],
    [{ routes: { getApplication: -1 } }, "rateLimit: getApplication must be"],
  ])("%j are rejected", (rateLimit, message) => {
    expect(() => createFakeApi({ rateLimit })).toThrow(RangeError);
    expect(() => createFakeApi({ rateLimit })).toThrow(message);
  });
});

describe("a manual clock", () => {
  test("sets the date of responses", async () => {
    const { fake, clock } = limited({});
    expect(ask(fake, cafe).headers["date"]).toBe("Tue, 14 Nov 2023 22:13:20 GMT");
    await clock.advance(1000);
    expect(ask(fake, cafe).headers["date"]).toBe("Tue, 14 Nov 2023 22:13:21 GMT");
  });

  test("fires timers in the order of their times, and those that they start", async () => {
    const clock = createManualClock();
    const start = clock.now();
    const fired: string[] = [];
    const fire = (name: string) => () => fired.push(`${name} at ${clock.now() - start}`);
    clock.setTimeout(fire("late"), 20);
    clock.setTimeout(() => {
      fire("early")();
      clock.setTimeout(fire("nested"), 5);
    }, 10);
    clock.clearTimeout(clock.setTimeout(fire("cleared"), 10));
    await clock.advance(9);
    expect(fired).toEqual([]);
    await clock.advance(11);
    expect(fired).toEqual(["early at 10", "nested at 15", "late at 20"]);
    expect(clock.now() - start).toBe(20);
  });

  test("can be shared with a client, whose waits then take no time", async () => {
    const clock = createManualClock();
    const fake = createFakeApi({ clock, rateLimit: { global: 2 } });
    const ld = createClient({ token: fake.token, fetch: fake.fetch, clock });
    const calls = Array.from({ length: 6 }, () => ld.getApplication({ applicationKey: "com.launchdarkly.cafe" }));
    await clock.advance(60_000);
    expect(await Promise.all(calls)).toHaveLength(6);
  });

  test("advances by the sum of calls at the same time", async () => {
    const clock = createManualClock();
    const start = clock.now();
    await Promise.all([clock.advance(20), clock.advance(5)]);
    expect(clock.now() - start).toBe(25);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("can't be advanced by %d", async (ms) => {
    await expect(createManualClock().advance(ms)).rejects.toThrow(RangeError);
  });
});
