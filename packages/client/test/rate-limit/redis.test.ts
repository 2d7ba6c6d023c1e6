import { spawn } from "node:child_process";
import { once, setMaxListeners } from "node:events";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Redis as Valkey } from "iovalkey";
import { createClient as createNodeRedis } from "redis";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createClient, type Permit, RateLimitExhaustedError, type RateLimiter } from "../../src/index.js";
import {
  createRedisRateLimiter,
  type RedisConnection,
  type RedisRateLimiterOptions,
} from "../../src/rate-limit/redis.js";
import { collection } from "../fixtures/bodies.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { connect, hasRedis, startRedis } from "../fixtures/redis-server.js";
import { rejection, respond } from "../fixtures/stub.js";
import { token } from "../fixtures/token.js";

const route = "GET /a";
const { signal } = new AbortController();
setMaxListeners(0, signal);
const acquire = (limiter: RateLimiter) => limiter.acquire(route, { signal });
const create = (redis: RedisConnection, options: Partial<Omit<RedisRateLimiterOptions, "redis" | "account">> = {}) =>
  createRedisRateLimiter({ redis, account: "acme", ...options });

/** The API: windows of a fixed length in real time. */
function createApi(size: number, windowMs: number) {
  let window = 0;
  let used = 0;
  const api = {
    rejected: 0,
    respond: () => {
      const now = Math.floor(Date.now() / windowMs);
      if (now !== window) used = 0;
      window = now;
      used += 1;
      if (used > size) api.rejected += 1;
      return respond(used > size ? 429 : 200, {
        date: new Date().toUTCString(),
        "x-ratelimit-global-remaining": String(Math.max(0, size - used)),
        "x-ratelimit-reset": String((now + 1) * windowMs),
      });
    },
  };
  return api;
}

/** A response with the headers of a window. */
const limits = (remaining: number, endsIn: number) =>
  respond(200, {
    "x-ratelimit-global-remaining": String(remaining),
    "x-ratelimit-reset": String(Date.now() + endsIn),
  });

/** Starts a process that acquires permits, and kills it while it holds them. */
async function holdPermitsAndDie(port: number, count: number): Promise<void> {
  const script = join(import.meta.dirname, "../fixtures/redis-holder.ts");
  const holder = spawn(process.execPath, ["--import", "tsx", script, String(port), String(count)]);
  await once(holder.stdout, "data");
  holder.kill("SIGKILL");
}

/** Asks for permits at once. @returns those that didn't have to wait */
async function acquireNow(limiter: RateLimiter, count: number): Promise<Permit[]> {
  const permits: Permit[] = [];
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  const ask = () =>
    new Promise<void>((onWait) => {
      const add = (permit: Permit) => {
        permits.push(permit);
        onWait();
      };
      limiter.acquire(route, { signal: controller.signal, onWait }).then(add, () => {});
    });
  await Promise.all(Array.from({ length: count }, ask));
  controller.abort();
  return permits;
}

/** Makes a limiter learn that one request is permitted in each 200 ms, and none in the next second. */
async function learnSlowLimit(limiter: RateLimiter, redis: { ping(): Promise<unknown> }): Promise<void> {
  const [first, second] = [await acquire(limiter), await acquire(limiter)];
  first.release(limits(0, 800));
  second.release(limits(0, 1000));
  await flush(redis);
}

/** Waits until releases have reached Redis, which runs the commands of a connection in order. */
const flush = async (redis: { ping(): Promise<unknown> }) => {
  await setImmediate();
  await redis.ping();
};

