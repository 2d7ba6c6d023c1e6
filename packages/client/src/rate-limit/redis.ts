import { sleep, systemClock } from "../clock.js";
import { type ClientOptions, checkNames, checkNumbers, readBaseUrl } from "../options.js";
import { readLimitHeaders, retryAfter, windowMs } from "./headers.js";
import { createInMemoryLimiter } from "./in-memory.js";
import { type AcquireOptions, type Permit, RateLimitClosedError, type RateLimiter } from "./rate-limiter.js";
import { acquireScript, releaseScript } from "./redis-scripts.js";
import { createServerClock } from "./server-clock.js";

/** A connection of ioredis or iovalkey (also to a cluster), or a client of node-redis 5 or newer. */
export type RedisConnection =
  | {
      /**
       * Sends a command, as ioredis and iovalkey do.
       *
       * @param command - name of the command
       * @param args - its arguments
       * @returns a promise of the reply
       */
      call(command: string, ...args: string[]): Promise<unknown>;
    }
  | {
      /**
       * Sends a command, as node-redis does.
       *
       * @param args - name of the command, and its arguments
       * @returns a promise of the reply
       */
      sendCommand(args: string[]): Promise<unknown>;
    };

/** Options of a Redis rate limiter. */
export interface RedisRateLimiterOptions extends Pick<ClientOptions, "region" | "baseUrl"> {
  /** Connection to Redis 6.2 or newer, or to Valkey. */
  readonly redis: RedisConnection;
  /** Name of the LaunchDarkly account, of your choice. Rate limiters with the same name and base URL share the limits. Not the token. */
  readonly account: string;
  /** Longest delay that one response may cause, in milliseconds. If one asks for more, requests fail instead of waiting. Default: 60,000. */
  readonly maxWaitMs?: number | undefined;
  /** How long to wait for Redis before doing without it, in milliseconds. Default: 500. */
  readonly timeoutMs?: number | undefined;
  /** Called once when Redis becomes unavailable. Requests are then limited in memory until it is back. */
  readonly onUnavailable?: ((error: unknown) => void) | undefined;
}

/** How long to do without Redis after it has failed, in milliseconds. */
const retryRedisMs = 250;
/** How many requests may be in flight while nothing is known about a window. */
const probes = 2;

/**
 * Creates a rate limiter that shares the limits of an account between processes, through Redis.
 *
 * No request fails because of Redis: while it is unavailable, each process limits itself in memory.
 *
 * @example
 * ```ts
 * import { createClient } from "@ld-rest/client";
 * import { createRedisRateLimiter, type RedisConnection } from "@ld-rest/client/redis";
 *
 * export function connect(redis: RedisConnection, token: string) {
 *   const rateLimiter = createRedisRateLimiter({ redis, account: "acme", onUnavailable: console.warn });
 *   return createClient({ token, rateLimiter });
 * }
 * ```
 *
 * @param options - the connection, the account, and what differs from the defaults
 * @returns the rate limiter
 * @throws TypeError for an unknown region or an unsuitable base URL or account
 */
