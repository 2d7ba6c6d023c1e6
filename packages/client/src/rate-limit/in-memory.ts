import { type Clock, onAbort, systemClock } from "../clock.js";
import { checkOptions } from "../options.js";
import { interpretResponse, type LimitReport, type ResponseReport } from "./headers.js";
import { createQueue, type Queue } from "./queue.js";
import { createQuota, type Quota } from "./quota.js";
import { type Permit, RateLimitExhaustedError, type RateLimiter } from "./rate-limiter.js";
import { createServerClock } from "./server-clock.js";

/** Options of an in-memory rate limiter. */
export interface RateLimiterOptions {
  /** Longest delay that a response may cause, in milliseconds. If one asks for more, requests fail instead of waiting. Default: 60,000. */
  readonly maxWaitMs?: number | undefined;
  /** Source of time, for tests. Default: the machine's. */
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 to 1 for the jitter of delays, for tests. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** A waiting request. */
interface Waiter {
  /** Arrival number. Lower numbers are permitted first. */
  readonly order: number;
  /** Permits the request, and removes it from its queue. */
  readonly permit: () => void;
}

/** State of a route. */
interface Route {
  readonly quota: Quota;
  readonly retries: Queue<Waiter>;
  readonly first: Queue<Waiter>;
}

/**
 * Creates a rate limiter that learns the limits from response headers and keeps them in memory. Pass it to several clients of one account
 * to let them share its limits. By default, each client has its own.
 *
 * Requests are permitted in the order in which they arrive, but a request that waits for its route's limit doesn't delay other routes.
 *
 * @example
 * ```ts
 * import { createClient, createRateLimiter } from "@ld-rest/client";
 *
 * const rateLimiter = createRateLimiter();
 * const token = process.env["LAUNCHDARKLY_TOKEN"];
 * const importer = createClient({ token, rateLimiter });
 * const exporter = createClient({ token, rateLimiter });
 * console.log(importer.rateLimit.global === exporter.rateLimit.global);
 * ```
 *
 * @param options - options that override the defaults
 * @returns the rate limiter
 */
export function createRateLimiter(options: RateLimiterOptions = {}): RateLimiter {
  return createInMemoryLimiter(options);
}

/** An in-memory rate limiter that also counts requests that another one permits. */
export interface InMemoryLimiter extends RateLimiter {
  /** Counts a request without making it wait. */
  grant(route: string): { release(...args: Parameters<Permit["release"]>): ResponseReport | undefined };
}

/** Creates an in-memory rate limiter. */
export function createInMemoryLimiter(options: RateLimiterOptions): InMemoryLimiter {
  const kinds = { maxWaitMs: "a number above 0", clock: "an object", random: "a function" } as const;
  checkOptions("createRateLimiter", options, kinds);
  const { maxWaitMs = 60_000, clock = systemClock, random = Math.random } = options;
  const serverClock = createServerClock(clock);
  const account = createQuota();
  const routes = new Map<string, Route>();
  let arrivals = 0;
  let hasWaiters = false;
  let timer: unknown;
  /** While a response asks for a longer wait than `maxWaitMs`: the end of that wait, and until when requests fail because of it. */
  let closed = { endsAt: 0, failsUntil: 0 };

  const routeOf = (name: string) => {
    const known = routes.get(name);
    if (known) return known;
    const route: Route = { quota: createQuota(), retries: createQueue(), first: createQueue() };
    routes.set(name, route);
    return route;
  };
  const firstWaiter = ({ retries, first }: Route) => retries.peek() ?? first.peek();
  const isClosed = (now: number) => now < closed.failsUntil;

  const closedError = (now: number) => new RateLimitExhaustedError(closed.endsAt - now);

  const grant = ({ quota }: Route) => {
    const accountWindow = account.enter();
    const routeWindow = quota.enter();
    const sentAt = clock.now();
    return {
      release: (response?: Pick<Response, "status" | "headers">) => {
        account.leave();
        quota.leave();
        if (response) serverClock.observe(response.headers, sentAt);
        const report = response && interpretResponse(response, serverClock.now(), maxWaitMs);
        if (report) {
          learn(account, accountWindow, report, report.account);
          learn(quota, routeWindow, report, report.route);
        }
        if (hasWaiters) permitNext();
        return report;
      },
    };
  };

  const learn = (
    quota: Quota,
    number: number,
    { accepted, end, endsInMs, tooLongMs }: ResponseReport,
    { remaining, closeForMs }: LimitReport,
  ) => {
    const now = clock.now();
    quota.observe({ window: number, accepted, remaining, end, endAt: now + endsInMs });
    if (closeForMs === undefined) return;
    quota.pause(now + closeForMs);
    if (tooLongMs !== undefined) closed = { endsAt: now + tooLongMs, failsUntil: now + closeForMs };
  };

  /** Permits every waiting request that may be sent, and sets a timer for the next one. */
  const permitNext = () => {
    clock.clearTimeout(timer);
    for (;;) {
      hasWaiters = false;
      const now = clock.now();
      const accountDelay = account.delay(now);
      let shortest = Number.POSITIVE_INFINITY;
      let next: Waiter | undefined;
      for (const route of routes.values()) {
        const waiter = firstWaiter(route);
        if (!waiter) continue;
        hasWaiters = true;
        const delay = isClosed(now) ? 0 : Math.max(accountDelay, route.quota.delay(now));
        shortest = Math.min(shortest, delay);
        if (delay === 0 && !(next && next.order <= waiter.order)) next = waiter;
      }
      if (!next) {
        // Clients that wait for the same moment shouldn't all send at once: each adds up to 2 % of its wait, at most 250 ms.
        const jitter = random() * Math.min(250, shortest / 50);
        if (shortest !== Number.POSITIVE_INFINITY) timer = clock.setTimeout(permitNext, shortest + jitter);
        return;
      }
      next.permit();
    }
  };

  return {
    get state() {
      const now = clock.now();
      const known = [...routes].flatMap(([name, { quota }]) => {
        const state = quota.state(now);
        return state ? [[name, state] as const] : [];
      });
      return { global: account.state(now), routes: Object.fromEntries(known) };
    },
    grant: (name) => grant(routeOf(name)),
    acquire: async (name, { signal, retry = false, onWait }) => {
      const route = routeOf(name);
      const now = clock.now();
      const mayGo = !firstWaiter(route) && account.delay(now) === 0 && route.quota.delay(now) === 0;
      if (isClosed(now)) throw closedError(now);
      if (mayGo) return grant(route);
      onWait?.();
      return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const stopListening = onAbort(signal, (reason) => {
          leave();
          reject(reason);
          permitNext(); // the timer may have been set for this request only
        });
        const permit = () => {
          leave();
          stopListening();
          const now = clock.now();
          if (isClosed(now)) reject(closedError(now));
          else resolve(grant(route));
        };
        const leave = (retry ? route.retries : route.first).push({ order: retry ? 0 : ++arrivals, permit });
        permitNext();
      });
    },
  };
}
