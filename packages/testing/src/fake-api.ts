import type { Application, IntegrationConfiguration } from "@ld-rest/types";
import { createAnswer } from "./answering/answer.js";
import { createErrors } from "./answering/errors.js";
import { type Clock, systemClock } from "./clock/clock.js";
import { createFetch, type FakeFetch } from "./faces/fetch.js";
import { createFactories, type Factories } from "./factories.gen.js";
import { createFaults, type Faults } from "./faults/faults.js";
import type { FakeAnswer, FakeRequest } from "./http/message.js";
import { createLimits, type RateLimitOptions } from "./limits/limits.js";
import { createLog, type RequestLog } from "./log/log.js";
import { createReader } from "./log/read-record.js";
import type { Role } from "./roles/role.js";
import { compileTokens } from "./roles/tokens.js";
import { createDestinations } from "./routing/destination.js";
import type { StateData, StateSeed } from "./state/data.js";
import type { Resources } from "./state/resources.js";
import { createStore } from "./state/store.js";

/** What a fake API starts with: its state, and how it behaves. */
export interface FakeApiOptions extends StateSeed {
  /** The access token that may read everything. Default: one that no account has. */
  readonly token?: string;
  /** More tokens, each with what it may do. */
  readonly tokens?: Readonly<Record<string, Role>>;
  /** How many requests may come in a window of time. Default: so many that no test spends them. */
  readonly rateLimit?: RateLimitOptions;
  /** What tells the time. Default: the machine's clock. */
  readonly clock?: Clock;
  /** What ids of errors, built objects and faults with a probability come from: the same seed gives the same. Default: 1. */
  readonly seed?: number;
}

/** One fake API. It shares nothing with another. */
export interface FakeApi {
  /** The access token that may read everything. */
  readonly token: string;
  /** Its `fetch`: give it to a client, and no request reaches a network. */
  readonly fetch: FakeFetch;
  readonly applications: Resources<Application>;
  readonly integrationConfigurations: Resources<IntegrationConfiguration>;
  /** Factories that count for this instance alone. */
  readonly factories: Factories;
  /** What it was asked. */
  readonly log: RequestLog;
  /** What goes wrong. */
  readonly faults: Faults;
  readonly clock: Clock;
  /** The answer to a request, as plain data: what the faces are made of. */
  answer(request: FakeRequest): FakeAnswer;
  /**
   * Replaces the whole state, or leaves it as it was.
   *
   * @throws TypeError that names the path of what is wrong
   */
  seed(state: StateSeed): void;
  /** A copy of the state, which `seed` and a state file take. */
  snapshot(): StateData;
  /** Takes the state back to what it was seeded with last, forgets all requests and faults, and begins the rate limits anew. */
  reset(): void;
}

/**
 * Makes a fake of LaunchDarkly's REST API.
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
 * @throws TypeError that names the path, for an object that the spec's schemas refuse, and for a token or a role that can't be
 * @throws RangeError for a limit that can't be
 */
export function createFakeApi(options: FakeApiOptions = {}): FakeApi {
  const {
    token = "api-00000000-0000-4000-8000-000000000fa4",
    tokens = {},
    rateLimit,
    clock = systemClock,
    seed = 1,
    ...state
  } = options;
  const factories = createFactories({ seed });
  const store = createStore(state, factories);
  const identify = compileTokens(token, tokens);
  const limits = createLimits(rateLimit);
  const faults = createFaults(seed);
  const findDestination = createDestinations();
  const log = createLog(createReader(findDestination));
  const errors = createErrors(seed);
  const answer = createAnswer({ clock, state: store.state, identify, limits, faults, log, errors, findDestination });
  return {
    token,
    factories,
    log,
    faults,
    clock,
    answer,
    fetch: createFetch(answer, clock),
    applications: store.applications,
    integrationConfigurations: store.integrationConfigurations,
    seed: store.seed,
    snapshot: store.snapshot,
    reset: () => {
      store.reset();
      log.clear();
      faults.clear();
      limits.reset();
    },
  };
}
