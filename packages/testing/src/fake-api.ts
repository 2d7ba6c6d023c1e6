import { servers } from "@ld-rest/types";
import { parameterChecks, requestChecks, responseChecks, schemaChecks } from "@ld-rest/types/schemas";
import { type BehaviourOptions, type CollectionsOf, createCore, type StateData, type StateSeed } from "./core/api.js";
import type { Clock } from "./core/clock.js";
import type { Handler } from "./core/collection.js";
import type { Faults } from "./core/faults.js";
import type { Expectation, RequestLog } from "./core/log.js";
import type { FakeRequest, FakeResponse } from "./core/messages.js";
import { createFactories, type Factories } from "./factories.gen.js";
import { createFetch, type FakeFetch } from "./fetch.js";
import { fixtures } from "./fixtures.gen.js";
import { resources } from "./handlers/index.js";
import type { BodyOf, CallOf, OperationId, ParametersOf, ReplyOf } from "./handlers/resource.js";
import { routes } from "./routes.gen.js";
import { schemas } from "./schema-table.gen.js";

/** State of a fake, as state files contain it and `snapshot` returns it. */
export type FakeState = StateData<typeof resources>;

/** Initial state of a fake. A missing list defaults to the spec's examples. */
export type FakeSeed = StateSeed<typeof resources, Factories>;

/** Options of a fake API: its state, and how it behaves. */
export interface FakeApiOptions extends FakeSeed, BehaviourOptions<OperationId> {}

/** Expectations about requests, by operation. */
export type Expectations = { readonly [Id in OperationId]: Expectation<ParametersOf<Id>, BodyOf<Id>> };

/** A fake API, with its collections. Fakes share nothing with each other. */
export interface FakeApi extends CollectionsOf<typeof resources, Factories> {
  /** Access token with full access. */
  readonly token: string;
  /** A `fetch` for clients: no request reaches the network. */
  readonly fetch: FakeFetch;
  /** Factories of this instance. */
  readonly factories: Factories;
  /** The requests so far, and assertions about them. */
  readonly log: RequestLog<Expectations>;
  /** Faults to inject. */
  readonly faults: Faults<OperationId>;
  /** The instance's clock. */
  readonly clock: Clock;
  /** Responds to requests that the fake doesn't model, if the option was passed. */
  readonly passthrough: BehaviourOptions["passthrough"];
  /** Responds to a request. `fetch` and the adapters use it. */
  respond(request: FakeRequest): FakeResponse;
  /** Returns whether the spec has a request's path. */
  isModelled(request: FakeRequest): boolean;
  /**
   * Replaces how an operation responds, until the returned function or `reset` is called. The call has been authenticated and validated.
   *
   * @param operation - operation id
   * @param handler - returns a response that the spec documents; use faults for others
   * @returns a function that restores the operation
   * @throws TypeError for an unknown operation
   *
   * @example
   * ```ts
   * import { buildApplication, createFakeApi } from "@ld-rest/testing";
   *
   * const fake = createFakeApi();
   * const restore = fake.on("getApplication", ({ parameters }) => ({
   *   status: 200,
   *   body: buildApplication({ key: parameters.applicationKey }),
   * }));
   * restore();
   * ```
   */
  on<Id extends OperationId>(operation: Id, handler: (call: CallOf<Id>) => ReplyOf<Id>): () => void;
  /**
   * Replaces the whole state. If something is invalid, nothing changes.
   *
   * @throws TypeError that names the path of the problem
   */
  seed(state: FakeSeed): void;
  /** Returns a copy of the state, for `seed` and state files. */
  snapshot(): FakeState;
  /**
   * Resets the instance to a new one with the same options: state, counters, ids, random numbers, rate limits, log, faults and handlers
   * start over. Responses that a fault delays are delivered at once.
   */
  reset(): void;
}

/** Definition of the fake: the generated description of the spec, and the handlers. */
const definition = {
  routes,
  fixtures,
  schemas,
  schemaChecks,
  requestChecks,
  responseChecks,
  parameterChecks,
  servers: Object.values(servers),
  resources,
};

/**
 * Creates a fake of LaunchDarkly's REST API.
 *
 * @example
 * ```ts
 * import { createClient } from "@ld-rest/client";
 * import { buildApplication, createFakeApi } from "@ld-rest/testing";
 *
 * const fake = createFakeApi({ applications: [buildApplication({ key: "com.acme.shop" })] });
 * const ld = createClient({ token: fake.token, fetch: fake.fetch });
 * const application = await ld.getApplication({ applicationKey: "com.acme.shop" });
 * console.log(application.name);
 * ```
 *
 * @throws TypeError for an unknown or invalid option, and for an invalid object, with the path of the problem
 * @throws RangeError for an invalid rate limit
 */
export function createFakeApi(options: FakeApiOptions = {}): FakeApi {
  const { seed = 1 } = options;
  const factories = createFactories({ seed });
  const core = createCore(definition, factories, options);
  const { collections, on, ...rest } = core;
  const fake = { ...rest, ...collections, factories, fetch: createFetch(core) };
  return {
    ...fake,
    // The call was validated against the operation, and the reply will be.
    on: (operation: string, handler: unknown) => on(operation, handler as Handler),
  } as unknown as FakeApi; // collections and operations are those of the definition
}
