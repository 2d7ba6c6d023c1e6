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
  /** Personal or service access token (`api-…`), or a function that returns one and is called before each request. */
  readonly token: Token;
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

const optionNames = {
  client: [
    ...["token", "region", "baseUrl", "headers", "allowInsecureHttp", "fetch", "timeout", "retry"],
    ...["rateLimiter", "validate", "hooks", "clock", "random"],
  ],
  retry: ["attempts", "maxWaitMs"],
  hooks: ["attempt", "retry", "wait"],
  "the rate limiter": ["maxWaitMs", "clock", "random"],
  "the Redis rate limiter": [
    ...["redis", "account", "region", "baseUrl", "maxWaitMs", "timeout", "onUnavailable"],
    ...["clock", "random"],
  ],
};

/**
 * Checks the options of a client.
 *
 * @throws TypeError that names an unknown option, or one that has the wrong type
 */
export function checkOptions(options: ClientOptions): void {
  const { retry, hooks, rateLimiter, clock, fetch, validate, random } = Object(options) as Partial<ClientOptions>;
  if (!isOfType("object", options))
    throw new TypeError("createClient takes an object with options, such as the token.");
  checkTypes("object", { retry, hooks, rateLimiter, clock });
  checkTypes("function", { fetch, validate, random, ...hooks });
  if (rateLimiter) checkTypes("function", { "rateLimiter.acquire": rateLimiter.acquire ?? null });
  checkNames("client", options);
  checkNames("retry", options.retry ?? {});
  checkNames("hooks", options.hooks ?? {});
  checkNumbers({ timeout: options.timeout, ...options.retry });
}

function isOfType(type: "object" | "function", value: unknown): boolean {
  return typeof value === type && value !== null;
}

function checkTypes(type: "object" | "function", values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && !isOfType(type, value))
      throw new TypeError(`The option ${name} must be of type ${type}, not ${value === null ? "null" : typeof value}.`);
  }
}

/**
 * Checks numbers that would make a call hang or never start.
 *
 * @throws TypeError that names the option
 */
export function checkNumbers(numbers: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(numbers)) {
    const isWhole = name !== "attempts" || value === Number.POSITIVE_INFINITY || Number.isInteger(value);
    if (value === undefined || (typeof value === "number" && value > 0 && isWhole)) continue;
    const kind = name === "attempts" ? "whole number" : "number";
    throw new TypeError(`The option ${name} must be a ${kind} above 0, not ${String(value)}.`);
  }
}

/**
 * Checks the names of options.
 *
 * @throws TypeError that names an unknown option
 */
export function checkNames(kind: keyof typeof optionNames, options: object): void {
  const names = optionNames[kind];
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const where = kind === "client" ? "" : ` of ${kind}`;
  throw new TypeError(`Unknown option${where}: ${unknown}. The options are ${names.join(", ")}.`);
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
