import { servers } from "@ld-rest/types";
import type { Issue } from "@ld-rest/types/schemas";
import type { HeadersOptions } from "openapi-fetch";
import type { Clock } from "./clock.js";
import type { Token } from "./fetch/authorize.js";
import type { Hooks } from "./fetch/events.js";
import type { Fetch } from "./fetch/layer.js";
import type { RetryOptions } from "./fetch/retry.js";
import type { RateLimiter } from "./rate-limit/rate-limiter.js";

/** An instance of LaunchDarkly. */
export type Region = keyof typeof servers;

/**
 * Validates the body of a successful response against the spec.
 *
 * @param operation - method and path template
 * @param status - HTTP status of the response
 * @param data - the response body, parsed if it is JSON
 * @returns the first difference, if there is one
 */
export type Validate = (
  operation: { readonly method: string; readonly path: string },
  status: number,
  data: unknown,
) => Issue | undefined;

/** Options of a client. */
export interface ClientOptions {
  /**
   * Personal or service access token (`api-…`), or a function that returns one and is called before each request. Calls fail if it is
   * undefined.
   */
  readonly token: Token | undefined;
  /** Instance of LaunchDarkly that the account is on. Default: `commercial`, the spec's first server. */
  readonly region?: Region | undefined;
  /** Base URL, such as that of a proxy, in place of the region's: http(s), without credentials, query or fragment; may have a path. */
  readonly baseUrl?: string | undefined;
  /** Headers that are added to every request. `Authorization` is always the token. */
  readonly headers?: HeadersOptions | undefined;
  /** Whether the token may be sent over plain http to another machine. Default: false. */
  readonly allowInsecureHttp?: boolean | undefined;
  /** Function that sends requests. Default: `globalThis.fetch`, looked up at each request. */
  readonly fetch?: Fetch | undefined;
  /** Timeout of an attempt, reading the response body included, in milliseconds; above 0, Infinity for none. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** Options for retrying failed requests. */
  readonly retry?: RetryOptions | undefined;
  /**
   * Rate limiter, which decides when requests may be sent. Pass the same one to several clients to share the account's limits. Its own
   * `maxWaitMs` applies to waits. Default: an in-memory one for each client.
   */
  readonly rateLimiter?: RateLimiter | undefined;
  /** Validates responses: pass `validate` from `@ld-rest/client/validation`. Default: responses are not validated. */
  readonly validate?: Validate | undefined;
  /** Callbacks for attempts, retries and waits. */
  readonly hooks?: Hooks | undefined;
  /** Source of time, for tests. Default: the machine's. */
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 to 1 for the jitter of delays, for tests. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/**
 * Options of one call. Members of `RequestInit`, and those that a framework adds to it, such as Next.js' `next` or undici's
 * `dispatcher`, are passed to `fetch`. To pass one that TypeScript doesn't know, declare it on the global `RequestInit`. Redirects are always
 * followed by the client, within the origin.
 */
export interface CallOptions extends Omit<RequestInit, "body" | "headers" | "method" | "redirect" | "signal"> {
  /** Aborts the call at once, waits included. The promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | null | undefined;
  /** Timeout of an attempt, reading the response body included, in milliseconds; above 0, Infinity for none. Default: the client's. */
  readonly timeout?: number | undefined;
  /** Maximum number of attempts, the first included; a whole number above 0. Default: the client's. */
  readonly attempts?: number | undefined;
  /** Headers that are added to the request. */
  readonly headers?: HeadersOptions | undefined;
}

/** What the value of an option can be. */
const kinds = {
  anything: () => true,
  "a function": (value: unknown) => typeof value === "function",
  "an object": (value: unknown) => typeof value === "object" && value !== null,
  "a number above 0": (value: unknown) => typeof value === "number" && value > 0,
  "a whole number above 0": (value: unknown) =>
    value === Number.POSITIVE_INFINITY || (Number.isInteger(value) && Number(value) > 0),
};

type Kind = keyof typeof kinds;

const clientOptions: Readonly<Record<keyof ClientOptions, Kind>> = {
  token: "anything",
  region: "anything",
  baseUrl: "anything",
  headers: "anything",
  allowInsecureHttp: "anything",
  fetch: "a function",
  timeout: "a number above 0",
  retry: "an object",
  rateLimiter: "an object",
  validate: "a function",
  hooks: "an object",
  clock: "an object",
  random: "a function",
};

/**
 * Checks the options of a client.
 *
 * @throws TypeError that names an unknown option, or one that has the wrong type
 */
export function checkClientOptions(options: ClientOptions): void {
  checkOptions("createClient", options, clientOptions);
  const { retry = {}, hooks = {}, rateLimiter } = options;
  checkOptions("retry", retry, { attempts: "a whole number above 0", maxWaitMs: "a number above 0" }, "retry.");
  checkOptions("hooks", hooks, { attempt: "a function", retry: "a function", wait: "a function" }, "hooks.");
  if (rateLimiter) checkOption("rateLimiter.acquire", rateLimiter.acquire, "a function");
}

/**
 * Checks the names and values of options, for callers without types.
 *
 * @param owner - name of what takes the options
 * @param kindOf - what each option can be
 * @param prefix - prefix of the names in errors
 * @throws TypeError that names an unknown option, or one that has the wrong type
 */
export function checkOptions<Options extends object>(
  owner: string,
  options: Options,
  kindOf: Readonly<Record<keyof Options, Kind>>,
  prefix = "",
): void {
  if (!kinds["an object"](options)) throw new TypeError(`${owner} takes an object with options.`);
  const known = new Map<string, Kind>(Object.entries(kindOf));
  for (const [name, value] of Object.entries(options)) {
    const kind = known.get(name);
    if (kind === undefined) {
      throw new TypeError(`Unknown option: ${prefix}${name}. The options are ${[...known.keys()].join(", ")}.`);
    }
    if (value !== undefined) checkOption(prefix + name, value, kind);
  }
}

/**
 * Checks the value of an option.
 *
 * @throws TypeError that names the option
 */
export function checkOption(name: string, value: unknown, kind: Kind): void {
  if (kinds[kind](value)) return;
  const actual = typeof value === "number" || value === null ? String(value) : typeof value;
  throw new TypeError(`The option ${name} must be ${kind}, not ${actual}.`);
}

/**
 * Returns the base URL of a client, without a trailing slash.
 *
 * @throws TypeError for an unknown region or an invalid URL. The message doesn't contain the URL, since it may include a password
 */
export function readBaseUrl({ region, baseUrl }: Pick<ClientOptions, "region" | "baseUrl">): string {
  if (baseUrl === undefined) {
    const urls = new Map<unknown, string>(Object.entries(servers));
    const [first] = urls.keys();
    const url = urls.get(region ?? first);
    if (url === undefined)
      throw new TypeError(`Unknown region: ${String(region)}. The regions are ${[...urls.keys()].join(", ")}.`);
    return url;
  }
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const isHttp = url?.protocol === "http:" || url?.protocol === "https:";
  // An empty query or fragment is visible only in `href`.
  if (!url || !isHttp || url.username || url.password || /[?#]/.test(url.href)) {
    throw new TypeError("The baseUrl must be an http(s) URL without credentials, query or fragment.");
  }
  return url.href.replace(/\/+$/, "");
}
