import { type Clock, onAbort } from "../clock.js";
import { minWaitMs, readLimitHeaders, retryAfter, windowMs } from "./headers.js";
import { createQueue, type Queue, type Waiter } from "./queue.js";
import type { ServerClock } from "./server-clock.js";
import { createWindow, type RateLimitWindow, type Window } from "./window.js";

/** What is known about the rate limits. */
export interface RateLimitState {
  /** The account's limit, once a response has said what it is. */
  readonly global: RateLimitWindow | undefined;
  /** The limits of single routes, by method and path template. */
  readonly routes: Readonly<Record<string, RateLimitWindow>>;
}

/** What a request says about itself when it asks for a permit. */
export interface AcquireOptions {
  /** Ends the wait. */
  readonly signal: AbortSignal;
  /** Whether the request is a retry. Retries are permitted before requests that have not been sent yet. */
  readonly retry: boolean;
  /** Called if the request has to wait. */
  readonly onWait: () => void;
}

/** The permission to send one request. */
export interface Permit {
  /**
   * Reports that the request has finished.
   *
   * @param response - the response, if there was one
   */
  release(response?: Response): void;
}

/**
 * Permits requests as fast as the rate limits allow: the account's, and the route's. Requests are permitted in the order in which they
 * asked, but one that waits for its route doesn't delay those of another.
 */
export interface RateLimiter {
  /** What is known about the limits now. */
  readonly state: RateLimitState;
  /**
   * Waits until a request may be sent.
   *
   * @param route - method and path template
   * @returns a promise of the permit
   * @throws {@link RateLimitClosedError}, or the signal's reason
   */
  acquire(route: string, options: AcquireOptions): Promise<Permit>;
}

/** Thrown by a rate limiter if the API has asked for a wait that is longer than the limiter accepts. */
export class RateLimitClosedError extends Error {
  /** How long the API asks to wait, in milliseconds. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(`The rate limit is exhausted for another ${retryAfterMs} ms.`);
    this.retryAfterMs = retryAfterMs;
  }
}

/** What is kept for each route. */
interface Route {
  readonly window: Window;
  readonly retries: Queue;
  readonly first: Queue;
}

/**
 * Creates a rate limiter that learns the limits from response headers.
 *
 * @param maxWaitMs - longest delay that one response may cause, in milliseconds
 */
export function createRateLimiter(
  { clock, serverClock, random }: { clock: Clock; serverClock: ServerClock; random: () => number },
  maxWaitMs: number,
): RateLimiter {
  const account = createWindow();
  const routes = new Map<string, Route>();
  let arrivals = 0;
  let hasWaiters = false;
  let timer: unknown;
  /** While a response asks for a longer wait than `maxWaitMs`: the end of that wait, and until when requests fail because of it. */
  let closed = { endsAt: 0, failsUntil: 0 };

  const routeOf = (name: string) => {
    const known = routes.get(name);
    if (known) return known;
    const route = { window: createWindow(), retries: createQueue(), first: createQueue() };
    routes.set(name, route);
    return route;
  };
  const firstWaiter = ({ retries, first }: Route) => retries.peek() ?? first.peek();
  const isClosed = (now: number) => now < closed.failsUntil;

  const grant = ({ window }: Route): Permit => {
    if (isClosed(clock.now())) throw new RateLimitClosedError(closed.endsAt - clock.now());
    const accountWindow = account.enter();
    const routeWindow = window.enter();
    return {
      release: (response) => {
        account.leave();
        window.leave();
        if (response) learn(response, window, accountWindow, routeWindow);
        if (hasWaiters) permitNext();
      },
    };
  };

  const learn = (response: Response, window: Window, accountWindow: number, routeWindow: number) => {
    const { status, headers } = response;
    const now = clock.now();
    const serverNow = serverClock.now();
    const limits = readLimitHeaders(headers);
    // A gateway that responds in place of the API says nothing about limits, not even that there are none.
    if (status >= 500 && limits.reset === undefined) return;
    const { global, route } = limits.reset === undefined ? {} : limits;
    const left = Math.min((limits.reset ?? serverNow + windowMs) - serverNow, maxWaitMs);
    const endAt = now + Math.max(minWaitMs, left);
    account.observe(accountWindow, global, serverNow + left, endAt);
    window.observe(routeWindow, route, serverNow + left, endAt);
    if (status !== 429) return;
    // A 429 that the route's limit explains concerns that route only.
    const ofRoute = route === 0 && global !== 0 && !headers.has("retry-after");
    const asked = retryAfter(response, serverNow) ?? 0;
    (ofRoute ? window : account).close(now + Math.min(asked, maxWaitMs));
    if (!ofRoute && asked > maxWaitMs) closed = { endsAt: now + asked, failsUntil: now + maxWaitMs };
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
        const delay = isClosed(now) ? 0 : Math.max(accountDelay, route.window.delay(now));
        shortest = Math.min(shortest, delay);
        if (delay === 0 && !(next && next.order <= waiter.order)) next = waiter;
      }
      if (!next) {
        // Clients that wait for the same moment shouldn't all come at once: each adds up to 2 % of its wait, at most 250 ms.
        const jitter = random() * Math.min(250, shortest / 50);
        if (shortest !== Number.POSITIVE_INFINITY) timer = clock.setTimeout(permitNext, shortest + jitter);
        return;
      }
      next.gone = true;
      next.go();
    }
  };

  return {
    get state() {
      const known = [...routes].flatMap(([name, { window }]) => (window.state ? [[name, window.state] as const] : []));
      return { global: account.state, routes: Object.fromEntries(known) };
    },
    acquire: async (name, { signal, retry, onWait }) => {
      const route = routeOf(name);
      const now = clock.now();
      const mayGo = !firstWaiter(route) && account.delay(now) === 0 && route.window.delay(now) === 0;
      if (mayGo || isClosed(now)) return grant(route);
      onWait();
      return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const waiter: Waiter = {
          order: retry ? 0 : ++arrivals,
          gone: false,
          next: undefined,
          go: () => {
            stopListening();
            try {
              resolve(grant(route));
            } catch (error) {
              reject(error);
            }
          },
        };
        const stopListening = onAbort(signal, (reason) => {
          waiter.gone = true;
          reject(reason);
          permitNext(); // the timer may have been set for this one only
        });
        (retry ? route.retries : route.first).push(waiter);
        permitNext();
      });
    },
  };
}
