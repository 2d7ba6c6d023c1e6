import { type Clock, sleep, systemClock } from "../core/clock.js";
import type { Operation } from "../core/routes.js";
import { checkName, checkOptions } from "../core/validate.js";
import { resources } from "../handlers/index.js";
import { routes } from "../routes.gen.js";
import type { ContractCase, ContractResult, RunnableCase, Steps } from "./case.js";
import { casesOf, writtenCases } from "./cases.js";
import { type Exchange, type Sent, validateExchange } from "./exchange.js";

/** Options of a run of the contract. */
export interface ContractOptions {
  /** Base URL of the API. It can have a path. */
  readonly baseUrl: string;
  /** Access token that may read the objects of `keys`. It is sent to the server and never appears in results. */
  readonly token: string;
  /**
   * Path parameters of objects that exist on the server. Default: those of the spec's examples. The cases of operations that require other
   * parameters are left out.
   */
  readonly keys?: Readonly<Record<string, string>>;
  /** Only cases with this basis. Default: all. */
  readonly basis?: ContractCase["basis"];
  /** Only cases whose ids contain one of these. Default: all. */
  readonly only?: readonly string[];
  /** Cases to leave out: those whose ids contain one of these. Default: none. */
  readonly skip?: readonly string[];
  /** Ids of cases in which the server is known to differ. One that passes is reported as a difference. Default: none. */
  readonly expected?: readonly string[];
  /** Sends the requests. Default: `globalThis.fetch`. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** How long a response may take, in milliseconds. Default: 10,000. */
  readonly timeout?: number;
  /** Clock for waits for rate limits. Default: the machine's clock. */
  readonly clock?: Clock;
}

const operations: readonly Operation[] = Object.entries(routes)
  .filter(([, { method }]) => method === "GET")
  .map(([id, route]) => ({
    ...route,
    id,
    pathNames: [...route.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name),
  }));

const runnable: readonly RunnableCase[] = [...operations.flatMap(casesOf), ...writtenCases];

/** The cases of the contract. */
export const contractCases: readonly ContractCase[] = runnable.map(({ run: _, ...one }) => one);

/** The operations whose objects the fake keeps. */
const stateful = new Set(Object.values(resources).flatMap((resource) => Object.keys(resource.handlers ?? {})));

/** Path parameters of the fake's initial objects: the spec's examples. */
const exampleKeys = Object.fromEntries(
  operations
    .filter(({ id }) => stateful.has(id))
    .flatMap(({ parameters }) => parameters)
    .flatMap(({ name, in: place, example }) =>
      place === "path" && example !== undefined ? [[name, String(example)]] : [],
    ),
);

/** Error if the server can't be reached. */
class GoneError extends Error {}

/**
 * Tests whether a server behaves like the API: the fake, a proxy, or the API itself. The requests are sent one after another and change
 * nothing.
 *
 * @returns a result for each case; cases are skipped once the server can't be reached
 * @throws TypeError for an unknown option or case
 *
 * @example
 * ```ts
 * import { createFakeApi } from "@ld-rest/testing";
 * import { runContract } from "@ld-rest/testing/contract";
 *
 * const fake = createFakeApi();
 * const results = await runContract({ baseUrl: "https://app.launchdarkly.com", token: fake.token, fetch: fake.fetch });
 * console.log(results.every(({ outcome }) => outcome === "passed"));
 * ```
 */
