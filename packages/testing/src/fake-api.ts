import type { Application, IntegrationConfiguration } from "@ld-rest/types";
import { decide } from "./answering/decide.js";
import { createErrors } from "./answering/errors.js";
import { finish } from "./answering/finish.js";
import { createFetch, type FakeFetch } from "./faces/fetch.js";
import type { FakeAnswer, FakeRequest } from "./http/message.js";
import { readTarget } from "./http/target.js";
import { compileOperations } from "./routing/operation.js";
import { createRouter } from "./routing/router.js";
import { exampleApplications, exampleConfigurations, exampleIntegrationKeys } from "./state/examples.js";
import { createState } from "./state/state.js";

/** What a fake API starts with. */
export interface FakeApiOptions {
  /** The applications that exist. Default: those of the spec's examples. */
  readonly applications?: readonly Application[];
  /** The configurations of integrations that exist. Default: those of the spec's examples. */
  readonly integrationConfigurations?: readonly IntegrationConfiguration[];
  /** The access token that may read everything. Default: one that no account has. */
  readonly token?: string;
  /** What the ids of errors come from: the same seed gives the same ids. Default: 1. */
  readonly seed?: number;
}

/** One fake API, with a state of its own. */
export interface FakeApi {
  /** The access token that it accepts. */
  readonly token: string;
  /** Its `fetch`: give it to a client, and no request reaches a network. */
  readonly fetch: FakeFetch;
  /** The answer to a request, as plain data: what the faces are made of. */
  answer(request: FakeRequest): FakeAnswer;
}

/**
 * Makes a fake of LaunchDarkly's REST API.
 *
 * @example
 * ```ts
 * import { createClient } from "@ld-rest/client";
 * import { createFakeApi } from "@ld-rest/testing";
 *
 * const fake = createFakeApi();
 * const ld = createClient({ token: fake.token, fetch: fake.fetch });
 * const application = await ld.getApplication({ applicationKey: "com.launchdarkly.cafe" });
 * console.log(application.name);
 * ```
 *
 * @throws TypeError that says where, for an object that the spec's schemas refuse
 */
export function createFakeApi(options: FakeApiOptions = {}): FakeApi {
  const { token = "api-00000000-0000-4000-8000-000000000fa4", seed = 1 } = options;
  const state = createState();
  state.applications.add(options.applications ?? exampleApplications());
  state.integrationConfigurations.add(options.integrationConfigurations ?? exampleConfigurations());
  for (const key of exampleIntegrationKeys()) state.integrationKeys.add(key);

  const route = createRouter(compileOperations());
  const errors = createErrors(seed);
  const answer = (request: FakeRequest): FakeAnswer => {
    const accepts = (given: string | undefined) => given === token;
    const reply = decide({ route, accepts, state, errors }, request, readTarget(request.url));
    return finish(request, reply, new Date().toUTCString());
  };
  return { token, answer, fetch: createFetch(answer) };
}
