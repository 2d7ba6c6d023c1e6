import { type Application, type IntegrationConfiguration, servers } from "@ld-rest/types";
import { parameterChecks, requestChecks, responseChecks, schemaChecks } from "@ld-rest/types/schemas";
import { type BehaviourOptions, createCore, type StateData, type StateSeed } from "./core/api.js";
import type { Clock } from "./core/clock.js";
import type { Collection } from "./core/collection.js";
import type { Faults } from "./core/faults.js";
import type { Expectation, RequestLog } from "./core/log.js";
import type { FakeRequest, FakeResponse } from "./core/messages.js";
import type { Handler } from "./core/replies.js";
import { createFactories, type Factories } from "./factories.gen.js";
import { createFetch, type FakeFetch } from "./fetch.js";
import { fixtures } from "./fixtures.gen.js";
import { resources } from "./handlers/index.js";
import type { BodyOf, CallOf, OperationId, ParametersOf, ReplyOf } from "./handlers/resource.js";
import { routes } from "./routes.gen.js";
import { schemas } from "./schema-table.gen.js";

/** What a state file contains and `snapshot` returns. */
export type FakeState = StateData<typeof resources>;

/** What a state starts with. A list that is absent is that of the spec's examples. */
export type FakeSeed = StateSeed<typeof resources, Factories>;

/** Options of a fake API: its state, and how it behaves. */
export interface FakeApiOptions extends FakeSeed, BehaviourOptions<OperationId> {}

/** Types of expectations about requests, by operation. */
export type Expectations = { readonly [Id in OperationId]: Expectation<ParametersOf<Id>, BodyOf<Id>> };

/** A fake API. It shares nothing with others. */
export interface FakeApi {
  /** The access token that may do everything. */
  readonly token: string;
  /** A `fetch` for clients: no request reaches the network. */
  readonly fetch: FakeFetch;
  /** The applications, by `key`. */
  readonly applications: Collection<Application, Factories>;
  /** The configurations of integrations, by `_id`. */
  readonly integrationConfigurations: Collection<IntegrationConfiguration, Factories>;
  /** Keys of integrations that exist without a configuration. The API responds to them with an empty list, and to others with 404. */
  readonly integrationKeys: Collection<string, Factories>;
  /** Factories of this instance. */
  readonly factories: Factories;
  /** The requests so far, and assertions about them. */
  readonly log: RequestLog<Expectations>;
  /** Faults to inject. */
  readonly faults: Faults<OperationId>;
  /** The instance's clock. */
  readonly clock: Clock;
  /** Gets the requests that the fake doesn't model, if the option was given. */
  readonly passthrough: BehaviourOptions["passthrough"];
  /** Responds to a request: what `fetch` and the adapters are made of. */
  respond(request: FakeRequest): FakeResponse;
  /** Returns whether the spec has a request's path. */
  isModelled(request: FakeRequest): boolean;
  /**
   * Replaces how an operation responds, until the returned function or `reset` is called. The call has been authenticated and validated.
   *
   * @param operation - operation id
   * @param handler - returns a response that the spec documents; for others there are faults
   * @returns restores the operation
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
   * Replaces the whole state or, if something is invalid, nothing.
   *
   * @throws TypeError that names the path of the problem
   */
  seed(state: FakeSeed): void;
  /** Returns a copy of the state, which `seed` and state files take. */
  snapshot(): FakeState;
  /**
   * Makes the instance equal to a new one with the same options: state, counters, ids, random numbers, rate limits, log, faults and
   * handlers start over. Responses that a fault delays are delivered at once.
   */
  reset(): void;
}

/** The fake's definition: what the generator writes about the spec, and the handlers. */
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
 * @throws TypeError for an unknown or invalid option, and for an object that the schema doesn't allow, with its path
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
