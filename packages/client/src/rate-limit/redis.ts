import { type Clock, onAbort, systemClock } from "../clock.js";
import { callSafely } from "../fetch/events.js";
import { type ClientOptions, checkOptions, readBaseUrl } from "../options.js";
import { windowMs } from "./headers.js";
import { createInMemoryLimiter } from "./in-memory.js";
import { maxProbes } from "./quota.js";
import { type AcquireOptions, type Permit, RateLimitExhaustedError, type RateLimiter } from "./rate-limiter.js";
import { createScriptRunner, type RedisConnection } from "./redis-connection.js";
import { type AskMessage, type AskReply, askScript, type ReleaseMessage, releaseScript } from "./redis-scripts.js";

export type { RedisConnection } from "./redis-connection.js";

/** Options of a Redis rate limiter. */
export interface RedisRateLimiterOptions {
  /** Connection to Redis 6.2 or newer, or to Valkey. */
  readonly redis: RedisConnection;
  /** Name that you choose for the LaunchDarkly account. Rate limiters with the same name and base URL share the limits. Not the token. */
  readonly account: string;
  /** Instance of LaunchDarkly that the account is on. Pass the same value to the client. Default: `commercial`, the spec's first server. */
  readonly region?: ClientOptions["region"];
  /** Base URL in place of the region's. Pass the same value to the client. */
  readonly baseUrl?: string | undefined;
  /**
   * Longest delay that a response may cause, in milliseconds, at most 24 days. If one asks for more, requests fail instead of waiting.
   * Default: 60,000.
   */
  readonly maxWaitMs?: number | undefined;
  /** Timeout of a Redis command, in milliseconds. When it has passed, limits are kept in memory. Default: 500. */
  readonly timeout?: number | undefined;
  /**
   * Called once each time Redis becomes unavailable. Requests are then limited in memory until it is back. The callback is not awaited, and
   * its errors are ignored.
   */
  readonly onUnavailable?: ((error: unknown) => unknown) | undefined;
  /** Source of this process's time, for tests. Default: the machine's. */
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 to 1 for the jitter of delays in memory, for tests. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** How late a process may ask again before its requests are removed from the queue, in milliseconds. */
const graceMs = 250;
/** Maximum number of waiting requests that a process asks for at once. A window rarely has more. */
const maxTickets = 500;
/** How often requests that wait in memory look whether Redis is back, in milliseconds. */
const returnMs = 50;
/** Longest delay that a timer can have, in milliseconds. */
const maxDelayMs = 2 ** 31 - 1;

/** A request that is waiting for a permit. */
interface Waiter {
  readonly id: string;
  readonly retry: boolean;
  /** Sort key in the queue in Redis, once the request has joined it. */
  order: string | undefined;
  /** Called if the request has to wait. */
  readonly onWait: (() => void) | undefined;
  /** Permits the request. */
  permit(): void;
  /** Fails the request. */
  fail(error: unknown): void;
  /** Passes the request to the in-memory limiter. */
  fallBack(): void;
}

/** The waiting requests of a route in this process. */
interface Queue {
  readonly waiters: Map<string, Waiter>;
  timer: unknown;
  /** When the timer fires. */
  dueAt: number;
}

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
 * @param options - the connection, the account, and options that override the defaults
 * @returns the rate limiter
 * @throws TypeError for an unknown or invalid option
 */
export function createRedisRateLimiter(options: RedisRateLimiterOptions): RateLimiter {
  checkRedisOptions(options);
  const { redis, account, timeout = 500, onUnavailable, clock = systemClock, random } = options;
  const maxWaitMs = Math.min(Math.ceil(options.maxWaitMs ?? 60_000), maxDelayMs);
  const base = new URL(readBaseUrl(options));
  // The braces make Redis Cluster keep all keys in one slot.
  const prefix = `{ld-rest:${base.host}${base.pathname}:${encodeURIComponent(account)}}`;
  const keysOf = (route: string) => [`${prefix}:account`, `${prefix}:route:${route}`];
  const durations = { windowMs, ttl: maxWaitMs + 10 * windowMs };
  // The in-memory limiter sees every response, so that it knows the limits when Redis becomes unavailable.
  const memory = createInMemoryLimiter({ maxWaitMs, clock, random });
  const member = crypto.randomUUID();
  let tickets = 0;
  const queues = new Map<string, Queue>();
  /** For each request that waits in memory, a function that moves it to Redis. */
  const waitingInMemory = new Set<() => void>();
  let returnTimer: unknown;

  const scripts = createScriptRunner({
    redis,
    timeout,
    clock,
    probeKey: `${prefix}:probe`,
    onUnavailable: (error) => {
      callSafely(() => onUnavailable?.(error));
      for (const { timer, waiters } of queues.values()) {
        clock.clearTimeout(timer);
        for (const waiter of waiters.values()) waiter.fallBack();
      }
      queues.clear();
    },
  });

  const queueOf = (route: string) => {
    const queue = queues.get(route) ?? { waiters: new Map(), timer: undefined, dueAt: Number.POSITIVE_INFINITY };
    queues.set(route, queue);
    return queue;
  };

  const release = (route: string, message: Omit<ReleaseMessage, keyof typeof durations>) => {
    scripts.run(releaseScript, keysOf(route), { ...durations, ...message }).catch(() => undefined);
  };

  const grant = (route: string, ticket: string): Permit => {
    const inMemory = memory.grant(route);
    return {
      release: (response) => {
        const report = inMemory.release(response);
        if (scripts.isAvailable()) release(route, { ticket, sent: true, report });
      },
    };
  };

  /** Asks Redis for permits. */
  const ask = (route: string, asking: readonly Waiter[]) => {
    const message: AskMessage = {
      ...durations,
      member,
      graceMs,
      probes: maxProbes,
      tickets: asking.map(({ id, order, retry }) => ({ id, order, retry })),
    };
    scripts.run(askScript, keysOf(route), message).then(
      (reply) => handle(route, asking, reply as AskReply), // what the script returns
      () => undefined,
    );
  };

  const handle = (route: string, asking: readonly Waiter[], [granted, delayMs, order, tooLongMs]: AskReply) => {
    const { waiters } = queueOf(route);
    for (const id of granted) {
      const waiter = waiters.get(id);
      if (waiter) waiter.permit();
      // The request was aborted, or Redis replied too late.
      else release(route, { ticket: id, sent: false, report: undefined });
    }
    if (tooLongMs >= 0) {
      for (const waiter of waiters.values()) waiter.fail(new RateLimitExhaustedError(tooLongMs));
      return;
    }
    for (const waiter of asking) {
      if (granted.includes(waiter.id)) continue;
      // The request was aborted, or Redis replied too late.
      if (!waiters.has(waiter.id)) {
        leaveQueue(route, waiter.id);
        continue;
      }
      if (waiter.order === undefined) waiter.onWait?.();
      waiter.order ??= order;
    }
    askLater(route, delayMs);
  };

  /** Asks again for the waiting requests after a delay, unless that is scheduled for an earlier time. */
  const askLater = (route: string, delayMs: number) => {
    const queue = queueOf(route);
    const dueAt = clock.now() + delayMs;
    if (queue.waiters.size === 0 || dueAt >= queue.dueAt) return;
    clock.clearTimeout(queue.timer);
    queue.dueAt = dueAt;
    queue.timer = clock.setTimeout(() => {
      queue.dueAt = Number.POSITIVE_INFINITY;
      const asking = [...queue.waiters.values()].filter(({ order }) => order !== undefined);
      // Retries come before all others, and keep their order.
      asking.sort((one, other) => Number(other.retry) - Number(one.retry));
      if (asking.length > 0) ask(route, asking.slice(0, maxTickets));
    }, delayMs);
  };

  const leaveQueue = (route: string, id: string) => {
    scripts.send("ZREM", `${keysOf(route)[1]}:queue`, id).catch(() => undefined);
  };

  /** Moves the requests that wait in memory to Redis as soon as it is back. */
  const returnToRedis = () => {
    clock.clearTimeout(returnTimer);
    if (waitingInMemory.size === 0) return;
    if (scripts.isAvailable()) for (const move of waitingInMemory) move();
    else returnTimer = clock.setTimeout(returnToRedis, returnMs);
  };

  const acquireInMemory = async (route: string, options: AcquireOptions): Promise<Permit> => {
    const moved = new AbortController();
    const move = () => moved.abort();
    waitingInMemory.add(move);
    returnToRedis();
    try {
      return await memory.acquire(route, { ...options, signal: AbortSignal.any([options.signal, moved.signal]) });
    } catch (error) {
      if (!moved.signal.aborted || options.signal.aborted) throw error;
      return acquire(route, { ...options, onWait: undefined });
    } finally {
      waitingInMemory.delete(move);
    }
  };

  const acquire = (route: string, options: AcquireOptions): Promise<Permit> => {
    if (!scripts.isAvailable()) return acquireInMemory(route, options);
    const { signal, retry = false, onWait } = options;
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const queue = queueOf(route);
      tickets += 1;
      const id = `${member}:${tickets}`;
      const remove = () => {
        stopListening();
        queue.waiters.delete(id);
        if (queue.waiters.size > 0) return;
        clock.clearTimeout(queue.timer);
        queue.dueAt = Number.POSITIVE_INFINITY;
      };
      const stopListening = onAbort(signal, (reason) => {
        remove();
        reject(reason);
        leaveQueue(route, id);
      });
      const waiter: Waiter = {
        id,
        retry,
        order: undefined,
        onWait,
        permit: () => {
          remove();
          resolve(grant(route, id));
        },
        fail: (error) => {
          remove();
          reject(error);
        },
        fallBack: () => {
          remove();
          const { order } = waiter;
          resolve(acquireInMemory(route, { signal, retry, onWait: order === undefined ? onWait : undefined }));
        },
      };
      queue.waiters.set(id, waiter);
      ask(route, [waiter]);
    });
  };

  return {
    get state() {
      return memory.state;
    },
    acquire,
  };
}

const optionKinds = {
  redis: "anything",
  account: "anything",
  region: "anything",
  baseUrl: "anything",
  maxWaitMs: "a number above 0",
  timeout: "a number above 0",
  onUnavailable: "a function",
  clock: "an object",
  random: "a function",
} as const;

/**
 * Checks the options, for callers without types.
 *
 * @throws TypeError that names the option
 */
function checkRedisOptions(options: RedisRateLimiterOptions): void {
  checkOptions("createRedisRateLimiter", options, optionKinds);
  const { redis, account } = options;
  const { call, sendCommand } = Object(redis) as Readonly<Record<string, unknown>>;
  if (typeof call !== "function" && typeof sendCommand !== "function") {
    throw new TypeError("The option redis must be a connection of ioredis, iovalkey or node-redis.");
  }
  if (typeof account !== "string" || account === "" || /\p{Surrogate}/u.test(account)) {
    throw new TypeError("The option account must be a name, without lone surrogates.");
  }
}
