import type { paths } from "@ld-rest/types";
import createOpenapiClient, { mergeHeaders, type Client as OpenapiClient } from "openapi-fetch";
import { multipartType, serializeBody } from "./body.js";
import { systemClock } from "./clock.js";
import { withCallerStack } from "./errors.js";
import { type Call, composeFetch, type Fetch } from "./fetch/compose.js";
import { createOperations, type Operations, requestDefaults } from "./operations.gen.js";
import { type CallOptions, type ClientOptions, checkNumbers, checkOptions, readBaseUrl } from "./options.js";
import { windowMs } from "./rate-limit/headers.js";
import { createRateLimiter } from "./rate-limit/in-memory.js";
import type { RateLimitState } from "./rate-limit/rate-limiter.js";
import { createServerClock } from "./rate-limit/server-clock.js";
import { createUnwrap, type Outcome, type Result, readJson } from "./result.js";

/** A client of the API: an openapi-fetch client with a method for each operation. */
export interface Client extends OpenapiClient<paths>, Operations {
  /** What responses have said about the rate limits. */
  readonly rateLimit: RateLimitState;
}

/** Options of a call by path, as far as the client reads them. openapi-fetch reads the rest. */
interface Init extends CallOptions {
  readonly params?: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly cookie?: Readonly<Record<string, unknown>>;
  };
  readonly body?: unknown;
  /** Media type of the body, as methods pass it. A call by path has the header `Content-Type`. */
  readonly contentType?: string | undefined;
  readonly fetch?: Fetch;
  readonly bodySerializer?: (body: unknown, headers: unknown) => unknown;
  readonly parseAs?: string;
}

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/**
 * Creates a client. Nothing is sent until a method is called.
 *
 * @example
 * ```ts
 * import { createClient } from "@ld-rest/client";
 *
 * const ld = createClient({ token: process.env["LAUNCHDARKLY_TOKEN"] ?? "" });
 * const application = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe", expand: ["flags"] });
 * console.log(application.name, application.flags.totalCount);
 * ```
 *
 * @param options - the token, and whatever differs from the defaults
 * @returns the client; create one and keep it, since its calls share what it learns about the rate limits
 * @throws TypeError for an unknown or unsuitable option
 */
export function createClient(options: ClientOptions): Client {
  checkOptions(options);
  const { clock = systemClock, random = Math.random, validate } = options;
  const { attempts: maxAttempts = 6, maxWaitMs = 60_000 } = options.retry ?? {};
  const serverClock = createServerClock(clock);
  const limiter = options.rateLimiter ?? createRateLimiter({ maxWaitMs: Math.max(maxWaitMs, windowMs), clock, random });
  const settings = {
    ...{ token: options.token, allowInsecureHttp: options.allowInsecureHttp === true, hooks: options.hooks ?? {} },
    ...{ maxWaitMs, limiter, clock, serverClock, random },
  };
  const baseUrl = readBaseUrl(options);
  const api = createOpenapiClient<paths>({ baseUrl });
  // The types of its parameters depend on each other in a way that only literal arguments satisfy.
  const request = api.request as (method: string, path: string, init: object) => Promise<Result>;

  const perform = async (method: string, path: string, init: Init = {}): Promise<Outcome> => {
    const { timeout = options.timeout ?? 30_000, attempts = maxAttempts, fetch = options.fetch, ...others } = init;
    const { contentType, parseAs: ownParseAs, ...rest } = others;
    const call: Call = { method, path, attempts: 0, redact: (text) => text };
    checkNumbers({ timeout, attempts });
    const defaults = requestDefaults[`${method} ${path}`] ?? {};
    checkPathParameters(call, rest.params?.path ?? {}, defaults.pathLists ?? []);
    const headers = mergeHeaders(defaults.headers, options.headers, rest.headers, cookieHeader(rest.params?.cookie));
    const mediaType = contentType ?? headers.get("content-type") ?? defaults.contentType ?? "application/json";
    if (multipartType.test(mediaType)) headers.delete("content-type");
    else if (rest.body !== undefined) headers.set("content-type", mediaType);
    const { anonymous = false, servers = {}, querySerializer } = defaults;
    const server = options.baseUrl === undefined ? chooseServer(servers, options.region) : undefined;
    const { origin } = new URL(server ?? baseUrl, baseUrl);
    const parseAs = ownParseAs ?? defaults.parseAs ?? "json";
    const serialize = rest.bodySerializer ?? ((body) => serializeBody(body, mediaType));
    let isStream = false;
    const controller = new AbortController();
    // Adding a listener for each call to a signal that many calls share would be slow, and Node would warn of a leak.
    const signal = rest.signal ? AbortSignal.any([rest.signal, controller.signal]) : controller.signal;
    try {
      const result = await request(method, path, {
        ...(server && { baseUrl: server }),
        querySerializer,
        ...rest,
        bodySerializer: (body: unknown, headers: unknown) => {
          const serialized = serialize(body, headers);
          isStream = serialized instanceof ReadableStream;
          return serialized;
        },
        // Whether the text is JSON is checked here, since openapi-fetch throws what middleware could throw, too.
        parseAs: parseAs === "json" ? "text" : parseAs,
        // Redirects are followed by a layer, which keeps the token within the origin.
        redirect: "manual",
        ...{ headers, signal },
        fetch: (request: Request) => {
          // A stream can't be sent twice.
          const ofCall = { ...settings, timeout, attempts: isStream ? 1 : attempts, fetch, anonymous, origin };
          return composeFetch(ofCall, call, controller, signal)(request);
        },
      });
      return { result: parseAs === "json" ? readJson(result, call, validate) : result, call };
    } catch (error) {
      throw withCallerStack(error, perform);
    }
  };

  const byMethod = <Value>(create: (method: string) => Value) =>
    Object.fromEntries(methods.map((method) => [method, create(method)])) as Record<(typeof methods)[number], Value>; // of the same methods
  const call = async (method: string, path: string, init?: Init) => (await perform(method, path, init)).result;
  const client = {
    ...api,
    ...byMethod((method) => (path: string, init?: Init) => call(method, path, init)),
    request: (method: string, path: string, init?: Init) => call(method.toUpperCase(), path, init),
    get rateLimit() {
      return limiter.state;
    },
  } as unknown as Client; // the calls take and return what openapi-fetch's do
  const performer = byMethod((method) => (path: string, init: Init) => perform(method, path, init));
  return Object.assign(client, createOperations(performer, createUnwrap(settings)));
}

