import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { ApiError, type ClientOptions, createClient, isApiError, isRateLimitError } from "../../src/index.js";
import { collection } from "../fixtures/bodies.js";
import { ManualClock } from "../fixtures/manual-clock.js";
import { serve } from "../fixtures/server.js";
import { rejection } from "../fixtures/stub.js";
import { token } from "../fixtures/token.js";
import type { Fault } from "./fault.js";
import { faults } from "./faults.js";

const path = "/api/v2/integration-configurations/keys/{integrationKey}";

/** Starts a server with a fault in its first responses, and creates a client of it whose waits take no time. */
async function setUp({ serve: respond, outcome }: Fault, faultyResponses = Number.POSITIVE_INFINITY) {
  const clock = new ManualClock();
  const { url, requests } = await serve((response, count, request) => {
    response.setHeader("date", new Date(clock.now()).toUTCString());
    if (count <= faultyResponses) return respond(response, clock.now(), request);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(collection));
  });
  // The clock jumps to its next timer at once. While a response is on its way, that must not be the timeout.
  const timeout = outcome === "TimeoutError" ? {} : { timeout: Number.POSITIVE_INFINITY };
  const options: ClientOptions = { token, baseUrl: url, clock, random: () => 0, ...timeout };
  return { clock, requests, ld: createClient(options) };
}

const lasting = faults.filter(({ outcome }) => outcome !== "none: it is followed");
const retried = lasting.filter(({ attempts }) => attempts > 1);

describe("a server's fault", () => {
  test.each(lasting)("$name: the caller gets $outcome", async (fault) => {
    const { clock, requests, ld } = await setUp(fault);
    const call = rejection(ld.getAllIntegrationConfigurations({ integrationKey: "datadog" }));
    const waited = await clock.run(call);
    const { outcome, attempts, waitMs = 0, status } = fault;
    expect(await call).toMatchObject({ attempts, method: "GET", path });
    // A status that the spec describes has a class of its own.
    if (outcome === "ApiError") expect(await call).toBeInstanceOf(ApiError);
    else expect(await call).toMatchObject({ name: outcome });
    if (status !== undefined) expect(await call).toMatchObject({ status });
    expect(requests.length).toBe(fault.name === "redirect loop" ? 6 : attempts);
    expect(waited).toBe(outcome === "TimeoutError" ? 30_000 : (attempts - 1) * waitMs);
    expect(clock.pending).toBe(0);
  });

  test.each(retried)("$name: the call succeeds if a retry does", async (fault) => {
    const { clock, requests, ld } = await setUp(fault, 2);
    const call = ld.getAllIntegrationConfigurations({ integrationKey: "datadog" });
    await clock.run(call);
    expect(await call).toEqual(collection);
    expect(requests).toHaveLength(3);
    expect(clock.pending).toBe(0);
  });

  test.each(lasting)("$name: ld.GET resolves to the response, or rejects", async (fault) => {
    const { clock, ld } = await setUp(fault);
    const settled = ld
      .GET(path, { params: { path: { integrationKey: "datadog" } } })
      .catch((error: unknown) => ({ thrown: error }));
    await clock.run(settled);
    const result = await settled;
    if ("thrown" in result) {
      expect(result.thrown).toMatchObject({ name: expect.stringMatching(/^(Network|Timeout|Malformed)/) });
    } else {
      expect(result.response).toBeInstanceOf(Response);
      if (!result.response.ok) expect(result).not.toHaveProperty("data");
    }
  });

  test.each([404, 503])("a %i whose body never ends is a timeout for concurrent calls", async (status) => {
    const { url, requests } = await serve((response) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.write("{");
    });
    const ld = createClient({ token, baseUrl: url, timeout: 100 });
    const calls = Array.from({ length: 3 }, () =>
      rejection(ld.getAllIntegrationConfigurations({ integrationKey: "a" })),
    );
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ name: "TimeoutError", attempts: 1 });
    expect(requests).toHaveLength(3);
  });

  test("redirect within the origin: the caller gets the data", async () => {
    for (const fault of faults.filter(({ outcome }) => outcome === "none: it is followed")) {
      const { requests, ld } = await setUp(fault);
      await expect(ld.getAllIntegrationConfigurations({ integrationKey: "datadog" })).resolves.toEqual(collection);
      expect(requests.map(({ headers }) => headers.authorization)).toEqual([token, token]);
      expect(requests.map(({ headers }) => headers["ld-api-version"])).toEqual(["beta", "beta"]);
    }
  });

  test("connection refused: the caller gets NetworkError after all attempts, with the reason", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as AddressInfo; // it listens on a port
    await new Promise((resolve) => closed.close(resolve));
    for (const host of ["127.0.0.1", "localhost"]) {
      const clock = new ManualClock();
      const options = { baseUrl: `http://${host}:${port}`, timeout: Number.POSITIVE_INFINITY, random: () => 0 };
      const ld = createClient({ token, clock, ...options });
      const call = rejection(ld.getAllIntegrationConfigurations({ integrationKey: "datadog" }));
      await clock.run(call);
      const message = expect.stringMatching(/failed after 6 attempts: .*ECONNREFUSED/);
      expect(await call).toMatchObject({ name: "NetworkError", attempts: 6, message });
    }
  });
});