export function createRedisRateLimiter(options: RedisRateLimiterOptions): RateLimiter {
  const { redis, account, maxWaitMs = 60_000, timeoutMs = 500, onUnavailable } = options;
  checkNames("the Redis rate limiter", options);
  checkNumbers({ maxWaitMs, timeoutMs });
  if (typeof account !== "string" || account === "") throw new TypeError("The option account must be a name.");
  const base = new URL(readBaseUrl(options));
  // The braces make Redis Cluster keep all keys in one slot.
  const prefix = `{ld-rest:${base.host}${base.pathname}:${encodeURIComponent(account)}}`;
  const keysOf = (route: string) => [`${prefix}:account`, `${prefix}:route:${route}`];
  const ttl = String(maxWaitMs + 10 * windowMs);
  const clock = systemClock;
  const serverClock = createServerClock(clock);
  // It sees every response, so that it knows the limits when Redis becomes unavailable.
  const memory = createInMemoryLimiter({ maxWaitMs });
  // Redis caches scripts by their digest.
  const digests = Promise.all([sha1(acquireScript), sha1(releaseScript)]);
  let unavailableUntil = 0;
  let isAvailable = true;

  const send = (args: string[]): Promise<unknown> => {
    if ("call" in redis) {
      const [command = "", ...rest] = args;
      return redis.call(command, ...rest);
    }
    return redis.sendCommand(args);
  };

  const run = async (script: string, route: string, args: readonly string[]) => {
    const keys = keysOf(route);
    const [acquireDigest, releaseDigest] = await digests;
    const digest = script === acquireScript ? acquireDigest : releaseDigest;
    try {
      const reply = await within(timeoutMs, sendScript(script, digest, [String(keys.length), ...keys, ...args]));
      isAvailable = true;
      return reply;
    } catch (error) {
      unavailableUntil = clock.now() + retryRedisMs;
      if (isAvailable) onUnavailable?.(error);
      isAvailable = false;
      throw error;
    }
  };

  const sendScript = async (script: string, digest: string, rest: string[]) => {
    try {
      return await send(["EVALSHA", digest, ...rest]);
    } catch (error) {
      if (!String(error).includes("NOSCRIPT")) throw error;
      return send(["EVAL", script, ...rest]);
    }
  };

  const grant = (route: string, ticket: string): Permit => {
    const inMemory = memory.grant(route);
    const sentAt = clock.now();
    return {
      release: (response) => {
        inMemory.release(response);
        if (response) serverClock.observe(response.headers, sentAt);
        const args = response ? describe(response, serverClock.now(), maxWaitMs) : Array<string>(8).fill("");
        run(releaseScript, route, [ticket, ttl, ...args]).catch(() => undefined);
      },
    };
  };

  return {
    get state() {
      return memory.state;
    },
    acquire: async (route: string, options: AcquireOptions) => {
      const ticket = crypto.randomUUID();
      const args = [ticket, options.retry ? "1" : "0", String(probes), String(windowMs), ttl];
      let isWaiting = false;
      while (clock.now() >= unavailableUntil) {
        let reply: unknown;
        try {
          reply = await run(acquireScript, route, args);
        } catch {
          break;
        }
        const [outcome, ms = 0] = (reply as (number | string)[]).map(Number); // what the script returns
        if (outcome === 1) return grant(route, ticket);
        if (outcome === -1) throw new RateLimitClosedError(ms);
        if (!isWaiting) options.onWait?.();
        isWaiting = true;
        await sleep(clock, ms, options.signal);
      }
      return memory.acquire(route, { ...options, onWait: isWaiting ? undefined : options.onWait });
    },
  };
}

/** What the release script has to know about a response. */
function describe(response: Pick<Response, "status" | "headers">, serverNow: number, maxWaitMs: number): string[] {
  const { status, headers } = response;
  const { global, route, reset } = readLimitHeaders(headers);
  const text = (value: number | undefined) => (value === undefined ? "" : String(Math.ceil(value)));
  const isLimited = reset !== undefined;
  const endsIn = isLimited ? Math.min(Math.max(0, reset - serverNow), maxWaitMs) : undefined;
  const asked = status === 429 ? retryAfter(response, serverNow) : undefined;
  const close = asked === undefined ? undefined : Math.min(asked, maxWaitMs);
  // A 429 that the route's limit explains concerns that route only.
  const isOfRoute = route === 0 && global !== 0 && !headers.has("retry-after");
  const tooLong = asked !== undefined && asked > maxWaitMs && !isOfRoute ? asked : undefined;
  return [
    text(isLimited ? global : undefined),
    text(isLimited ? route : undefined),
    text(endsIn),
    text(reset),
    text(isOfRoute ? undefined : close),
    text(isOfRoute ? close : undefined),
    text(tooLong),
    // A gateway that responds in place of the API says nothing about limits.
    status < 500 ? "1" : "0",
  ];
}

/** Settles as a promise does, but rejects after some milliseconds. */
function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Redis didn't reply within ${ms} ms.`)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function sha1(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
