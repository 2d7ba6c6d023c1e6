import type { Clock } from "../clock.js";
import type { RateLimiter } from "../rate-limit/rate-limiter.js";
import type { ServerClock } from "../rate-limit/server-clock.js";
import { authorize, type Token } from "./authorize.js";
import { emit, type Hooks, reportAttempts } from "./events.js";
import { rateLimit } from "./rate-limit.js";
import { followRedirects } from "./redirect.js";
import { retry } from "./retry.js";
import { send } from "./send.js";
import { timeOut } from "./time-out.js";

/**
 * A function that sends a request, as the global `fetch` does.
 *
 * @param request - the request; its signal aborts when the attempt times out or the caller aborts the call
 * @returns a promise of the response; it rejects if there is none
 */
export type Fetch = (request: Request) => Promise<Response>;

/** The call that a request belongs to. A call takes several requests if it is retried. */
export interface Call {
  /** HTTP method of the request. */
  readonly method: string;
  /** Path template, such as `/api/v2/applications/{applicationKey}`. */
  readonly path: string;
  /** Number of requests sent so far. */
  attempts: number;
  /** Removes the access token from a text. */
  redact: (text: string) => string;
}

/** What the layers are configured with. */
export interface Settings {
  readonly fetch: Fetch | undefined;
  readonly token: Token;
  /** Whether the access token is not sent. */
  readonly anonymous: boolean;
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
 * Composes the fetch of one call: retry → rate limit → authorize → report → time out → follow redirects → send. Each layer takes the
 * next one and returns a fetch.
 *
 * @param controller - aborts the signal that the call's request is created with
 */
export function composeFetch(settings: Settings, call: Call, controller: AbortController): Fetch {
  const { hooks, clock } = settings;
  const { method, path } = call;
  let fetch = send(settings.fetch, settings, call);
  fetch = followRedirects(fetch);
  fetch = timeOut(fetch, controller, settings.timeout, clock, call);
  fetch = reportAttempts(fetch, hooks, clock, call);
  if (!settings.anonymous) fetch = authorize(fetch, settings.token, settings.allowInsecureHttp, call);
  fetch = rateLimit(fetch, settings.limiter, clock, call, () => emit(hooks, "wait", { method, path }));
  return retry(fetch, settings, settings, call, (event) => emit(hooks, "retry", event));
}
