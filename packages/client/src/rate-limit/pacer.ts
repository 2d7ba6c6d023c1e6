import { abortable } from "../abortable.js";
import type { Clock } from "../clock.js";
import type { Answer } from "../transport/transport.js";
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

/** Calls that have been sent before, `again`, go first, but no one of them before another that came earlier. */
type Lane = readonly [gate: Gate, again: Queue, first: Queue];

/** Tells that a call has ended; without an answer where the connection failed. */
export type Leave = (answer?: Answer) => void;

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
   * @returns what is called when the call has ended, or else the refusal that it has to take for an answer: one that asks for more
   *   patience than there is. At once or, where it has to wait, later; rejects with the signal's reason
   */
  enter(
    route: string,
    signal: AbortSignal | undefined,
    again: boolean,
    waiting: () => void,
  ): Leave | Answer | Promise<Leave | Answer>;
}

/**
 * Makes a pacer for all calls of a client.
 *
 * @param maxWaitMs - how long one answer may hold everybody up at the most, in milliseconds, whatever it says
 */
export function createPacer({ clock, serverClock, random }: Time, maxWaitMs: number): Pacer {
  const account = createGate();
  const lanes: Record<string, Lane> = {};
  let arrivals = 0;
  /** Whether anyone waits. */
  let crowded = false;
  let timer: unknown;
  /** The last answer that asked for more than `maxWaitMs`, and until when it is the answer to everyone. */
  let refusal: Answer | undefined;
  let refusedUntil = 0;

  const firstOf = ([, again, first]: Lane) => again.peek() ?? first.peek();

  const refused = (now: number) => (now < refusedUntil ? refusal : undefined);

  const admit = ([gate]: Lane): Leave => {
    const accountWindow = account.enter();
    const routeWindow = gate.enter();
    return (answer) => {
      account.leave();
      gate.leave();
      if (answer) learn(answer, gate, accountWindow, routeWindow);
      if (crowded) drain();
    };
  };

  const learn = (answer: Answer, gate: Gate, accountWindow: number, routeWindow: number) => {
    const { response, told } = answer;
    const { status, headers } = response;
    const now = clock.now();
    const serverNow = serverClock.now();
    // Of the limits, a gateway that answers in place of the API tells nothing, not even that there are none.
    if (status > 499 && !told) return;
    const limits: Partial<LimitHeaders> = told ? readLimitHeaders(headers) : {};
    const { global, route, reset = serverNow + windowMs } = limits;
    const left = Math.min(reset - serverNow, maxWaitMs);
    const end = serverNow + left;
    const endAt = now + Math.max(leastWaitMs, left);
    account.observe(accountWindow, global, end, endAt);
    gate.observe(routeWindow, route, end, endAt);
    if (status !== 429) return;
    // A refusal that a route's limit explains is the route's alone.
    const ofRoute = route === 0 && global !== 0 && !headers.has("retry-after");
    const asked = askedWait(response, serverNow) ?? 0;
    (ofRoute ? gate : account).close(now + Math.min(asked, maxWaitMs));
    if (ofRoute || asked <= maxWaitMs) return;
    refusal = answer;
    refusedUntil = now + maxWaitMs;
  };

  /** Lets out everyone who may go, and sets a timer for the next one who may. */
  const drain = () => {
    clock.clearTimeout(timer);
    for (;;) {
      crowded = false;
      const now = clock.now();
      const delay = account.delay(now);
      let soonest = never;
      let next: Waiter | undefined;
      for (const lane of Object.values(lanes)) {
        const waiter = firstOf(lane);
        if (!waiter) continue;
        crowded = true;
        const wait = refused(now) ? 0 : Math.max(delay, lane[0].delay(now));
        soonest = Math.min(soonest, wait);
        if (wait === 0 && !(next && next.order <= waiter.order)) next = waiter;
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
      const windows = Object.entries(lanes).flatMap(([route, [gate]]) =>
        gate.window ? [[route, gate.window] as const] : [],
      );
      return { global: account.window, routes: Object.fromEntries(windows) };
    },
    enter: (route, signal, again, waiting) => {
      lanes[route] ??= [createGate(), createQueue(), createQueue()];
      const lane = lanes[route];
      const now = clock.now();
      const pass = () => refused(clock.now()) ?? admit(lane);
      if (refused(now) || !(firstOf(lane) || account.delay(now) + lane[0].delay(now))) return pass();
      waiting();
      return abortable<Leave | Answer>(signal, (resolve) => {
        const waiter: Waiter = {
          order: again ? 0 : ++arrivals,
          gone: false,
          next: undefined,
          go: () => resolve(pass()),
        };
        lane[again ? 1 : 2].push(waiter);
        drain();
        return () => {
          waiter.gone = true;
          drain(); // the timer may have been for this one alone
        };
      });
    },
  };
}