describe.skipIf(!hasRedis)("a rate limiter in Redis", () => {
  const connections: Readonly<Record<string, (port: number) => Promise<RedisConnection>>> = {
    ioredis: async (port) => connect(port),
    iovalkey: async (port) => {
      const valkey = new Valkey(port, "127.0.0.1");
      onTestFinished(() => valkey.disconnect());
      return valkey;
    },
    "node-redis": async (port) => {
      const redis = createNodeRedis({ url: `redis://127.0.0.1:${port}` });
      await redis.connect();
      onTestFinished(() => redis.destroy());
      return redis;
    },
  };

  test.each(Object.entries(connections))("keeps several processes within the limit, over %s", async (_name, open) => {
    const { port } = await startRedis();
    const api = createApi(20, 250);
    const limiters = await Promise.all(Array.from({ length: 4 }, async () => create(await open(port))));
    const requests = Array.from({ length: 100 }, async (_, index) => {
      const permit = await acquire(limiters[index % limiters.length] as RateLimiter); // one of them
      await new Promise((resolve) => setTimeout(resolve, 2));
      permit.release(api.respond());
    });
    await Promise.all(requests);
    expect(api.rejected).toBeLessThanOrEqual(1);
  });

  test("serves waiting requests in the order in which they asked, retries first", async () => {
    const { port } = await startRedis();
    const redis = connect(port);
    const [one, other] = [create(redis), create(connect(port))];
    await learnSlowLimit(one, redis);
    const order: string[] = [];
    const permitted: Promise<void>[] = [];
    const ask = (limiter: RateLimiter, name: string, retry = false) =>
      new Promise<void>((onWait) => {
        const request = async () => {
          const permit = await limiter.acquire(route, { signal, retry, onWait });
          order.push(name);
          permit.release();
        };
        permitted.push(request());
      });
    await ask(one, "first");
    await ask(other, "second");
    await ask(one, "third");
    await ask(other, "retry", true);
    await Promise.all(permitted);
    expect(order).toEqual(["retry", "first", "second", "third"]);
  });

  test("shares a 429 with other processes, and rejects if the wait is too long", async () => {
    const { port } = await startRedis();
    const redis = connect(port);
    const [one, other] = [create(redis), create(connect(port))];
    (await acquire(one)).release(respond(429, { "retry-after": "3600" }));
    await flush(redis);
    const error = await rejection(acquire(other));
    expect(error).toBeInstanceOf(RateLimitExhaustedError);
    expect((error as RateLimitExhaustedError).retryAfterMs).toBeGreaterThan(3_500_000);
    const ld = createClient({ token, rateLimiter: other, fetch: async () => respond() });
    expect(await rejection(ld.getApplication({ applicationKey: "shop" }))).toMatchObject({
      name: "RateLimitError",
      attempts: 0,
    });
  });

  test("ends a wait when the caller aborts", async () => {
    const { port } = await startRedis();
    const redis = connect(port);
    const limiter = create(redis);
    (await acquire(limiter)).release(limits(0, 60_000));
    await flush(redis);
    const controller = new AbortController();
    const onWait = vi.fn(() => controller.abort("enough"));
    expect(await rejection(limiter.acquire(route, { signal: controller.signal, onWait }))).toBe("enough");
    expect(onWait).toHaveBeenCalledOnce();
  });

  test("has keys of one hash slot that expire, named after the base URL and the account only", async () => {
    const { port } = await startRedis();
    const redis = connect(port);
    const limiter = createRedisRateLimiter({ redis, account: "a}c{me", region: "eu" });
    const first = await acquire(limiter);
    await acquire(limiter);
    await new Promise<void>((onWait) => void limiter.acquire(route, { signal, onWait }));
    first.release();
    await flush(redis);
    const keys = await redis.keys("*");
    expect(keys.length).toBeGreaterThan(3);
    for (const key of keys) {
      expect(key).toMatch(/^\{ld-rest:app\.eu\.launchdarkly\.com\/:a%7Dc%7Bme\}:/);
      // A key that never expires has -1.
      expect(await redis.pttl(key)).not.toBe(-1);
    }
    expect(
      new Set(await Promise.all(keys.map((key) => redis.call("CLUSTER", "KEYSLOT", key).catch(() => 0)))).size,
    ).toBe(1);
  });

  test("frees the permits of a killed process after a window", async () => {
    const { port } = await startRedis();
    const redis = connect(port);
    const limiter = create(redis);
    // Two windows, so that their length is known.
    for (const end of [Date.now() + 500, Date.now() + 1000]) {
      const response = respond(200, { "x-ratelimit-global-remaining": "9", "x-ratelimit-reset": String(end) });
      (await acquire(limiter)).release(response);
      await flush(redis);
    }
    await holdPermitsAndDie(port, 9);
    const start = Date.now();
    const permits: Permit[] = [];
    for (let count = 0; count < 9; count += 1) permits.push(await acquire(limiter));
    expect(permits).toHaveLength(9);
    expect(Date.now() - start).toBeLessThan(3000);
  });
});

describe.skipIf(!hasRedis)("requests that no longer wait don't delay others", () => {
  test("when they were aborted", async () => {
    const { port } = await startRedis();
    const redis = connect(port);
    const [one, other] = [create(redis), create(connect(port))];
    const [first, second] = [await acquire(one), await acquire(one)];
    first.release(limits(0, 30_000));
    await flush(redis);
    expect(await acquireNow(one, 3)).toEqual([]);
    second.release(limits(1, 60_000)); // a window with room for a single request
    await flush(redis);
    expect(await acquireNow(other, 1)).toHaveLength(1);
  });

  test("when their process was killed", async () => {
    const { port } = await startRedis();
    const redis = connect(port);
    const limiter = create(redis);
    await learnSlowLimit(limiter, redis);
    await holdPermitsAndDie(port, 100);
    const start = Date.now();
    await acquire(limiter);
    expect(Date.now() - start).toBeLessThan(6000);
  });
});

