import { abortable } from "../abortable.js";
import type { Clock } from "../clock.js";
import { createGate, type Gate, never, type RateLimitWindow } from "./gate.js";
import { askedWait, type LimitHeaders, leastWaitMs, readLimitHeaders, windowMs } from "./headers.js";
import { createQueue, type Queue, type Waiter } from "./queue.js";
import type { ServerClock } from "./server-clock.js";

/** What a wait is reckoned with. */
interface Time {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly random: () => number;
}

interface Lane {
  readonly gate: Gate;
  /** Calls that have been sent before go first, but no one of them before another that came earlier. */
  readonly queues: readonly [again: Queue, first: Queue];
}

/** Tells that a call has ended; without an answer where the connection failed. */
export type Leave = (answer?: Told) => void;

/** What a pacer learns from. */
export interface Told {
  readonly response: Response;
  /** Whether its headers may tell of limits. */
  readonly told: boolean;
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
export interface Pacer {
  /** What is known of the limits now. */
  readonly state: RateLimitState;
  /**
   * Asks for leave to send a call.
   *
   * @param again - whether the call has been sent before: it goes before those that haven't
   * @param waiting - called where it has to wait
   * @returns what is called when the call has ended: at once or, where it has to wait, later; rejects with the signal's reason
   */
  enter(route: string, signal: AbortSignal | undefined, again: boolean, waiting: () => void): Leave | Promise<Leave>;
}

/**
 * Makes a pacer for all calls of a client.
 *
 * @param maxWaitMs - how long one answer may hold everybody up at the most, in milliseconds, whatever it says
 */
export function createPacer({ clock, serverClock, random }: Time, maxWaitMs: number): Pacer {
  const account = createGate();
  const lanes = new Map<string, Lane>();
  let arrivals = 0;
  /** Whether anyone waits. */
  let crowded = false;
  let timer: unknown;

  const laneOf = (route: string): Lane => {
    let lane = lanes.get(route);
    if (!lane) {
      lane = { gate: createGate(), queues: [createQueue(), createQueue()] };
      lanes.set(route, lane);
    }
    return lane;
  };

  const firstOf = ({ queues: [again, first] }: Lane) => again.peek() ?? first.peek();

  const send = ({ gate }: Lane): Leave => {
    const accountWindow = account.enter();
    const routeWindow = gate.enter();
    return (answer) => {
      account.leave();
      gate.leave();
      if (answer) learn(answer, gate, accountWindow, routeWindow);
      if (crowded) drain();
    };
  };

  const learn = ({ response, told }: Told, gate: Gate, accountWindow: number, routeWindow: number) => {
    const { status, headers } = response;
    const now = clock.now();
    const serverNow = serverClock.now();
    // Of the limits, a gateway that answers in place of the API tells nothing, not even that there are none.
    if (status > 499 && !headers.has("x-ratelimit-reset")) return;
    const limits: Partial<LimitHeaders> = told ? readLimitHeaders(headers) : {};
    const { global, route, reset = serverNow + windowMs } = limits;
    const inTime = (ms: number) => now + Math.max(leastWaitMs, Math.min(ms, maxWaitMs));
    const endAt = inTime(reset - serverNow);
    account.observe(accountWindow, global, reset, endAt);
    gate.observe(routeWindow, route, reset, endAt);
    if (status !== 429) return;
    // A refusal that a route's limit explains is the route's alone.
    const ofRoute = route === 0 && global !== 0 && !headers.has("retry-after");
    (ofRoute ? gate : account).close(inTime(askedWait(response, serverNow) ?? 0));
  };

  /** Lets out everyone who may go, and sets a timer for the next one who may. */
  const drain = () => {
    clock.clearTimeout(timer);
    for (;;) {
      crowded = false;
      const now = clock.now();
      const delay = account.delay(now);
      let soonest = never;
      let order = never;
      let next: Waiter | undefined;
      for (const lane of lanes.values()) {
        const waiter = firstOf(lane);
        if (!waiter) continue;
        crowded = true;
        const wait = Math.max(delay, lane.gate.delay(now));
        soonest = Math.min(soonest, wait);
        if (wait === 0 && waiter.order < order) {
          order = waiter.order;
          next = waiter;
        }
      }
      if (!next) {
        // Clients that wait for the same moment don't all come at once: each adds up to a fiftieth of its wait, at most 250 ms.
        const spread = random() * Math.min(250, soonest / 50);
        if (soonest !== never) timer = clock.setTimeout(drain, soonest + spread);
        return;
      }
      next.gone = true;
      next.go();
    }
  };

  return {
    get state() {
      const windows = [...lanes].flatMap(([route, { gate }]) => (gate.window ? [[route, gate.window] as const] : []));
      return { global: account.window, routes: Object.fromEntries(windows) };
    },
    enter: (route, signal, again, waiting) => {
      const lane = laneOf(route);
      const now = clock.now();
      if (!firstOf(lane) && account.delay(now) === 0 && lane.gate.delay(now) === 0) return send(lane);
      waiting();
      return abortable(signal, (resolve) => {
        const waiter: Waiter = {
          order: again ? 0 : ++arrivals,
          gone: false,
          next: undefined,
          go: () => resolve(send(lane)),
        };
        lane.queues[again ? 0 : 1].push(waiter);
        drain();
        return () => {
          waiter.gone = true;
          drain(); // the timer may have been for this one alone
        };
      });
    },
  };
}
