import type { OperationId } from "../routing/operation.js";

/** How many requests may come in a window of time (REST API overview, "Rate limiting"). */
export interface RateLimitOptions {
  /** For the account, over all routes and tokens. Default: a thousand million, which no test spends. */
  readonly global?: number;
  /** For single operations, beside the global limit. Default: none. */
  readonly routes?: Readonly<Partial<Record<OperationId, number>>>;
  /** For each address that requests come from, whoever asks; beyond it the answer has `Retry-After`. Default: none. */
  readonly address?: number;
  /** The length of a window in milliseconds; it begins with the first request. Default: 10,000. */
  readonly windowMs?: number;
}

/** What a request has left of the account's limits. */
export interface Spending {
  readonly spent: boolean;
  readonly globalRemaining: number;
  /** Absent where the route has no limit of its own. */
  readonly routeRemaining: number | undefined;
  /** When the window ends, in milliseconds since the Unix epoch. */
  readonly reset: number;
}

/** Counts the requests of an instance. */
export interface Limits {
  /** @returns how long an address has to wait, in seconds, where it has asked too often */
  spendAddress(address: string, now: number): number | undefined;
  /** What is left, without spending any of it. */
  peek(now: number, operation?: OperationId): Spending;
  /** Takes one request off what is left; off nothing where a limit is spent. */
  spend(now: number, operation?: OperationId): Spending;
  /** Begins anew. */
  reset(): void;
}

/** @throws RangeError for a limit or a window that is no number above zero */
export function createLimits({ global = 1e9, routes = {}, address, windowMs = 10_000 }: RateLimitOptions = {}): Limits {
  for (const [name, value] of Object.entries({ global, ...routes, address: address ?? 1, windowMs })) {
    if (!Number.isSafeInteger(value) || value < 1)
      throw new RangeError(`rateLimit: ${name} must be a whole number above 0, not ${value}.`);
  }
  let end = Number.NEGATIVE_INFINITY;
  let used = 0;
  const usedByRoute = new Map<OperationId, number>();
  let addressesEnd = Number.NEGATIVE_INFINITY;
  const usedByAddress = new Map<string, number>();

  const turn = (now: number) => {
    // A clock that is set back begins a new window too, lest the old one last for ever.
    if (now < end && now >= end - windowMs) return;
    end = now + windowMs;
    used = 0;
    usedByRoute.clear();
  };
  const state = (spent: boolean, operation?: OperationId): Spending => {
    const limit = operation && routes[operation];
    const routeRemaining = limit === undefined || !operation ? undefined : limit - (usedByRoute.get(operation) ?? 0);
    return { spent, globalRemaining: global - used, routeRemaining, reset: end };
  };
  return {
    spendAddress: (from, now) => {
      if (address === undefined) return undefined;
      if (now >= addressesEnd || now < addressesEnd - windowMs) {
        addressesEnd = now + windowMs;
        usedByAddress.clear();
      }
      const count = usedByAddress.get(from) ?? 0;
      if (count >= address) return Math.max(1, Math.ceil((addressesEnd - now) / 1000));
      usedByAddress.set(from, count + 1);
      return undefined;
    },
    peek: (now, operation) => {
      turn(now);
      return state(false, operation);
    },
    spend: (now, operation) => {
      turn(now);
      const before = state(true, operation);
      if (before.globalRemaining < 1 || (before.routeRemaining ?? 1) < 1) return before;
      used++;
      if (operation && routes[operation] !== undefined)
        usedByRoute.set(operation, (usedByRoute.get(operation) ?? 0) + 1);
      return state(false, operation);
    },
    reset: () => {
      end = addressesEnd = Number.NEGATIVE_INFINITY;
      usedByAddress.clear();
    },
  };
}
