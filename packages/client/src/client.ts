import type { paths } from "@ld-rest/types";
import createOpenapiClient, { type Client as OpenapiClient } from "openapi-fetch";
import { type CallInit, createCall } from "./call.js";
import { systemClock } from "./clock.js";
import { createOperations, type Operations } from "./operations.gen.js";
import { type ClientOptions, checkClientOptions, readBaseUrl } from "./options.js";
import { windowMs } from "./rate-limit/headers.js";
import { createRateLimiter } from "./rate-limit/in-memory.js";
import type { RateLimitState } from "./rate-limit/rate-limiter.js";
import { createServerClock } from "./rate-limit/server-clock.js";
import { createUnwrap } from "./result.js";

/** A client of the API: an openapi-fetch client with a method for each operation. */
export interface Client extends OpenapiClient<paths>, Operations {
  /** Current state of the rate limits, as reported by responses. */
  readonly rateLimit: RateLimitState;
}

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/**
 * Creates a client. Nothing is sent until a method is called.
 *
 * @example
 * ```ts
 * import { createClient } from "@ld-rest/client";
 *
 * const ld = createClient({ token: process.env["LAUNCHDARKLY_TOKEN"] });
 * const application = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["flags"] });
 * console.log(application.name, application.flags.totalCount);
 * ```
 *
 * @param options - the token, and options that override the defaults
 * @returns the client; create one and keep it, since its calls share what it learns about the rate limits
 * @throws TypeError for an unknown or invalid option
 */
export function createClient(options: ClientOptions): Client {
  checkClientOptions(options);
  const baseUrl = readBaseUrl(options);
  const { clock = systemClock, random = Math.random } = options;
  const { attempts = 6, maxWaitMs = 60_000 } = options.retry ?? {};
  const limiter = options.rateLimiter ?? createRateLimiter({ maxWaitMs: Math.max(maxWaitMs, windowMs), clock, random });
  const serverClock = createServerClock(clock);
  const api = createOpenapiClient<paths>({ baseUrl });
  const call = createCall(api, {
    token: options.token,
    // An operation's own servers belong to the API, so the caller's base URL takes precedence.
    serverRegion: options.baseUrl === undefined ? (options.region ?? "") : undefined,
    baseUrl,
    headers: options.headers,
    allowInsecureHttp: options.allowInsecureHttp === true,
    fetch: options.fetch,
    timeout: options.timeout ?? 30_000,
    attempts,
    maxWaitMs,
    limiter,
    validate: options.validate,
    hooks: options.hooks ?? {},
    clock,
    serverClock,
    random,
  });

  const callByPath = async (method: string, path: string, init?: CallInit) => (await call(method, path, init)).result;
  const byMethod = methods.map((method) => [method, (path: string, init?: CallInit) => callByPath(method, path, init)]);
  const client = {
    ...api,
    ...Object.fromEntries(byMethod),
    request: (method: string, path: string, init?: CallInit) => callByPath(method.toUpperCase(), path, init),
    get rateLimit() {
      return limiter.state;
    },
  } as unknown as Client; // the calls take and return what openapi-fetch's do
  const unwrap = createUnwrap({ clock, serverClock, maxWaitMs });
  return Object.assign(
    client,
    createOperations((method, path, init) => unwrap(call(method, path, init))),
  );
}
