import { type Clock, systemClock } from "../clock/clock.js";
import type { ContractCase, ContractRequest, ContractResult } from "./case.js";
import { contractCases } from "./cases.js";
import { compareAnswer, type SeenAnswer } from "./compare.js";

/** Which server is held to the contract. */
export interface ContractOptions {
  /** Where the API is; can have a path. */
  readonly baseUrl: string;
  /** An access token that may read both resources. It is sent to the server and goes nowhere else. */
  readonly token: string;
  /** The key of an application that exists. Default: `com.launchdarkly.cafe`. */
  readonly applicationKey?: string;
  /** The key of an integration that has configurations. Default: `datadog`. */
  readonly integrationKey?: string;
  /** What requests are made with. Default: `globalThis.fetch`. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** How long an answer may take, in milliseconds. Default: 10,000. */
  readonly timeoutMs?: number;
  /** What waits for a rate limit to end. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Called with each result as it comes. */
  readonly onResult?: (result: ContractResult) => void;
}

/**
 * Holds a server to the contract: the fake, a proxy, or the API itself. The requests come one after another and change nothing.
 *
 * @returns a result for each case; a server that can't be reached differs in every one
 *
 * @example
 * ```ts
 * import { createFakeApi } from "@ld-rest/testing";
 * import { runContract } from "@ld-rest/testing/contract";
 *
 * const fake = createFakeApi();
 * const results = await runContract({ baseUrl: "https://app.launchdarkly.com", token: fake.token, fetch: fake.fetch });
 * console.log(results.every(({ passed }) => passed));
 * ```
 */
export async function runContract(options: ContractOptions): Promise<ContractResult[]> {
  const results: ContractResult[] = [];
  for (const one of contractCases) {
    const differences = await judge(one, options);
    const result = { title: one.title, passed: differences.length === 0, differences };
    results.push(result);
    options.onResult?.(result);
  }
  return results;
}

async function judge({ request, expected }: ContractCase, options: ContractOptions): Promise<string[]> {
  const fill = filler(options);
  try {
    const first = await ask(request, options, fill, {});
    if (request.repeat === undefined) return compareAnswer(expected, first, fill);
    const tag = first.headers.get("etag");
    if (tag === null) return []; // a server may go without entity tags (RFC 9110, section 8.8.3)
    return compareAnswer(expected, await ask(request, options, fill, { "if-none-match": tag }), fill);
  } catch (error) {
    return [`no answer: ${describeFailure(error)}`];
  }
}

/** How often a request is made again where the server says that its limit is spent. */
const patience = 3;

async function ask(
  request: ContractRequest,
  options: ContractOptions,
  fill: (text: string) => string,
  more: Readonly<Record<string, string>>,
): Promise<SeenAnswer> {
  const { baseUrl, fetch = globalThis.fetch, timeoutMs = 10_000, clock = systemClock } = options;
  const { method = "GET", path, version = "beta", headers = {} } = request;
  const authorization = writeToken(request, options.token);
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${baseUrl.replace(/\/+$/, "")}${fill(path)}`, {
      method,
      headers: {
        ...(authorization === undefined ? {} : { Authorization: authorization }),
        ...(version === null ? {} : { "LD-API-Version": version }),
        ...headers,
        ...more,
      },
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (response.status !== 429 || attempt > patience)
      return { status: response.status, headers: response.headers, text };
    await clock.sleep(waitOf(response.headers, clock.now()));
  }
}

/** How long a spent limit asks to wait, in milliseconds: no longer than a window of the API lasts. */
function waitOf(headers: Headers, now: number): number {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  const wait = Number.isNaN(seconds) ? reset - now : seconds * 1000;
  return Math.min(10_000, Math.max(100, Number.isNaN(wait) ? 1000 : wait));
}

function writeToken({ token = "valid" }: ContractRequest, valid: string): string | undefined {
  if (typeof token === "object") return token.value;
  return { valid, none: undefined, "with a scheme word": `Bearer ${valid}` }[token];
}

function filler({ applicationKey = "com.launchdarkly.cafe", integrationKey = "datadog" }: ContractOptions) {
  // Every byte encoded, so that a server that doesn't decode is found out.
  const bytes = [...new TextEncoder().encode(applicationKey)];
  const encoded = bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  return (text: string) =>
    text
      .replaceAll("{application:encoded}", encoded)
      .replaceAll("{application}", text.startsWith("/") ? encodeURIComponent(applicationKey) : applicationKey)
      .replaceAll("{integration}", text.startsWith("/") ? encodeURIComponent(integrationKey) : integrationKey);
}

/** What went wrong with a request; fetch hides the reason behind its own words. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== "" ? error.cause.message : error.message;
}