describe("a redirect to another origin", () => {
  test("is not followed", async () => {
    const other = await serve((response) => response.end("{}"));
    const { url, requests } = await serve((response) => {
      response.writeHead(302, { location: `${other.url}/api/v2/applications/shop` });
      response.end();
    });
    const error = await rejection(createClient({ token, baseUrl: url }).getApplication({ applicationKey: "shop" }));
    expect(error).toMatchObject({ name: "ApiError", status: 302, message: expect.stringContaining(other.url) });
    expect([requests.length, other.requests.length]).toEqual([1, 0]);
  });
});

describe("a limit of 20 calls in 250 ms, in real time", () => {
  test("lets 90 calls succeed, with few 429s", async () => {
    let window = 0;
    let used = 0;
    let rejected = 0;
    const { url } = await serve((response) => {
      const now = Math.floor(Date.now() / 250);
      if (now !== window) used = 0;
      window = now;
      used += 1;
      if (used > 20) rejected += 1;
      response.writeHead(used > 20 ? 429 : 200, {
        "content-type": "application/json",
        "x-ratelimit-global-remaining": String(Math.max(0, 20 - used)),
        "x-ratelimit-reset": String((now + 1) * 250),
      });
      response.end(JSON.stringify(collection));
    });
    const ld = createClient({ token, baseUrl: url });
    const calls = Array.from({ length: 90 }, () => ld.getAllIntegrationConfigurations({ integrationKey: "datadog" }));
    expect(await Promise.all(calls)).toHaveLength(90);
    expect(rejected).toBeLessThan(9);
  });
});

describe("a response that asks for a longer wait than maxWaitMs", () => {
  const reason = "The wait is longer than `retry.maxWaitMs`, so the client didn't retry.";

  test("is an error that says when to try again and why the client didn't", async () => {
    const fault = faults.find(({ name }) => name === "429 that asks for more than `maxWaitMs`");
    if (!fault) throw new Error("The fault has another name now.");
    const { clock, ld } = await setUp(fault);
    const error = await rejection(ld.getAllIntegrationConfigurations({ integrationKey: "datadog" }));
    if (!isRateLimitError(error)) throw error;
    expect(error.retryAfterMs).toBe(3_600_000);
    expect(error.resetAt).toEqual(new Date(clock.now() + 3_600_000));
    expect(error.message).toBe(
      `GET ${path} failed with 429 rate_limited: You've made too many requests. Try again in 3600 s. ${reason}`,
    );
    expect(error).toMatchObject({ code: "rate_limited", id: "1a2b", headers: { "retry-after": "3600" } });
  });

  test("is the same for a 503", async () => {
    const fault = faults.find(({ name }) => name === "503 that asks for more than `maxWaitMs`");
    if (!fault) throw new Error("The fault has another name now.");
    const { ld } = await setUp(fault);
    const error = await rejection(ld.getAllIntegrationConfigurations({ integrationKey: "datadog" }));
    expect(isApiError(error) && error.message).toBe(`GET ${path} failed with 503. Try again in 3600 s. ${reason}`);
  });
});
