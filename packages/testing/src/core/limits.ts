import { checkName, checkOptions } from "./validate.js";

/** Rate limits, in requests per window. */
export interface RateLimitOptions<OperationId extends string = string> {
  /** Limit of the account, across all routes and tokens. Default: 10⁹, which no test exhausts. */
  readonly global?: number;
  /** Limits of individual operations, besides the global one. Default: none. */
  readonly routes?: Readonly<Partial<Record<OperationId, number>>>;
  /** Limit of each address, across all tokens. Responses beyond it have `Retry-After`. Default: none. */
  readonly address?: number;
  /** Length of a window in milliseconds. It begins with the first request. Default: 10,000. */
  readonly windowMs?: number;
}

/** Remaining quota of the account. */
export interface Quota {
  /** Whether the request exceeds a limit. */
  readonly exceeded: boolean;
  readonly globalRemaining: number;
  /** Absent if the route has no limit of its own. */
  readonly routeRemaining: number | undefined;
  /** The end of the window in milliseconds since the Unix epoch. */
  readonly reset: number;
}

/** Counts the requests of an instance. */
export interface Limits {
  /** Counts a request of an address. @returns how long it has to wait in seconds, if it has exceeded its limit */
  countAddress(address: string, now: number): number | undefined;
  /** Returns the remaining quota. */
  peek(now: number, operation?: string): Quota;
  /** Counts a request, unless it exceeds a limit. */
  count(now: number, operation?: string): Quota;
  /** Begins new windows. */
  reset(): void;
}

/**
 * Creates the rate limits of an instance.
 *
 * @throws TypeError for unknown options and operations
 * @throws RangeError for a limit or a window that is not a whole number above 0
 */
export function createLimits(options: RateLimitOptions, operations: readonly string[]): Limits {
  checkOptions("rateLimit", options, ["global", "routes", "address", "windowMs"]);
  const { global = 1e9, address, windowMs = 10_000 } = options;
  const routes: Readonly<Record<string, number | undefined>> = options.routes ?? {};
  checkOptions("rateLimit.routes", routes, Object.keys(routes));
  for (const name of Object.keys(routes)) checkName("rateLimit.routes", "operation", name, operations);
  for (const [name, value] of Object.entries({ global, ...routes, address: address ?? 1, windowMs })) {
    if (value !== undefined && (!Number.isSafeInteger(value) || value < 1)) {
      throw new RangeError(`rateLimit: ${name} must be a whole number above 0, not ${value}.`);
    }
  }
  let end = Number.NEGATIVE_INFINITY;
  let used = 0;
  const usedByRoute = new Map<string, number>();
  let addressesEnd = Number.NEGATIVE_INFINITY;
  const usedByAddress = new Map<string, number>();

  const startWindow = (now: number) => {
    // Setting the clock back begins a new window. Otherwise the old one would last until the clock catches up.
    if (now < end && now >= end - windowMs) return;
    end = now + windowMs;
    used = 0;
    usedByRoute.clear();
  };
  const quota = (exceeded: boolean, operation = ""): Quota => {
    const limit = routes[operation];
    const routeRemaining = limit === undefined ? undefined : limit - (usedByRoute.get(operation) ?? 0);
    return { exceeded, globalRemaining: global - used, routeRemaining, reset: end };
  };
  return {
    countAddress: (from, now) => {
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
      startWindow(now);
      return quota(false, operation);
    },
    count: (now, operation = "") => {
      startWindow(now);
      const before = quota(true, operation);
      if (before.globalRemaining < 1 || (before.routeRemaining ?? 1) < 1) return before;
      used++;
      if (routes[operation] !== undefined) usedByRoute.set(operation, (usedByRoute.get(operation) ?? 0) + 1);
      return quota(false, operation);
    },
    reset: () => {
      end = addressesEnd = Number.NEGATIVE_INFINITY;
      usedByAddress.clear();
    },
  };
}
