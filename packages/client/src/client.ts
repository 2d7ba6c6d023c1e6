import type { Validate } from "./answer.js";
import { type Region, readBaseUrl } from "./base-url.js";
import { callOperation } from "./call.js";
import { type Clock, systemClock } from "./clock.js";
import type { Hooks } from "./hooks.js";
import { checkLimits } from "./limits.js";
import type { CallOptions, OperationDescription } from "./operation.js";
import { type Operations, operationDescriptions } from "./operations.gen.js";
import { createPathMethods } from "./path-methods.js";
import type { PathMethods } from "./paths.gen.js";
import { windowMs } from "./rate-limit/headers.js";
import { createPacer, type RateLimitState } from "./rate-limit/pacer.js";
import { createServerClock } from "./rate-limit/server-clock.js";
import { authorize, type Token } from "./transport/authorize.js";
import { exchange, type Fetch } from "./transport/exchange.js";
import { follow } from "./transport/follow.js";
import { observe } from "./transport/observe.js";
import { pace } from "./transport/pace.js";
import { type RetryOptions, retry } from "./transport/retry.js";
import { timeOut } from "./transport/time-out.js";

/** What a client is made with. */
export interface ClientOptions {
  /** A personal or service access token (`api-…`), or a function that returns one, asked before each request. */
  readonly token: Token;
  /** The instance that the account is on. Default: `commercial`. */
  readonly region?: Region | undefined;
  /**
   * Another base URL, such as that of a proxy or a fake: http or https, without credentials, query or fragment; may have a path. Wins
   * over `region`.
   */
  readonly baseUrl?: string | undefined;
  /** Whether the token may go over plain http to a host that is not this machine. Default: false. */
  readonly allowInsecureHttp?: boolean | undefined;
  /** What requests are made with. Default: `globalThis.fetch`, looked up at each call. */
  readonly fetch?: Fetch | undefined;
  /** How long an attempt may take, its body included, in milliseconds; above 0, Infinity for no limit. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** How calls that fail are sent again. */
  readonly retry?: RetryOptions | undefined;
  /** Holds answers against the spec: `validate` of `@ld-rest/client/validation`. Default: they are taken as they are. */
  readonly validate?: Validate | undefined;
  /** What is told of requests, answers, retries and waits. */
  readonly hooks?: Hooks | undefined;
  /** Where time is taken from. Default: the machine's. */
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 up to 1 for the jitter of waits. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** A client of the API: a method for each operation, and openapi-fetch's form of calls by path. */
export interface Client extends Operations, PathMethods {
  /** What is known of the rate limits, from the answers so far. */
  readonly rateLimit: RateLimitState;
}

/**
 * Makes a client. Nothing is sent until a method is called.
 *
 * @example
 * ```ts
 * import { createClient } from "@ld-rest/client";
 *
 * const ld = createClient({ token: process.env["LAUNCHDARKLY_TOKEN"] ?? "" });
 * const application = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["flags"] });
 * console.log(application.name, application.flags?.totalCount);
 * ```
 *
 * @param options - the token, and what differs from the defaults
 * @returns the client; make one and keep it, since its calls share what it learns of the rate limits
 * @throws TypeError for an unknown region, or an option that can't be used
 */
export function createClient(options: ClientOptions): Client {
  const { clock = systemClock, random = Math.random, hooks = {}, timeout = 30_000 } = options;
  const { attempts = 6, maxWaitMs = 60_000 } = options.retry ?? {};
  checkLimits({ timeout, attempts, maxWaitMs });
  const baseUrl = readBaseUrl(options);
  const serverClock = createServerClock(clock);
  const context = { clock, serverClock, random, validate: options.validate };
  const pacer = createPacer(context, Math.max(maxWaitMs, windowMs));

  const once = follow(exchange(options.fetch, clock, serverClock));
  const observed = hooks.request || hooks.response ? observe(once, clock, hooks) : once;
  const authorized = authorize(observed, options.token, options.allowInsecureHttp);
  const paced = pace(timeOut(authorized, timeout, clock), pacer, hooks);
  const transport = retry(paced, { attempts, maxWaitMs }, context, hooks);

  const descriptions: Readonly<Record<string, OperationDescription>> = operationDescriptions;
  const methods = Object.entries(descriptions).map(([name, operation]) => [
    name,
    (parameters?: Readonly<Record<string, unknown>>, options?: CallOptions) =>
      callOperation(transport, baseUrl, context, operation, parameters, options),
  ]);
  return {
    // The table has an entry for each method of the interface: `satisfies` in the generated file holds them together.
    ...(Object.fromEntries(methods) as Operations),
    ...createPathMethods(transport, baseUrl, Object.values(descriptions), context),
    get rateLimit() {
      return pacer.state;
    },
  };
}
