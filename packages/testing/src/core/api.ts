import { type Clock, systemClock } from "./clock.js";
import { type Collection, type Handler, type Resource, type Seed, StoredCollection } from "./collection.js";
import { saveCounters } from "./factories.js";
import { createFaults, type Faults } from "./faults.js";
import { createResponder, type Definition } from "./handle.js";
import { createLimits, type RateLimitOptions } from "./limits.js";
import { createLog, type RequestLog } from "./log.js";
import type { FakeRequest, FakeResponse } from "./messages.js";
import { createErrors } from "./replies.js";
import { createTokens, type Role } from "./roles.js";
import { checkName, checkOptions, describeValue } from "./validate.js";

/** Collections by name. */
export type Resources = Readonly<Record<string, Resource<unknown>>>;

/** The type of a collection's objects. */
export type ObjectOf<R> = R extends Resource<infer T> ? T : never;

/** A whole state as plain data, as state files contain it and `snapshot` returns it. */
export type StateData<R> = { readonly [Name in keyof R]: readonly ObjectOf<R[Name]>[] };

/** Initial state. A missing collection defaults to the spec's examples. */
export type StateSeed<R, Factories = object> = {
  readonly [Name in keyof R]?: readonly Seed<ObjectOf<R[Name]>, Factories>[];
};

/** The collections of an instance, by name. */
export type CollectionsOf<R, Factories> = { readonly [Name in keyof R]: Collection<ObjectOf<R[Name]>, Factories> };

/** Options for the behaviour of an instance. */
export interface BehaviourOptions<OperationId extends string = string> {
  /** Access token with full access. Default: a token that no account has. */
  readonly token?: string;
  /** More tokens, each with its role. */
  readonly tokens?: Readonly<Record<string, Role>>;
  /** Rate limits. Default: limits that no test exhausts. */
  readonly rateLimit?: RateLimitOptions<OperationId>;
  /** Source of time. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Source of error ids, built objects and faults with a probability: the same seed gives the same. Default: 1. */
  readonly seed?: number;
  /** Another base URL that `fetch` serves besides the spec's servers. It can have a path. */
  readonly baseUrl?: string;
  /** Responds to requests that the fake doesn't model. Default: 501 for unknown paths, an error for other origins. */
  readonly passthrough?: (request: Request) => Promise<Response>;
}

/** The parts of an instance that don't depend on the spec's operations. */
export interface FakeCore {
  readonly token: string;
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly collections: Readonly<Record<string, Collection<unknown>>>;
  readonly passthrough: BehaviourOptions["passthrough"];
  /** The base URLs that `fetch` serves. */
  readonly baseUrls: readonly string[];
  respond(request: FakeRequest): FakeResponse;
  isModelled(request: FakeRequest): boolean;
  on(operation: string, handler: Handler): () => void;
  seed(state: StateSeed<Resources>): void;
  snapshot(): Readonly<Record<string, readonly unknown[]>>;
  reset(): void;
}

const behaviour = ["token", "tokens", "rateLimit", "clock", "seed", "baseUrl", "passthrough"];

/**
 * Creates a fake of an API.
 *
 * @param definition - the API: routes, schemas, collections and handlers
 * @param factories - factories of the instance's own, for seeds that are functions
 * @throws TypeError for an unknown or invalid option, and for an invalid object
 * @throws RangeError for an invalid limit
 */
export function createCore(definition: Definition, factories: object, options: BehaviourOptions): FakeCore {
  const names = Object.keys(definition.resources);
  checkOptions("createFakeApi", options, [...names, ...behaviour]);
  const {
    token = "api-00000000-0000-4000-8000-000000000fa4",
    tokens = {},
    rateLimit = {},
    clock = systemClock,
    seed = 1,
    baseUrl,
    passthrough,
  } = options;
  const methods = ["now", "setTimeout", "clearTimeout"] as const;
  if (methods.some((name) => typeof clock?.[name] !== "function")) {
    throw new TypeError(`createFakeApi: clock must have the methods ${methods.join(", ")}.`);
  }
  if (passthrough !== undefined && typeof passthrough !== "function") {
    throw new TypeError(`createFakeApi: passthrough must be a function, not ${describeValue(passthrough)}.`);
  }
  const operations = Object.keys(definition.routes);
  const surroundings = { schemas: definition.schemas, checks: definition.schemaChecks, factories };
  const collections = Object.fromEntries(
    Object.entries(definition.resources).map(([name, resource]) => [
      name,
      new StoredCollection(name, resource, surroundings),
    ]),
  );
  const faults = createFaults(seed, operations);
  const limits = createLimits(rateLimit, operations);
  const errors = createErrors(definition.routes, definition.fixtures, seed);
  const overrides = new Map<string, Handler>();
  let release = new AbortController();
  const responder = createResponder(definition, {
    clock,
    collections,
    identify: createTokens(token, tokens),
    limits,
    faults,
    errors,
    overrides,
    released: () => release.signal,
    log: (record) => log.write(record),
  });
  const log = createLog(definition.routes, [token, ...Object.keys(tokens)]);

  const prepare = (state: Readonly<Record<string, unknown>>) => {
    const entries = Object.entries(collections).map(([name, collection]) => {
      const list = state[name] ?? definition.resources[name]?.initial?.() ?? [];
      if (!Array.isArray(list)) throw new TypeError(`${name} must be an array, not ${describeValue(list)}.`);
      return [collection, collection.prepare(list)] as const;
    });
    return () => {
      for (const [collection, prepared] of entries) collection.load(prepared);
    };
  };
  const initial: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.entries(options).filter(([name]) => names.includes(name)),
  );
  const loadInitial = prepare(initial);
  const resetCounters = saveCounters(factories);
  loadInitial();
  return {
    token,
    clock,
    log,
    faults,
    collections,
    passthrough,
    baseUrls: [...definition.servers, ...(baseUrl === undefined ? [] : [readBaseUrl(baseUrl)])],
    respond: responder.respond,
    isModelled: responder.isModelled,
    on: (operation, handler) => {
      checkName("on", "operation", operation, operations);
      if (typeof handler !== "function") throw new TypeError(`on takes a function, not ${describeValue(handler)}.`);
      overrides.set(operation, handler);
      return () => {
        if (overrides.get(operation) === handler) overrides.delete(operation);
      };
    },
    seed: (state) => {
      checkOptions("seed", state, names);
      prepare(state)();
    },
    snapshot: () => Object.fromEntries(Object.entries(collections).map(([name, all]) => [name, all.list()])),
    reset: () => {
      loadInitial();
      resetCounters();
      log.clear();
      faults.reset();
      limits.reset();
      errors.reset();
      overrides.clear();
      release.abort();
      release = new AbortController();
    },
  };
}

/**
 * Normalizes a base URL. In a page it can be relative to the page.
 *
 * @returns scheme, host, port and path without a trailing slash
 * @throws TypeError if it is not an HTTP URL
 */
export function readBaseUrl(baseUrl: string): string {
  const page = pageUrl();
  const url = URL.canParse(baseUrl, page) ? new URL(baseUrl, page) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`baseUrl must be an http or https URL such as http://localhost:8080/ld, not ${baseUrl}.`);
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

/** Returns the URL of the current page, which other URLs can be relative to. */
export function pageUrl(): string | undefined {
  const { location } = globalThis as { location?: { readonly href?: string } }; // only pages and workers have one
  return location?.href?.startsWith("http") ? location.href : undefined;
}