export async function runContract(options: ContractOptions): Promise<ContractResult[]> {
  checkOptions("runContract", options, [
    ...["baseUrl", "token", "keys", "basis", "only", "skip", "expected"],
    ...["fetch", "timeout", "clock"],
  ]);
  const { basis, only = [""], skip = [], expected = [] } = options;
  const keys = { ...exampleKeys, ...options.keys };
  for (const id of expected)
    checkName(
      "runContract",
      "case",
      id,
      runnable.map((one) => one.id),
    );
  const callable = operations.filter(({ parameters, headers }) =>
    parameters.every(({ name, in: place, required }) => !required || name in (place === "path" ? keys : headers)),
  );
  const chosen = runnable.filter(
    (one) =>
      callable.some(({ id }) => id === one.operation) &&
      (basis === undefined || one.basis === basis) &&
      only.some((part) => one.id.includes(part)) &&
      !skip.some((part) => one.id.includes(part)),
  );
  const results: ContractResult[] = [];
  let gone: string | undefined;
  for (const one of chosen) {
    const { run, ...description } = one;
    let result: ContractResult = { ...description, outcome: "skipped", differences: [] };
    if (gone === undefined) {
      const { differences, reason } = await runCase(one, { ...options, keys });
      gone = reason;
      const declared = expected.includes(one.id);
      if (declared && differences.length === 0) differences.push("declared as different, but it is not");
      const differs = !declared || reason !== undefined || differences[0]?.startsWith("declared");
      result = {
        ...description,
        outcome: differences.length === 0 ? "passed" : differs ? "differs" : "expected",
        differences,
      };
    }
    results.push(result);
  }
  return results;
}

async function runCase(
  one: RunnableCase,
  options: ContractOptions & Pick<Steps, "keys">,
): Promise<{ differences: string[]; reason?: string }> {
  const operation = operations.find(({ id }) => id === one.operation);
  if (!operation) return { differences: [] };
  const differences: string[] = [];
  const expect: Steps["expect"] = (condition, difference) => {
    if (!condition && !differences.includes(difference)) differences.push(difference);
  };
  const { keys } = options;
  const send = async (request: Sent = {}): Promise<Exchange> => {
    const exchange = await exchangeWith(options, operation, keys, request);
    for (const difference of validateExchange(exchange, operation)) expect(false, difference);
    expect(!exchange.text.includes(options.token), "body: contains the token");
    return exchange;
  };
  try {
    await one.run({ send, expect, keys });
    return { differences };
  } catch (error) {
    const reason = describeFailure(error);
    differences.push(`no response: ${reason}`);
    return error instanceof GoneError ? { differences, reason } : { differences };
  }
}

/** How often a request is retried if a rate limit is exceeded. */
const retries = 3;

async function exchangeWith(
  { baseUrl, token, fetch = globalThis.fetch, timeout = 10_000, clock = systemClock }: ContractOptions,
  operation: Operation,
  keys: Readonly<Record<string, string>>,
  { method = "GET", path = operation.path, query, headers = {} }: Sent,
): Promise<Exchange> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(keys[name] ?? name));
  const url = `${baseUrl.replace(/\/+$/, "")}${filled}${query === undefined ? "" : `?${query}`}`;
  const valid = { authorization: token, ...operation.headers };
  const given = Object.entries(lowerCase({ ...lowerCase(valid), ...lowerCase(headers) })).flatMap(
    ([name, value]): [string, string][] => (value === null ? [] : [[name, value.replace("{token}", () => token)]]),
  );
  const sentHeaders = Object.fromEntries(given);
  for (let attempt = 0; ; attempt++) {
    const response = await request(() =>
      fetch(url, { method, headers: sentHeaders, redirect: "manual", signal: AbortSignal.timeout(timeout) }),
    );
    const text = await response.text();
    if (response.status !== 429 || attempt >= retries) {
      const { status } = response;
      return { method, sentHeaders, status, headers: response.headers, text, body: parse(text) };
    }
    await sleep(clock, delayOf(response.headers, clock.now()));
  }
}

function lowerCase<T>(headers: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Sends a request, and once more if the connection fails. After a second failure, the server counts as gone. */
async function request(send: () => Promise<Response>): Promise<Response> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") throw error;
    return send().catch((again: unknown) => {
      throw new GoneError(describeFailure(again));
    });
  }
}

/** Returns how long a rate limit asks to wait, in milliseconds: at most a window of the API. */
function delayOf(headers: Headers, now: number): number {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  const wait = Number.isNaN(seconds) ? reset - now : seconds * 1000;
  return Math.min(10_000, Math.max(100, Number.isNaN(wait) ? 1000 : wait));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns the reason of a failure, which `fetch` puts into the cause. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== "" ? error.cause.message : error.message;
}
