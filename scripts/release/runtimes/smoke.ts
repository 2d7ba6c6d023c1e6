import {
  type Client,
  createClient,
  isMalformedResponseError,
  isNetworkError,
  isRateLimitError,
  isTimeoutError,
  NotFoundError,
} from "@ld-rest/client";
import { validate } from "@ld-rest/client/validation";
import { fixtures } from "@ld-rest/testing";

/** The problem of each case, or null if it passed. */
export type Results = [title: string, problem: string | null][];

/** A test case, which passes unless it throws. */
type Case = readonly [title: string, run: () => Promise<void>];

/**
 * The smoke tests of the client. They use only what every runtime has.
 *
 * @param baseUrl - the URL of the fake API
 * @param token - its token
 * @returns the problem of each case, or null if it passed
 */
export async function smoke(baseUrl: string, token: string): Promise<Results> {
  const results: Results = [];
  for (const [title, run] of cases(baseUrl, token)) {
    results.push([title, await run().then(() => null, String)]);
  }
  return results;
}

/** Creates a client of the fake API. */
export function connect(baseUrl: string, token: string): Client {
  return createClient({ token, baseUrl, allowInsecureHttp: true });
}

function cases(baseUrl: string, token: string): Case[] {
  const ld = connect(baseUrl, token);
  const respondWith = (...responses: (() => Response | Promise<Response>)[]) =>
    createClient({
      token,
      fetch: async () => (responses.length > 1 ? responses.shift() : responses[0])?.() ?? Response.error(),
      clock: {
        now: () => Date.now(),
        setTimeout: (run, ms) => setTimeout(run, ms < 30_000 ? 0 : ms), // skips waits, but not timeouts
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
      "calls by path, with the beta header",
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
      "waits and retries after a 429",
      async () => {
        const throttled = json({ message: "slow down" }, { status: 429, headers: { "retry-after": "1" } });
        same(await respondWith(throttled, json(fixtures.application)).getApplication(key), fixtures.application);
      },
    ],
    [
      "fails if the wait is too long",
      async () => {
        const throttled = json({ message: "slow down" }, { status: 429, headers: { "retry-after": "3600" } });
        same(isRateLimitError(await failure(respondWith(throttled).getApplication(key))), true);
      },
    ],
    [
      "rejects a response that is not JSON",
      async () => {
        const page = () => new Response("<html>", { headers: { "content-type": "text/html" } });
        same(isMalformedResponseError(await failure(respondWith(page).getApplication(key))), true);
      },
    ],
    [
      "reports a failed connection",
      async () => {
        const broken = () => Promise.reject(new TypeError("broken"));
        same(isNetworkError(await failure(respondWith(broken).getApplication(key, { attempts: 1 }))), true);
      },
    ],
    [
      "times out",
      async () => {
        const hanging = createClient({ token, timeout: 20, fetch: () => new Promise(() => {}) });
        same(isTimeoutError(await failure(hanging.getApplication(key))), true);
      },
    ],
    [
      "is aborted by the caller's signal",
      async () => {
        const controller = new AbortController();
        const call = respondWith(() => new Promise(() => {})).getApplication(key, { signal: controller.signal });
        controller.abort(new Error("enough"));
        same(String(await failure(call)), "Error: enough");
      },
    ],
    [
      "validates responses without eval",
      async () => {
        const strict = createClient({ token, validate, fetch: async () => Response.json({ key: 1 }) });
        same(isMalformedResponseError(await failure(strict.getApplication(key))), true);
      },
    ],
    [
      "redacts the token in errors",
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
  throw new Error("The call should have failed.");
}

function same(actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${left} is not ${right}`);
}
