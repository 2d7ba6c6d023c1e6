import {
  type Client,
  createClient,
  isMalformedResponseError,
  isNetworkError,
  isRateLimitedError,
  isTimeoutError,
  NotFoundError,
} from "@ld-rest/client";
import { validate } from "@ld-rest/client/validation";
import { fixtures } from "@ld-rest/testing";

/** One case of the suite: it passes unless it throws. */
type Case = readonly [title: string, run: () => Promise<void>];

/**
 * What has to hold in every runtime, with nothing but what they all have.
 *
 * @param baseUrl - where the fake API answers, over a real socket
 * @param token - its token
 * @returns for each case what went wrong, or null
 */
export async function smoke(baseUrl: string, token: string): Promise<[title: string, problem: string | null][]> {
  const results: [string, string | null][] = [];
  for (const [title, run] of cases(baseUrl, token)) {
    results.push([title, await run().then(() => null, String)]);
  }
  return results;
}

/** A client of that fake API. */
export function connect(baseUrl: string, token: string): Client {
  return createClient({ token, baseUrl, allowInsecureHttp: true });
}

function cases(baseUrl: string, token: string): Case[] {
  const ld = connect(baseUrl, token);
  const answering = (...responses: (() => Response | Promise<Response>)[]) =>
    createClient({
      token,
      fetch: async () => (responses.length > 1 ? responses.shift() : responses[0])?.() ?? Response.error(),
      clock: {
        now: () => Date.now(),
        setTimeout: (run, ms) => setTimeout(run, ms < 30_000 ? 0 : ms), // waits are skipped, time-outs are not
        clearTimeout: (timer) => clearTimeout(timer as number),
      },
    });
  const json = (body: unknown, init?: ResponseInit) => () => Response.json(body, init);
  const key = { applicationKey: "com.launchdarkly.cafe" };

  return [
    [
      "gets an application over a socket",
      async () => {
        const application = await ld.getApplication({ ...key, expand: ["flags"] });
        same(application.flags?.totalCount, 2);
      },
    ],
    [
      "lists the configurations of an integration",
      async () => {
        const { items } = await ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });
        same(items.length > 0, true);
      },
    ],
    [
      "calls by path, with the beta header sent unasked",
      async () => {
        const { response, data } = await ld.GET("/api/v2/applications/{applicationKey}", { params: { path: key } });
        same([response.status, data?.key], [200, key.applicationKey]);
      },
    ],
    [
      "throws the class of the status",
      async () => {
        const error = await failure(ld.getApplication({ applicationKey: "no such/application" }));
        same(error instanceof NotFoundError && error.code, "not_found");
      },
    ],
    [
      "waits and calls again after a refusal",
      async () => {
        const refused = json({ message: "slow down" }, { status: 429, headers: { "retry-after": "1" } });
        same(await answering(refused, json(fixtures.application)).getApplication(key), fixtures.application);
      },
    ],
    [
      "says when to come back where it waits no longer",
      async () => {
        const refused = json({ message: "slow down" }, { status: 429, headers: { "retry-after": "3600" } });
        same(isRateLimitedError(await failure(answering(refused).getApplication(key))), true);
      },
    ],
    [
      "takes no page for data",
      async () => {
        const page = () => new Response("<html>", { headers: { "content-type": "text/html" } });
        same(isMalformedResponseError(await failure(answering(page).getApplication(key))), true);
      },
    ],
    [
      "tells a failed connection from an answer",
      async () => {
        const broken = () => Promise.reject(new TypeError("broken"));
        same(isNetworkError(await failure(answering(broken).getApplication(key, { attempts: 1 }))), true);
      },
    ],
    [
      "gives up on an attempt that takes too long",
      async () => {
        const hanging = createClient({ token, timeout: 20, fetch: () => new Promise(() => {}) });
        same(isTimeoutError(await failure(hanging.getApplication(key))), true);
      },
    ],
    [
      "ends at once when the caller's signal does",
      async () => {
        const controller = new AbortController();
        const call = answering(() => new Promise(() => {})).getApplication(key, { signal: controller.signal });
        controller.abort(new Error("enough"));
        same(String(await failure(call)), "Error: enough");
      },
    ],
    [
      "holds answers against the spec without eval",
      async () => {
        const strict = createClient({ token, validate, fetch: async () => Response.json({ key: 1 }) });
        same(isMalformedResponseError(await failure(strict.getApplication(key))), true);
      },
    ],
    [
      "keeps the token out of errors",
      async () => {
        const error = await failure(ld.getApplication({ applicationKey: "nope" }));
        same(`${String(error)}${JSON.stringify(error)}${(error as Error).stack}`.includes(token), false);
      },
    ],
  ];
}

async function failure(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error("It should have failed.");
}

function same(actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${left} is not ${right}`);
}
