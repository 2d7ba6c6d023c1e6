import { abortable } from "../abortable.js";
import type { Clock } from "../clock.js";
import { Gate, never, type RateLimitWindow } from "./gate.js";
import { askedWait, leastWaitMs, readLimitHeaders, windowMs } from "./headers.js";
import { Queue, type Waiter } from "./queue.js";
import type { ServerClock } from "./server-clock.js";

/** What a wait is reckoned with. */
interface Time {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly random: () => number;
}

interface Lane {
  readonly gate: Gate;
  readonly queue: Queue;
}

/** What a call is sent with: the windows that it counts in. */
export interface Ticket {
  readonly lane: Lane;
  readonly windows: readonly [global: number, route: number];
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
  readonly #time: Time;
  readonly #maxWaitMs: number;
  readonly #global = new Gate();
  readonly #lanes = new Map<string, Lane>();
  #arrivals = 0;
  #timer: unknown;

  /** @param maxWaitMs - how long one answer may hold everybody up at the most, in milliseconds, whatever it says */
  constructor(time: Time, maxWaitMs: number) {
    this.#time = time;
    this.#maxWaitMs = maxWaitMs;
  }

  /** What is known of the limits now. */
  get state(): RateLimitState {
    const windows = [...this.#lanes].flatMap(([route, { gate }]) =>
      gate.window ? [[route, gate.window] as const] : [],
    );
    return { global: this.#global.window, routes: Object.fromEntries(windows) };
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
    const now = this.#time.clock.now();
    if (!lane.queue.peek() && this.#global.delay(now) === 0 && lane.gate.delay(now) === 0) return this.#send(lane);
    waiting();
    return abortable(signal, (resolve) => {
      const waiter: Waiter = {
        order: again ? 0 : ++this.#arrivals,
        gone: false,
        next: undefined,
        go: () => resolve(this.#send(lane)),
      };
      if (again) lane.queue.unshift(waiter);
      else lane.queue.push(waiter);
      this.#drain();
      return () => {
        waiter.gone = true;
        this.#drain(); // the timer may have been for this one alone
      };
    });
  }

  /** A call has ended; without an answer where the connection failed. */
  leave(ticket: Ticket, response: Response | undefined): void {
    this.#global.leave();
    ticket.lane.gate.leave();
    if (response) this.#learn(ticket, response);
    this.#drain();
  }

  #learn({ lane: { gate }, windows }: Ticket, response: Response): void {
    const { status, headers } = response;
    const now = this.#time.clock.now();
    const serverNow = this.#time.serverClock.now();
    // Of the limits, a gateway that answers in place of the API tells nothing, not even that there are none.
    if (status > 499 && !headers.has("x-ratelimit-reset")) return;
    const { global, route, reset = serverNow + windowMs } = readLimitHeaders(headers);
    const inTime = (ms: number) => now + Math.max(leastWaitMs, Math.min(ms, this.#maxWaitMs));
    this.#global.observe(windows[0], global, reset, inTime(reset - serverNow));
    gate.observe(windows[1], route, reset, inTime(reset - serverNow));
    if (status !== 429) return;
    // A refusal that a route's limit explains is the route's alone.
    const ofRoute = route === 0 && global !== 0 && !headers.has("retry-after");
    (ofRoute ? gate : this.#global).close(inTime(askedWait(response, serverNow) ?? 0));
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
    return { lane, windows: [this.#global.enter(), lane.gate.enter()] };
  }

  /** Lets out everyone who may go, and sets a timer for the next one who may. */
  #drain(): void {
    this.#time.clock.clearTimeout(this.#timer);
    for (;;) {
      const now = this.#time.clock.now();
      const delay = this.#global.delay(now);
      let soonest = never;
      let order = never;
      let queue: Queue | undefined;
      for (const lane of this.#lanes.values()) {
        const waiter = lane.queue.peek();
        if (!waiter) continue;
        const wait = Math.max(delay, lane.gate.delay(now));
        soonest = Math.min(soonest, wait);
        if (wait === 0 && waiter.order < order) {
          order = waiter.order;
          queue = lane.queue;
        }
      }
      if (!queue) {
        // Clients that wait for the same moment don't all come at once: each adds up to a fiftieth of its wait, at most 250 ms.
        const spread = this.#time.random() * Math.min(250, soonest / 50);
        if (soonest !== never) this.#timer = this.#time.clock.setTimeout(() => this.#drain(), soonest + spread);
        return;
      }
      queue.shift()?.go();
    }
  }
}