/** Returns the base URL of an operation's own server: the one of the client's region, or the first. */
function chooseServer(servers: Readonly<Record<string, string>>, region = ""): string | undefined {
  return Object.hasOwn(servers, region) ? servers[region] : Object.values(servers)[0];
}

/** Returns the header for cookie parameters, which openapi-fetch leaves out. Browsers send their own cookies only. */
function cookieHeader(cookies: Readonly<Record<string, unknown>> = {}): { readonly cookie?: string } {
  const pairs = Object.entries(cookies).filter(([, value]) => value !== undefined && value !== null);
  const cookie = pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("; ");
  return cookie === "" ? {} : { cookie };
}

/**
 * Checks the path parameters of a call. A segment of a path can't be empty, `.` or `..`, and a URL can't contain half of a surrogate pair.
 *
 * @param lists - names of the parameters that may be lists or objects
 * @throws TypeError that names the parameter
 */
function checkPathParameters(
  { method, path }: Call,
  values: Readonly<Record<string, unknown>>,
  lists: readonly string[],
): void {
  for (const placeholder of path.match(/\{[^{}]+\}/g) ?? []) {
    // Without the marks of a style that openapi-fetch reads: `{.id}`, `{;id}`, `{id*}`.
    const name = placeholder.replace(/^\{[.;]?|\*?\}$/g, "");
    const problem = findPathProblem(values[name], lists.includes(name));
    if (problem) throw new TypeError(`${method} ${path}: the path parameter ${name} ${problem}.`);
  }
}

function findPathProblem(value: unknown, isList = false): string | undefined {
  if (value === undefined || value === null) return "is missing";
  if (isList && typeof value === "object") {
    const items: unknown[] = Object.values(value);
    return items.length > 0 ? items.map((item) => findPathProblem(item)).find(Boolean) : "can't be empty";
  }
  if (!["string", "number", "boolean", "bigint"].includes(typeof value)) return `can't be of type ${typeof value}`;
  if (Number.isNaN(value)) return "can't be NaN";
  if (["", ".", ".."].includes(String(value))) return `can't be ${JSON.stringify(value)}`;
  return /\p{Surrogate}/u.test(String(value)) ? "can't contain a lone surrogate" : undefined;
}
