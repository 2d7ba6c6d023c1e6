import type { Clock } from "../clock.js";
import { Gate, never } from "./gate.js";
import { leastWaitMs, readLimitHeaders, readRetryAfter, windowMs } from "./headers.js";
import { Queue, type Waiter } from "./queue.js";
import type { ServerClock } from "./server-clock.js";

interface Lane {
  readonly gate: Gate;
  readonly queue: Queue;
}

/** What a call is sent with: the windows that it counts in. */
export interface Ticket {
  readonly lane: Lane;
  readonly global: number;
  readonly route: number;
}

/** What is known of a limit's window. */
export interface RateLimitWindow {
  /** Calls that were left when the last answer came. */
  readonly remaining: number;
  /** When the window ends, by the clock of this machine. */
  readonly resetAt: Date;
}

/** What a client knows of the limits. */
export interface RateLimitState {
  /** The limit of the account, once an answer has told of it. */
  readonly global: RateLimitWindow | undefined;
  /** The limits of single routes, by method and path. */
  readonly routes: Readonly<Record<string, RateLimitWindow>>;
}

/**
 * Lets calls out as fast as the limits allow: that of the account, and that of their route. Callers are served in the order in
 * which they came; one that waits for its route doesn't hold up those of another.
 */
export class Pacer {
  readonly #clock: Clock;
  readonly #serverClock: ServerClock;
  readonly #random: () => number;
  readonly #maxWaitMs: number;
  readonly #global = new Gate();
  readonly #lanes = new Map<string, Lane>();
  #arrivals = 0;
  #timer: unknown;

  /** @param maxWaitMs - how long one refusal may hold everybody up at the most, in milliseconds */
  constructor(clock: Clock, serverClock: ServerClock, random: () => number, maxWaitMs: number) {
    this.#clock = clock;
    this.#serverClock = serverClock;
    this.#random = random;
    this.#maxWaitMs = maxWaitMs;
  }

  /** What is known of the limits now. */
  get state(): RateLimitState {
    const windows = [...this.#lanes].flatMap(([route, { gate }]) => {
      const window = describe(gate);
      return window ? [[route, window] as const] : [];
    });
    return { global: describe(this.#global), routes: Object.fromEntries(windows) };
  }

  /**
   * Asks for leave to send a call.
   *
   * @param again - whether the call has been sent before: it goes to the front
   * @param waiting - called where it has to wait
   * @returns what the call is sent with, at once or, where it has to wait, later; rejects with the signal's reason
   */
  enter(route: string, signal: AbortSignal | undefined, again: boolean, waiting: () => void): Ticket | Promise<Ticket> {
    const lane = this.#lane(route);
    const now = this.#clock.now();
    if (!lane.queue.peek() && this.#global.delay(now) === 0 && lane.gate.delay(now) === 0) return this.#send(lane);
    waiting();
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        order: again ? 0 : ++this.#arrivals,
        gone: false,
        next: undefined,
        go: () => {
          signal?.removeEventListener("abort", leave);
          resolve(this.#send(lane));
        },
      };
      const leave = () => {
        waiter.gone = true;
        reject(signal?.reason);
        this.#drain(); // the timer may have been for this one alone
      };
      if (signal?.aborted) {
        leave();
        return;
      }
      signal?.addEventListener("abort", leave);
      if (again) lane.queue.unshift(waiter);
      else lane.queue.push(waiter);
      this.#drain();
    });
  }

  /** A call has ended; without an answer where the connection failed. */
  leave({ lane, global, route }: Ticket, response: Response | undefined): void {
    this.#global.leave(global);
    lane.gate.leave(route);
    if (response) this.#learn(lane, response);
    this.#drain();
  }

  #learn({ gate }: Lane, { status, headers }: Response): void {
    const now = this.#clock.now();
    const serverNow = this.#serverClock.now();
    const limits = readLimitHeaders(headers);
    const reset = limits.reset ?? serverNow + windowMs;
    this.#global.observe(limits.global, reset, serverNow - now, now);
    gate.observe(limits.route, reset, serverNow - now, now);
    if (status !== 429) return;
    const retryAfter = readRetryAfter(headers, serverNow);
    const wait = Math.max(leastWaitMs, retryAfter ?? reset - serverNow);
    // A refusal that a route's limit explains is the route's alone.
    const ofRoute = retryAfter === undefined && limits.route === 0 && limits.global !== 0;
    (ofRoute ? gate : this.#global).close(now + Math.min(wait, this.#maxWaitMs));
  }

  #lane(route: string): Lane {
    let lane = this.#lanes.get(route);
    if (!lane) {
      lane = { gate: new Gate(), queue: new Queue() };
      this.#lanes.set(route, lane);
    }
    return lane;
  }

  #send(lane: Lane): Ticket {
    return { lane, global: this.#global.enter(), route: lane.gate.enter() };
  }

  /** Lets out everyone who may go, and sets a timer for the next one who may. */
  #drain(): void {
    this.#clock.clearTimeout(this.#timer);
    for (;;) {
      const now = this.#clock.now();
      const delay = this.#global.delay(now);
      let soonest = never;
      let next: { lane: Lane; waiter: Waiter } | undefined;
      for (const lane of this.#lanes.values()) {
        const waiter = lane.queue.peek();
        if (!waiter) continue;
        const wait = Math.max(delay, lane.gate.delay(now));
        soonest = Math.min(soonest, wait);
        if (wait === 0 && (!next || waiter.order < next.waiter.order)) next = { lane, waiter };
      }
      if (!next) {
        if (soonest !== never) this.#wake(soonest);
        return;
      }
      next.lane.queue.shift();
      next.waiter.go();
    }
  }

  /** Clients that wait for the same moment don't all come at once: each adds up to a fiftieth of its wait, at most 250 ms. */
  #wake(ms: number): void {
    const spread = this.#random() * Math.min(250, ms / 50);
    this.#timer = this.#clock.setTimeout(() => this.#drain(), ms + spread);
  }
}

function describe({ remaining, resetAt }: Gate): RateLimitWindow | undefined {
  return remaining === undefined ? undefined : { remaining, resetAt: new Date(resetAt) };
}
