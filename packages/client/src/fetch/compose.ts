import type { Clock } from "../clock.js";
import type { RateLimiter } from "../rate-limit/rate-limiter.js";
import type { ServerClock } from "../rate-limit/server-clock.js";
import { authorize, type Token } from "./authorize.js";
import { callSafely, type Hooks, reportAttempts } from "./events.js";
import type { Call, Fetch } from "./layer.js";
import { rateLimit } from "./rate-limit.js";
import { followRedirects } from "./redirect.js";
import { retry } from "./retry.js";
import { send } from "./send.js";
import { timeOut } from "./time-out.js";

/** Settings of the layers. */
export interface Settings {
  readonly fetch?: Fetch | undefined;
  readonly token: Token | undefined;
  /** Whether to send the request without the access token. */
  readonly anonymous: boolean;
  /** The only origin that the access token is sent to. */
  readonly origin: string;
  readonly allowInsecureHttp: boolean;
  readonly timeout: number;
  readonly attempts: number;
  readonly maxWaitMs: number;
  readonly limiter: RateLimiter;
  readonly hooks: Hooks;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly random: () => number;
}

/**
 * Composes the fetch of one call: retry → authorize → rate limit → report → time out → follow redirects → send. Each layer takes the
 * next one and returns a fetch. The token is read before the rate limiter is asked, so that no permit waits for it.
 *
 * @param controller - controller that a timeout aborts
 * @param signal - signal of the call, which also aborts when the controller does
 */
export function composeFetch(settings: Settings, call: Call, controller: AbortController, signal: AbortSignal): Fetch {
  const { hooks, clock, token, timeout } = settings;
  const { method, path } = call;
  const limit = { timeout, clock, signal, controller };
  let fetch = send(settings.fetch, settings, call);
  fetch = followRedirects(fetch);
  fetch = timeOut(fetch, limit, call);
  fetch = reportAttempts(fetch, hooks, clock, call);
  fetch = rateLimit(fetch, settings.limiter, clock, call, () => callSafely(() => hooks.wait?.({ method, path })));
  const readToken = typeof token === "function" ? timeOut(token, limit, call) : token;
  if (!settings.anonymous) fetch = authorize(fetch, readToken, settings.origin, settings.allowInsecureHttp, call);
  return retry(fetch, settings, call, signal, (event) => callSafely(() => hooks.retry?.(event)));
}