describe.skipIf(!hasRedis)("a limit that changes", () => {
  test("is lowered after the window in which the API has rejected requests", async () => {
    const { port } = await startRedis();
    const redis = connect(port);
    const limiter = create(redis);
    (await acquire(limiter)).release(limits(49, 400));
    await flush(redis);
    await expect.poll(() => limiter.state.global).toBeUndefined(); // the window is over
    const permits = await acquireNow(limiter, 50);
    expect(permits).toHaveLength(50);
    const end = Date.now() + 400;
    for (const [index, permit] of permits.entries()) {
      const remaining = String(Math.max(0, 9 - index));
      permit.release(
        respond(index < 10 ? 200 : 429, {
          "x-ratelimit-global-remaining": remaining,
          "x-ratelimit-reset": String(end),
        }),
      );
    }
    await flush(redis);
    await acquire(limiter); // waits for the next window
    expect(await acquireNow(limiter, 50)).toHaveLength(9);
  });

  test("is known to waiting requests soon after an idle time, which isn't mistaken for the length of a window", async () => {
    const { port } = await startRedis();
    const redis = connect(port);
    const limiter = create(redis);
    /** A response of an API whose clock has been set. */
    const respondAt = (now: number, remaining: number, endsIn: number) =>
      respond(200, {
        date: new Date(now).toUTCString(),
        "x-ratelimit-global-remaining": String(remaining),
        "x-ratelimit-reset": String(now + endsIn),
      });
    const start = Math.floor(Date.now() / 1000) * 1000;
    (await acquire(limiter)).release(respondAt(start, 1, 100));
    await flush(redis);
    (await acquire(limiter)).release(respondAt(start + 9000, 1, 100));
    await flush(redis);
    await expect.poll(() => limiter.state.global).toBeUndefined();
    const [first] = await acquireNow(limiter, 2);
    const asked = Date.now();
    const waiting = acquire(limiter);
    first?.release(respondAt(start + 20_000, 9, 60_000));
    await waiting;
    expect(Date.now() - asked).toBeLessThan(4000);
  });
});

describe.skipIf(!hasRedis)("maxWaitMs", () => {
  test.each([Number.POSITIVE_INFINITY, 1500.5, 1e20])("can be %d", async (maxWaitMs) => {
    const { port } = await startRedis();
    const redis = connect(port);
    const onUnavailable = vi.fn();
    const limiter = create(redis, { maxWaitMs, onUnavailable });
    (await acquire(limiter)).release(limits(40, 60_000));
    await flush(redis);
    await acquireNow(limiter, 60);
    await flush(redis);
    expect(onUnavailable).not.toHaveBeenCalled();
    const keys = await redis.keys("*");
    expect(keys.length).toBeGreaterThan(2);
    for (const key of keys) expect(await redis.pttl(key)).not.toBe(-1);
  });
});

describe.skipIf(!hasRedis)("a response that asks for a longer wait than maxWaitMs", () => {
  test("makes requests fail for as long as maxWaitMs", async () => {
    const { port } = await startRedis();
    const redis = connect(port);
    const limiter = create(redis, { maxWaitMs: 300 });
    const [first, second] = await Promise.all([acquire(limiter), acquire(limiter)]);
    first.release(new Response(null, { status: 429, headers: { "retry-after": "3600" } }));
    second.release(new Response(null, { status: 429, headers: { "retry-after": "0.1" } }));
    await flush(redis);
    await expect(acquire(limiter)).rejects.toMatchObject({ name: "RateLimitExhaustedError" });
    await vi.waitFor(() => acquire(limiter), { timeout: 5000 });
  });
});

describe.skipIf(!hasRedis)("when Redis is unavailable", () => {
  test("because it hangs, no request is sent to it, and permits that it grants afterwards are returned", async () => {
    const server = await startRedis();
    const redis = connect(server.port);
    const call = vi.fn((command: string, ...args: string[]) => redis.call(command, ...args));
    const limiter = create({ call }, { timeout: 50 });
    (await acquire(limiter)).release(limits(40, 60_000));
    await flush(redis);
    server.pause();
    await Promise.all(
      Array.from({ length: 20 }, () => acquire(limiter).then((permit) => permit.release(limits(40, 60_000)))),
    );
    const asked = call.mock.calls.length;
    for (let count = 0; count < 200; count += 1) (await acquire(limiter)).release(limits(40, 60_000));
    const commands = call.mock.calls.slice(asked).map(([command]) => command);
    expect(commands.every((command) => command === "SET")).toBe(true);
    expect(commands.length).toBeLessThan(10);

    server.resume();
    await redis.ping();
    await flush(redis);
    expect(await acquireNow(create(connect(server.port)), 60)).toHaveLength(40);
  });

  test("requests are limited in memory, it is reported once, and Redis is used again when it is back", async () => {
    const server = await startRedis();
    const redis = connect(server.port);
    const errors: unknown[] = [];
    const limiter = create(redis, { timeout: 50, onUnavailable: (error) => errors.push(error) });
    (await acquire(limiter)).release(limits(40, 60_000));
    await flush(redis);
    await server.kill();
    for (let count = 0; count < 5; count += 1) (await acquire(limiter)).release(limits(39 - count, 60_000));
    expect(errors).toHaveLength(1);
    expect(limiter.state.global?.remaining).toBe(35);

    await server.start();
    await expect
      .poll(async () => {
        (await acquire(limiter)).release(limits(30, 60_000));
        return redis.dbsize().catch(() => 0);
      })
      .toBeGreaterThan(0);
    expect(errors).toHaveLength(1);
  });

  test("requests that wait in memory ask Redis again when it is back", async () => {
    const server = await startRedis();
    const limiter = create(connect(server.port), { timeout: 50 });
    await server.kill();
    (await acquire(limiter)).release(limits(1, 60_000));
    const waiting: Promise<Permit>[] = [];
    const ask = () =>
      new Promise<void>((onWait) => {
        const permit = limiter.acquire(route, { signal, onWait });
        waiting.push(permit);
        permit.then(() => onWait());
      });
    // One of them gets what is left of the window, and the others would wait for its end.
    await Promise.all([ask(), ask(), ask()]);

    await server.start();
    for (const permit of await Promise.all(waiting)) permit.release();
  });

  test("no request fails when it is out of memory", async () => {
    const { port } = await startRedis();
    const redis = connect(port);
    await redis.config("SET", "maxmemory", "1");
    const limiter = create(redis);
    for (let count = 0; count < 3; count += 1) (await acquire(limiter)).release(limits(9, 60_000));
    expect(limiter.state.global?.remaining).toBe(9);
  });
});

describe("a Redis connection that fails", () => {
  test.each<[string, RedisConnection]>([
    ["never replies", { call: () => new Promise(() => {}) }],
    ["rejects", { sendCommand: () => Promise.reject(new Error("The client is closed")) }],
    [
      "throws",
      {
        call: () => {
          throw new Error("no");
        },
      },
    ],
  ])("doesn't fail a call if it %s", async (_name, redis) => {
    const errors: unknown[] = [];
    const rateLimiter = create(redis, { timeout: 20, onUnavailable: (error) => errors.push(error) });
    const ld = createClient({ token, rateLimiter, fetch: async () => Response.json(collection) });
    const calls = Array.from({ length: 5 }, () =>
      ld.getAllIntegrationConfigurations({ integrationKey: "datadog" }).catch((error: unknown) => error),
    );
    for (const result of await Promise.all(calls)) expect(result).not.toBeInstanceOf(Error);
    expect(errors).toHaveLength(1);
  });

  test("doesn't delay an abort", async () => {
    const clock = new ManualClock(); // no timeout ends the wait
    const limiter = create({ call: () => new Promise(() => {}) }, { clock });
    const controller = new AbortController();
    const waiting = limiter.acquire(route, { signal: controller.signal });
    controller.abort("enough");
    expect(await rejection(waiting)).toBe("enough");
  });

  test.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("no");
      },
    ],
    ["rejects", () => Promise.reject(new Error("no"))],
  ])("is reported once to a callback that %s", async (_name, fail) => {
    const clock = new ManualClock();
    const onUnavailable = vi.fn(fail);
    const limiter = create({ call: () => Promise.reject(new Error("no")) }, { clock, onUnavailable });
    for (let count = 0; count < 10; count += 1) {
      (await acquire(limiter)).release(limits(40, 60_000));
      await clock.advance(1500);
    }
    expect(onUnavailable).toHaveBeenCalledOnce();
  });
});

describe("invalid options", () => {
  const redis = { call: async () => [1] };
  test.each<[string, unknown, string]>([
    ["no options", undefined, "createRedisRateLimiter takes an object with options"],
    ["no connection", { account: "acme" }, "The option redis must be a connection"],
    ["a number as the connection", { redis: 5, account: "acme" }, "The option redis must be a connection"],
    ["another object as the connection", { redis: {}, account: "acme" }, "The option redis must be a connection"],
    ["no account", { redis, account: "" }, "The option account must be a name"],
    ["a lone surrogate in the account", { redis, account: "\ud800" }, "The option account must be a name"],
    [
      "a callback that isn't a function",
      { redis, account: "acme", onUnavailable: 1 },
      "onUnavailable must be a function",
    ],
    [
      "an unknown option",
      { redis, account: "acme", token: "api-1" },
      "Unknown option: token. The options are redis, account,",
    ],
  ])("are a TypeError: %s", (_name, options, message) => {
    const act = () => createRedisRateLimiter(options as RedisRateLimiterOptions); // as JavaScript would
    expect(act).toThrow(TypeError);
    expect(act).toThrow(message);
  });
});
